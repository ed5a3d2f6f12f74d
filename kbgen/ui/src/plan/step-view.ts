// A step in the page: its tick, its tasks, where it stands, and what the reader adds to it. Built once, then only
// what changed is written.
import { make, say, type Child } from "../make";
import { button, fill } from "./dom";
import type { Desk } from "./desk";
import { dateSaid, dueSaid } from "./due";
import { NoteView } from "./note-view";
import { OpenQuestionView } from "./open-question-view";
import { QuestionView } from "./question-view";
import { SignView } from "./sign-view";
import { TaskView } from "./task-view";
import type { Step, StepState } from "./types";

export class StepView {
  readonly section: HTMLElement;
  readonly tasks: TaskView[] = [];
  readonly #desk: Desk;
  readonly #step: Step;
  readonly #tick: HTMLInputElement;
  readonly #due: HTMLElement | null;
  readonly #undated: string;
  readonly #count: HTMLElement;
  readonly #lines: HTMLElement;
  readonly #toggle: HTMLButtonElement;
  readonly #questions = new Map<string, QuestionView | OpenQuestionView>();
  readonly #note: NoteView;
  readonly #sign: SignView | null;
  #shown = "";

  constructor(desk: Desk, section: HTMLElement, step: Step) {
    this.#desk = desk;
    this.section = section;
    this.#step = step;
    const { words } = desk;
    const heading = section.querySelector("h3");
    this.#tick = make("input", { type: "checkbox", class: "kb-step-tick", "aria-label": words.text("plan.step.tick", { step: step.title }) });
    this.#count = make("span", { class: "kb-step-count" });
    this.#lines = make("div", { class: "kb-step-lines" });
    this.#toggle = button("", () => this.#unfold(), { class: "kb-do kb-step-toggle", "aria-expanded": "false" });
    section.prepend(this.#tick);
    section.dataset["kbAlive"] = "";
    const meta = section.querySelector(":scope > .kb-meta");
    this.#due = meta?.querySelector<HTMLElement>(".kb-due") ?? null;
    this.#undated = this.#due?.textContent ?? "";
    if (this.#due) this.#due.dataset["kbUndated"] = this.#undated;
    meta?.append(" ", this.#count);
    (meta ?? heading)?.after(this.#toggle, this.#lines);
    for (const task of step.tasks ?? []) {
      const item = document.getElementById(`${step.id}.${task.id}`);
      if (item && section.contains(item)) this.tasks.push(new TaskView(item, `${step.id}.${task.id}`));
    }
    for (const question of step.questions ?? []) {
      const name = `${step.id}.${question.id}`;
      const box = document.getElementById(name);
      if (!(box instanceof HTMLDetailsElement)) continue;
      // Answers in words stay with the reader: others see the question and its explanation.
      if (question.choices?.length) this.#questions.set(name, new QuestionView(desk, box, name, question));
      else if (!desk.readOnly) this.#questions.set(name, new OpenQuestionView(desk, box, name, question));
    }
    this.#note = new NoteView(desk, step);
    this.#sign = step.sign_off ? new SignView(desk, step) : null;
    section.append(make("div", { class: "kb-step-tools" }, this.#sign?.element, this.#note.element));
  }

  /** The box to tick under an item's name, the step's own for the step. */
  box(item: string): HTMLInputElement | undefined {
    return item === this.#step.id ? this.#tick : this.tasks.find((one) => one.name === item)?.input;
  }

  /** Leaves the step to be read only: it is for others. */
  lock(): void {
    this.#shown = "";
    for (const input of [this.#tick, ...this.tasks.map((one) => one.input)]) input.disabled = true;
    fill(this.#lines, []);
    say(this.#count, "");
    if (this.#due) say(this.#due, this.#undated);
  }

  /** Writes the step as it stands, if it stands otherwise than before; `fold` folds what is done. */
  show(state: StepState, fold: boolean): void {
    const { words, state: whole, readOnly } = this.#desk;
    const shown = written(state, whole.run !== null, fold);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const locked = readOnly || (state.group === "blocked" && whole.run !== null);
    const { done, all } = state.count;
    this.section.dataset["kbGroup"] = whole.run || state.worked ? state.group : "";
    this.section.toggleAttribute("data-kb-done", state.done);
    this.section.toggleAttribute("data-kb-folded", fold && state.done);
    this.section.style.setProperty("--kb-share", String(all ? done / all : Number(state.worked)));
    this.#tick.checked = state.worked;
    this.#tick.indeterminate = !state.worked && done > 0;
    this.#tick.disabled = locked;
    for (const [index, task] of this.tasks.entries()) {
      const shown = state.tasks[index];
      if (shown) task.show(shown, locked);
    }
    for (const answer of state.answers) this.#questions.get(answer.item)?.show(answer);
    this.#note.show(state.note);
    this.#sign?.show(state);
    if (this.#due) say(this.#due, dateSaid(this.#desk, state) || this.#undated);
    const counts = all > 1 || (all === 1 && (this.#step.tasks?.length ?? 0) > 0);
    say(this.#count, counts ? words.text("plan.progress.tasks", { done, n: all }) : "");
    if (counts) this.#count.setAttribute("aria-label", words.count("plan.progress.tasks_label", all, { done }));
    this.#showLines(state);
    this.#toggle.hidden = !(fold && state.done);
    this.#name();
  }

  /** What is to be said of where the step stands. */
  #showLines(state: StepState): void {
    const { words, dates, state: whole, readOnly } = this.#desk;
    const t = (key: string, values = {}): string => words.text(`plan.step.${key}`, values);
    const lines: HTMLElement[] = [];
    const line = (kind: string, ...children: Child[]): number => lines.push(make("p", { class: `kb-step-line kb-hue kb-line-${kind}` }, ...children));
    const deed = (key: string, act: () => void): Child => !readOnly && button(t(key), act, { class: "kb-do kb-small" });
    if (state.worked && state.doneAt) line("done", t("done", { date: dates.moment(state.doneAt) }));
    if (state.worked && state.unsigned) line("sign", t("unsigned", { who: words.text(`plan.who.${state.unsigned}`) }));
    if (whole.run && !state.worked && (state.late || state.when === "today")) line(state.late ? "late" : "today", dueSaid(this.#desk, state));
    const waits = whole.run !== null && state.blockers.length > 0;
    if (waits && state.group === "blocked") line("closed", t("closed"), " ", ...this.#blockers(state), " ", deed("override", () => this.#override()));
    else if (waits) line("over", t("overridden", { steps: state.blockers.map(({ title }) => words.text("plan.quoted", { title })).join(", ") }));
    if (state.changed) line("changed", t("changed"), " ", deed("seen", () => this.#seen()));
    fill(this.#lines, lines);
    this.section.toggleAttribute("data-kb-waits", waits);
  }

  #blockers(state: StepState): (Node | string)[] {
    return state.blockers.flatMap(({ ref, title }, index) => {
      const inside = this.#desk.state.byId.has(ref);
      // The page knows where steps of other plans are.
      const known = this.section.querySelectorAll(".kb-after a")[this.#step.after?.indexOf(ref) ?? -1];
      const link = inside || !known ? make("a", { href: inside && `#${ref}` }, title) : known.cloneNode(true);
      return index ? [", ", link] : [link];
    });
  }

  #override(): void {
    this.#desk.override(this.#step.id);
    (this.tasks.find((one) => !one.input.checked)?.input ?? this.#tick).focus();
  }

  #seen(): void {
    this.#desk.seen(this.#step.id);
    this.#tick.focus();
  }

  #unfold(): void {
    this.section.toggleAttribute("data-kb-unfolded");
    this.#name();
  }

  /** Shows the whole of it: somebody was sent here. */
  open(): void {
    this.section.setAttribute("data-kb-unfolded", "");
    this.#name();
  }

  #name(): void {
    const open = this.section.hasAttribute("data-kb-unfolded");
    say(this.#toggle, this.#desk.words.text(open ? "plan.step.hide" : "plan.step.show"));
    this.#toggle.setAttribute("aria-expanded", String(open));
  }

  /** Points at why the step cannot be ticked yet. */
  explain(): void {
    this.#lines.querySelector<HTMLElement>("button")?.focus();
  }

  /** Writes what is still being typed. */
  flush(): void {
    for (const question of this.#questions.values()) if (question instanceof OpenQuestionView) question.flush();
    this.#note.flush();
  }
}

/** Everything about a step that its view shows, as one text to compare. */
function written(state: StepState, begun: boolean, fold: boolean): string {
  const { step: _step, phase: _phase, tasks, answers, ...rest } = state;
  const ticks = tasks.map(({ done, changed }) => Number(done) + 2 * Number(changed));
  return JSON.stringify([begun, fold, ticks, answers.map(({ answer }) => answer), rest]);
}
