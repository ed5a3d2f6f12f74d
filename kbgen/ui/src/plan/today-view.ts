// What there is to do: late, today, this week; what waits for others and what opens later, folded.
import { make, say } from "../make";
import { daysBetween } from "./days";
import { button, fill } from "./dom";
import { dueSaid } from "./due";
import type { MyPlan } from "./my-plan";
import type { StepState, When } from "./types";

const MOST = 4;
const NOW = ["overdue", "today", "week"] as const;
/** What is due later than that opens in its time. */
const SOON: readonly When[] = NOW;

export class TodayView {
  readonly element: HTMLElement;
  readonly #my: MyPlan;
  readonly #lists: HTMLElement;
  readonly #empty: HTMLElement;
  readonly #waits: HTMLDetailsElement;
  readonly #closed: HTMLDetailsElement;
  #shown = "";

  constructor(my: MyPlan) {
    this.#my = my;
    this.#lists = make("div", { class: "kb-now" });
    this.#empty = make("p", { class: "kb-empty" });
    this.#waits = folded("kb-waits");
    this.#closed = folded("kb-closed");
    this.element = make("div", { class: "kb-today" }, this.#lists, this.#empty, this.#waits, this.#closed);
  }

  show(): void {
    const { state } = this.#my;
    const written = JSON.stringify([
      state.today, state.run?.start,
      state.steps.map((one) => [one.step.id, one.group, one.late, one.due, one.waitsFor, one.blockers.map(({ ref }) => ref)]),
    ]);
    if (written === this.#shown) return;
    this.#shown = written;
    const mine = NOW.map((group) => [group, state.steps.filter((one) => one.group === group)] as const);
    const groups: HTMLElement[] = mine.filter(([, steps]) => steps.length).map(([group, steps]) => this.#group(group, steps));
    const soon = groups.length ? null : this.#next();
    if (soon) groups.push(this.#group("next", [soon]));
    fill(this.#lists, groups);
    say(this.#empty, this.#emptyWords(mine.slice(0, 2).every(([, steps]) => !steps.length), soon));
    this.#empty.hidden = !this.#empty.textContent;
    const waits = state.steps.filter((one) => one.group === "waiting");
    this.#fold(this.#waits, "waits", waits);
    this.#fold(this.#closed, "closed", state.steps.filter((one) => one.group === "blocked" && one.step.by === "newcomer" && SOON.includes(one.when)));
    // What holds everything up is not folded away.
    if (!groups.length && waits.length) this.#waits.open = true;
  }

  #next(): StepState | null {
    const { next } = this.#my.state;
    return next?.group === "later" ? next : null;
  }

  #emptyWords(nothingToday: boolean, soon: StepState | null): string {
    const { words, dates, days, state } = this.#my;
    const { run, today, count, steps, byId, next } = state;
    const t = (key: string, values = {}): string => words.text(`plan.empty.${key}`, values);
    if (!run || !nothingToday) return "";
    if (!count.all) return t("nothing");
    if (count.done === count.all) return "";
    const mine = steps.filter((one) => !one.worked && one.step.by === "newcomer");
    const late = mine.filter((one) => one.when === "today" || one.when === "overdue");
    if (today < run.start && !late.length) return t("before");
    if (!mine.length) return t("others");
    const held = late.some(({ blockers }) => blockers.some(({ ref }) => byId.get(ref)?.waitsFor));
    if ((held || !next) && steps.some((one) => one.group === "waiting")) return t("waits");
    const due = next?.due ?? soon?.due;
    return `${t(days.isWorking(today) ? "today" : "off")} ${due ? t("next", { date: dates.day(due, today) }) : ""}`.trim();
  }

  #group(group: "overdue" | "today" | "week" | "next", steps: StepState[]): HTMLElement {
    const { words } = this.#my;
    const rows = steps.map((one) => this.#row(one));
    const rest = rows.splice(MOST);
    const more =
      rest.length > 0 &&
      make("details", { class: "kb-more-rows" }, make("summary", {}, words.count("plan.list.more", rest.length)), make("ul", { class: "kb-todo" }, ...rest));
    const { today } = this.#my.state;
    // On its last free days the week is told that is about to begin.
    const ahead = group === "week" && daysBetween(today, this.#my.days.endOfWeek(today)) > 6;
    const name = make("h3", { class: "kb-now-name" }, words.text(`plan.list.${ahead ? "week_ahead" : group}`), make("span", { class: "kb-n" }, String(steps.length)));
    return make("section", { class: `kb-now-group kb-hue kb-now-${group}` }, name, make("ul", { class: "kb-todo" }, ...rows), more);
  }

  #row(one: StepState): HTMLElement {
    const { words } = this.#my;
    const link = make("a", { href: `#${one.step.id}` }, one.step.title);
    const said: string[] = [];
    if (one.unsigned && one.worked) said.push(words.text("plan.list.sign", { who: words.text(`plan.who.${one.unsigned}`) }));
    else if (one.waitsFor) said.push(words.text(`plan.who.${one.waitsFor}`));
    if (one.group === "blocked") {
      const open = one.blockers.filter(({ ref }) => !one.override?.over.includes(ref));
      said.push(words.text("plan.list.after", { step: open[0]?.title ?? "" }));
    }
    if (!one.worked && one.group !== "today") said.push(dueSaid(this.#my, one));
    if (one.count.done && !one.worked) said.push(words.text("plan.progress.tasks", { done: one.count.done, n: one.count.all }));
    const about = said.filter(Boolean).join(" · ");
    return make("li", {}, link, about && make("span", { class: "kb-sub" }, about), one.waitsFor && !one.worked && this.#did(one));
  }

  /** Others do not tick here: the reader does it for them, or would wait for ever. */
  #did({ step }: StepState): HTMLElement | null {
    const { words, readOnly } = this.#my;
    if (readOnly) return null;
    const tick = (): void => {
      this.#my.tickStep(step.id, true);
      this.element.querySelector<HTMLElement>(".kb-waits[open] button, .kb-now a, .kb-waits:not([hidden]) > summary")?.focus({ preventScroll: true });
    };
    return button(words.text("plan.list.did"), tick, { class: "kb-do kb-small", "aria-label": words.text("plan.step.tick", { step: step.title }) });
  }

  #fold(box: HTMLDetailsElement, kind: "waits" | "closed", steps: StepState[]): void {
    box.hidden = steps.length === 0;
    const [summary, list] = [...box.children];
    if (!summary || !list) return;
    say(summary, steps.length ? this.#my.words.count(`plan.list.${kind}`, steps.length) : "");
    fill(list, steps.map((one) => this.#row(one)));
  }
}

function folded(kind: string): HTMLDetailsElement {
  return make("details", { class: `kb-fold ${kind}` }, make("summary"), make("ul", { class: "kb-todo" }));
}
