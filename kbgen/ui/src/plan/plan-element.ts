// <kb-plan data-track="l2-engineer">: the reader's plan, in the page of the plan. It owns the plan, shows the panel
// above the steps and brings the steps alive. A link that carries somebody's plan shows that one instead, read only.
import type { Given } from "../part";
import { openStore } from "../store/open";
import type { Store } from "../store/store";
import { Carrying } from "./carrying";
import { Dates } from "./dates";
import { WorkingDays } from "./days";
import { make, say } from "../make";
import { hold, placesNow } from "../place";
import { MyPlan } from "./my-plan";
import { PageView } from "./page-view";
import { PanelView, type Shown } from "./panel-view";
import { Toast } from "./toast";
import { troubleElement } from "./trouble";
import type { CalendarData, Plan } from "./types";

const FOLD = "view/fold";
/** A link of ours, as link.ts writes it. */
const LINK = /#kb-plan=([\w-]+)/;
const FIELD = "textarea, [contenteditable], input:not([type=checkbox], [type=radio])";

export function planElement({ words, root, data }: Given): CustomElementConstructor {
  return class PlanElement extends HTMLElement {
    #living: AbortController | null = null;
    #my: MyPlan | null = null;
    #page: PageView | null = null;
    #panel: PanelView | null = null;
    #toast: Toast | null = null;
    readonly #voice = make("div", { class: "kb-offscreen", role: "status" });
    #store: Store | null = null;
    /** Steps and phases that were done when the page was last shown. */
    #done = new Set<string>();
    /** Where the focus goes after the last deed is taken back. */
    #touched = "";

    connectedCallback(): void {
      if (this.#living) return;
      this.#living = new AbortController();
      void this.#begin(this.#living.signal);
    }

    disconnectedCallback(): void {
      this.#page?.flush();
      this.#toast?.hide();
      // Moved within the page it lives on.
      queueMicrotask(() => this.isConnected || this.#living?.abort());
    }

    async #begin(signal: AbortSignal): Promise<void> {
      const track = this.dataset["track"] ?? "";
      const [plan, calendar] = (await Promise.all([data(`plan-${track}`), data("calendar")])) as [Plan | null, CalendarData | null];
      if (signal.aborted) return;
      if (!plan) {
        this.replaceChildren(make("p", { class: "kb-plan-broken" }, words.text("plan.broken")));
        return;
      }
      const carrying = new Carrying(this);
      const letters = LINK.exec(location.href)?.[1];
      const brought = letters ? await carrying.read(letters, plan) : null;
      const store = openStore(root, "plan");
      const shown = brought?.kind === "progress" ? brought : null;
      const my = new MyPlan({
        ...{ plan, words, dates: new Dates(words.lang), days: new WorkingDays(calendar) },
        ...(shown ? { store: null, shown: shown.items, others: [] } : { store, others: await othersOf(plan, store) }),
      });
      if (signal.aborted) return;
      this.#store = store;
      this.#show(my, signal, carrying, shown ?? (brought?.kind === "refused" ? brought : null));
      if (brought?.kind === "signatures") await carrying.takeSignatures(brought);
    }

    #show(my: MyPlan, signal: AbortSignal, carrying: Carrying, shown: Shown | null): void {
      this.#my = my;
      my.announce = (said) => this.#announce(said);
      carrying.plan = my;
      carrying.failed = () => this.#announce(words.text("plan.unloaded"));
      const trouble = this.#store && !my.readOnly ? troubleElement(my, this.#store, () => void carrying.do("saveJson")) : null;
      this.#panel = new PanelView(my, {
        ...{ root, carrying, signal, shown, trouble, leave },
        fold: this.#fold,
        onFold: (on) => this.#setFold(on),
        undo: () => this.#undo(),
      });
      this.#toast = new Toast({ undo: words.text("plan.undo.go"), close: words.text("plan.undo.close") }, () => this.#undo());
      const article = this.closest<HTMLElement>("article") ?? document.body;
      this.#page = new PageView(my, article, signal);
      article.dataset["kbPlan"] = my.readOnly ? "shared" : "own";
      this.#stand(this.#page, this.#panel, this.#toast, signal);
      this.#remember();
      const stop = my.watch((said) => this.#changed(said));
      signal.addEventListener("abort", () => {
        stop();
        this.#toast?.hide();
      });
      this.#listen(article, signal);
    }

    /**
     * Puts everything in its place. In the middle of the page what is in the window comes first, and a frame later
     * what is above it: so nothing moves under the reader's eyes.
     */
    #stand(page: PageView, panel: PanelView, toast: Toast, signal: AbortSignal): void {
      const places = placesNow();
      const stand = (): void => {
        if (signal.aborted) return;
        page.bring(false);
        this.replaceChildren(panel.element, toast.element, this.#voice);
        this.#paint();
      };
      if (!places.length || document.hidden) return stand();
      page.bring(true);
      this.#paint();
      hold(places);
      requestAnimationFrame(() => setTimeout(() => {
        const now = placesNow();
        stand();
        hold(now);
      }));
    }

    #listen(article: HTMLElement, signal: AbortSignal): void {
      article.addEventListener("change", (event) => {
        if (event.target instanceof Element) this.#touched = event.target.closest("[data-kb-item]")?.id ?? event.target.closest(".kb-step")?.querySelector("h3")?.id ?? "";
      }, { signal, capture: true });
      document.addEventListener("keydown", (event) => {
        const target = event.target instanceof Element ? event.target : null;
        if (event.code !== "KeyZ" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
        if (event.defaultPrevented || target?.closest(FIELD) || target?.closest("dialog[open]") || !this.#my?.canUndo) return;
        event.preventDefault();
        this.#undo();
      }, { signal });
      addEventListener("pagehide", () => this.#page?.flush(), { signal });
      addEventListener("hashchange", () => LINK.test(location.href) && location.reload(), { signal });
      document.addEventListener("visibilitychange", () => {
        if (document.visibilityState === "hidden") this.#page?.flush();
        else if (this.#my && this.#my.state.today !== this.#panel?.shownOn) this.#my.refresh();
      }, { signal });
    }

    #changed(said: string): void {
      this.#paint();
      const my = this.#my;
      if (!my || !said) return this.#remember();
      const ask = !my.state.run && my.state.ticks.done > 0;
      this.#toast?.show(said, ask ? this.#panel?.askLink() : undefined);
      this.#tellDone(my);
      this.#remember();
    }

    #paint(): void {
      this.#panel?.show();
      this.#page?.show(this.#fold);
      this.toggleAttribute("data-kb-begun", Boolean(this.#my?.state.run));
    }

    /** Says aloud what was finished by the last deed, and nothing about less. */
    #tellDone(my: MyPlan): void {
      const { state } = my;
      const fresh = (name: string, done: boolean): boolean => done && !this.#done.has(name);
      const { done, all } = state.count;
      if (all && fresh("plan", done === all)) return my.announce(words.text("plan.said.track"));
      const phase = state.phases.find((one) => one.count.all && fresh(one.phase.id, one.count.done === one.count.all));
      if (phase) return my.announce(words.text("plan.said.phase", { phase: phase.phase.title }));
      const step = state.steps.find((one) => fresh(one.step.id, one.worked));
      if (step) my.announce(words.text("plan.said.step", { step: step.step.title, left: words.count("plan.said.left", all - done) }));
    }

    #remember(): void {
      const state = this.#my?.state;
      if (!state) return;
      this.#done = new Set(state.steps.filter((one) => one.worked).map((one) => one.step.id));
      for (const { phase, count } of state.phases) if (count.done === count.all) this.#done.add(phase.id);
      if (state.count.done === state.count.all) this.#done.add("plan");
    }

    #undo(): void {
      const undone = this.#my?.undo() ?? false;
      this.#toast?.hide();
      this.#announce(words.text(undone ? "plan.undo.done" : "plan.undo.nothing"));
      const focused = document.activeElement;
      if (!focused || focused === document.body || this.contains(focused)) {
        (this.#page?.box(this.#touched) ?? this.#panel?.menuButton)?.focus({ preventScroll: true });
      }
    }

    #announce(said: string): void {
      // The same words twice are still said twice.
      this.#voice.textContent = "";
      requestAnimationFrame(() => say(this.#voice, said));
    }

    get #fold(): boolean {
      return this.#store?.get(FOLD) === true;
    }

    #setFold(on: boolean): void {
      this.#store?.set(FOLD, on);
      this.#paint();
    }
  };

  /** Plans that steps of this one come after, as far as the reader has begun them. */
  async function othersOf(plan: Plan, store: Store): Promise<Plan[]> {
    const wanted = new Set<string>();
    for (const step of plan.phases.flatMap((phase) => phase.steps)) {
      for (const ref of Object.keys(step.outside ?? {})) wanted.add(ref.split("#")[0] ?? "");
    }
    if (!wanted.size) return [];
    const begun = new Set(store.names("tracks/").map((name) => name.split(/[@#~]/)[0] ?? ""));
    const names = [...wanted].filter((ref) => begun.has(ref)).map((ref) => ref.replace("tracks/", "plan-"));
    return ((await Promise.all(names.map((name) => data(name)))) as (Plan | null)[]).filter((one) => one !== null);
  }
}

/** To the reader's own plan, which this page shows without the fragment. */
function leave(): void {
  const url = new URL(location.href);
  url.hash = "";
  history.replaceState(history.state, "", url);
  location.reload();
}

