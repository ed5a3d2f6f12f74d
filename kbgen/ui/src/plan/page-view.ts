// The plan's page itself: its steps come alive, its headings and links say how far each phase has come.
import type { FilterElement } from "../filter-element";
import { make, say } from "../make";
import { button } from "./dom";
import type { MyPlan } from "./my-plan";
import { StepView } from "./step-view";
import type { Phase, Step } from "./types";

interface PhaseParts {
  phase: Phase;
  count: HTMLElement;
  link: HTMLElement | null;
  others: HTMLButtonElement | null;
}

export class PageView {
  readonly #my: MyPlan;
  readonly #article: HTMLElement;
  readonly #steps = new Map<string, StepView>();
  readonly #boxes = new Map<EventTarget, string>();
  readonly #contents = new Map<string, Element>();
  readonly #phases: PhaseParts[] = [];
  /** Phases of which the steps for others are shown. */
  readonly #opened = new Set<string>();
  /** Which steps are set aside, as it was last shown. */
  #aside = "";

  constructor(my: MyPlan, article: HTMLElement, signal: AbortSignal) {
    this.#my = my;
    this.#article = article;
    for (const link of document.querySelectorAll<HTMLAnchorElement>(".md-nav--secondary a[href*='#']")) {
      this.#contents.set(anchorOf(link.hash), link);
    }
    addEventListener("hashchange", () => this.#arrive(), { signal });
    addEventListener("beforeunload", () => this.#keepAside(), { signal });
    article.addEventListener("change", (event) => this.#ticked(event), { signal });
    article.addEventListener("click", (event) => this.#explain(event), { signal });
  }

  /** Brings alive the steps that are left; `below`: only those that end below the top of the window. */
  bring(below: boolean): void {
    const parts = this.#article.querySelectorAll(".kb-step, h2[id]");
    const coming = new Set([...parts].filter((one) => !below || one.getBoundingClientRect().bottom > 0));
    for (const phase of this.#my.plan.phases) {
      for (const step of phase.steps) this.#bring(step, coming);
      this.#head(phase, coming);
    }
    if (!below) this.#arrive();
  }

  /** Keeps with the reader's place what is not shown to them: it is gone already when the page is painted again. */
  #keepAside(): void {
    const { place } = history.state ?? {};
    const aside = [...this.#steps].filter(([, { section }]) => section.matches("[data-kb-other]:not([data-kb-other-open])"));
    const ids = aside.map(([id]) => `> [id="${id}"]`);
    if (place && ids.length) history.replaceState({ ...history.state, place: [...place, `.kb-step:has(${ids.join()})`] }, "");
  }

  #arrive(): void {
    this.#steps.get(anchorOf(location.hash))?.open();
  }

  #bring(step: Step, coming: ReadonlySet<Element>): void {
    if (this.#steps.has(step.id)) return;
    const section = document.getElementById(step.id)?.closest<HTMLElement>(".kb-step");
    if (!section || !coming.has(section)) return;
    section.hidden = false;
    const view = new StepView(this.#my, section, step);
    this.#steps.set(step.id, view);
    for (const item of [step.id, ...view.tasks.map((one) => one.name)]) {
      const box = view.box(item);
      if (box) this.#boxes.set(box, item);
    }
  }

  #head(phase: Phase, coming: ReadonlySet<Element>): void {
    if (this.#phases.some((one) => one.phase === phase)) return;
    const heading = document.getElementById(phase.id);
    // What is said of a phase stands at both of its ends.
    if (!heading || !(coming.has(heading) || this.#steps.has(phase.steps.at(-1)?.id ?? ""))) return;
    const count = make("span", { class: "kb-phase-count" });
    const anchor = heading.querySelector(".headerlink");
    heading.insertBefore(document.createTextNode(" "), anchor);
    heading.insertBefore(count, anchor);
    const link = [...this.#article.querySelectorAll<HTMLAnchorElement>(".kb-phases a")].find((one) => anchorOf(one.hash) === phase.id);
    this.#phases.push({ phase, count, link: link?.querySelector<HTMLElement>(".kb-n") ?? null, others: null });
  }

  /** Writes what is new since the last time; `fold` folds what is done. */
  show(fold: boolean): void {
    const { words, state } = this.#my;
    for (const [id, view] of this.#steps) {
      const step = state.byId.get(id);
      view.section.toggleAttribute("data-kb-other", !step);
      if (step) view.show(step, fold);
      this.#contents.get(id)?.toggleAttribute("data-kb-done", Boolean(step?.done));
    }
    for (const parts of this.#phases) {
      const found = state.phases.find((one) => one.phase.id === parts.phase.id);
      if (!found) continue;
      const { done, all } = found.count;
      const begun = state.run !== null || state.ticks.done > 0;
      say(parts.count, begun && all ? words.text("plan.progress.tasks", { done, n: all }) : "");
      parts.count.toggleAttribute("data-kb-done", all > 0 && done === all);
      if (parts.link) say(parts.link, begun && all ? `${done}/${all}` : String(parts.phase.steps.length));
      this.#showOthers(parts);
    }
    this.#narrow();
  }

  /** Lets the list be narrowed down anew where other steps than before are set aside. */
  #narrow(): void {
    const aside = JSON.stringify([[...this.#opened], [...this.#steps].map(([id]) => this.#my.state.byId.has(id))]);
    if (aside === this.#aside) return;
    this.#aside = aside;
    document.querySelector<FilterElement>("kb-filter")?.show();
  }

  #showOthers(parts: PhaseParts): void {
    const others = this.#my.others(parts.phase.id);
    const id = parts.phase.id;
    if (!parts.others && others.length) {
      parts.others = button("", () => {
        if (!this.#opened.delete(id)) this.#opened.add(id);
        this.#showOthers(parts);
        this.#narrow();
      });
      parts.others.classList.add("kb-others");
    }
    if (!parts.others) return;
    const open = this.#opened.has(id);
    if (!others.length) parts.others.remove();
    else if (!parts.others.isConnected) this.#steps.get(parts.phase.steps.at(-1)?.id ?? "")?.section.after(parts.others);
    if (others.length) say(parts.others, this.#my.words.count("plan.step.others", others.length));
    parts.others.setAttribute("aria-expanded", String(open));
    for (const step of others) {
      const view = this.#steps.get(step.id);
      view?.section.toggleAttribute("data-kb-other-open", open);
      view?.lock();
    }
  }

  #ticked(event: Event): void {
    const item = event.target && this.#boxes.get(event.target);
    if (!item || !(event.target instanceof HTMLInputElement)) return;
    this.#my.tick(item, event.target.checked);
  }

  /** A word of a task that cannot be ticked yet leads to why. */
  #explain(event: Event): void {
    const target = event.target instanceof Element ? event.target : null;
    const label = target?.closest("label.kb-tick-words");
    if (!label || target?.closest("a")) return;
    const step = label.closest(".kb-step")?.querySelector("h3")?.id;
    if (step && label.previousElementSibling instanceof HTMLInputElement && label.previousElementSibling.disabled) {
      this.#steps.get(step)?.explain();
    }
  }

  /** The element to come back to after something was done to `item`. */
  box(item: string): HTMLElement | undefined {
    return this.#steps.get(item.split(".")[0] ?? "")?.box(item);
  }

  flush(): void {
    for (const view of this.#steps.values()) view.flush();
  }
}

/** The id that a fragment names. */
function anchorOf(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}
