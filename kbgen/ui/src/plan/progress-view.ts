// How far the plan has come, at a glance: a bar of which every phase has its stretch.
import { make, say } from "../make";
import type { MyPlan } from "./my-plan";

export class ProgressView {
  readonly element: HTMLElement;
  readonly #my: MyPlan;
  readonly #bar: HTMLElement;
  readonly #stretches: HTMLElement[];
  readonly #steps: HTMLElement;
  readonly #percent: HTMLElement;

  constructor(my: MyPlan) {
    this.#my = my;
    this.#stretches = my.plan.phases.map(() => make("span", { class: "kb-stretch" }, make("span")));
    this.#bar = make(
      "div",
      { class: "kb-progress", role: "progressbar", "aria-label": my.words.text("plan.progress.whole"), "aria-valuemin": 0 },
      ...this.#stretches,
    );
    this.#steps = make("span", { class: "kb-progress-steps" });
    this.#percent = make("span", { class: "kb-progress-percent" });
    this.element = make("div", { class: "kb-whole" }, make("p", { class: "kb-progress-words" }, this.#steps, this.#percent), this.#bar);
  }

  show(): void {
    const { words, state } = this.#my;
    const { count, ticks, phases } = state;
    const percent = ticks.all ? Math.floor((100 * ticks.done) / ticks.all) : 0;
    const steps = words.count("plan.progress.steps", count.all, { done: count.done });
    say(this.#steps, steps);
    say(this.#percent, words.text("plan.progress.percent", { n: percent }));
    this.#bar.setAttribute("aria-valuemax", String(count.all));
    this.#bar.setAttribute("aria-valuenow", String(count.done));
    this.#bar.setAttribute("aria-valuetext", steps);
    phases.forEach((phase, index) => {
      const stretch = this.#stretches[index];
      if (!stretch) return;
      const ticked = phase.steps.reduce((sum, step) => sum + (step.worked ? step.count.all || 1 : step.count.done), 0);
      const all = phase.steps.reduce((sum, step) => sum + (step.count.all || 1), 0);
      stretch.hidden = all === 0;
      stretch.style.flexGrow = String(all);
      (stretch.firstElementChild as HTMLElement).style.width = `${all ? (100 * ticked) / all : 0}%`;
      stretch.title = words.text("plan.progress.phase", { phase: phase.phase.title, done: phase.count.done, n: phase.count.all });
    });
  }
}
