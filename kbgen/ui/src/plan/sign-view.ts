// The signature under a step, where one is wanted: who confirms, and on which day.
import { freshId, make, say } from "../make";
import { asked, button, dayField } from "./dom";
import type { Desk } from "./desk";
import type { Step, StepState } from "./types";

export class SignView {
  readonly element: HTMLElement;
  readonly #desk: Desk;
  readonly #step: Step;
  readonly #fold: HTMLDetailsElement;
  readonly #signed: HTMLElement;
  readonly #said: HTMLElement;
  #form: HTMLFormElement | null = null;

  constructor(desk: Desk, step: Step) {
    this.#desk = desk;
    this.#step = step;
    const { words } = desk;
    const who = words.text(`plan.who.${step.sign_off ?? "lead"}`);
    this.#said = make("span");
    this.#signed = make("p", { class: "kb-signed", hidden: true }, this.#said, " ");
    if (!desk.readOnly) this.#signed.append(button(words.text("plan.sign.undo"), () => this.#unsign(), { class: "kb-do kb-small" }));
    this.#fold = make("details", { class: "kb-fold kb-sign" }, make("summary", {}, words.text("plan.sign.wants", { who })));
    this.#fold.addEventListener("toggle", () => this.#fold.open && this.#build());
    this.element = make("div", { class: "kb-signature" }, this.#signed, this.#fold);
  }

  show({ signature }: StepState): void {
    const by = signature?.by;
    this.#signed.hidden = !by;
    this.#fold.hidden = Boolean(by) || this.#desk.readOnly;
    if (!by || !signature) return;
    const { words, dates } = this.#desk;
    say(this.#said, words.text("plan.sign.signed", { name: by, date: dates.full(signature.day) }));
  }

  #build(): void {
    if (this.#form) return;
    const { words, state } = this.#desk;
    const name = make("input", { type: "text", id: freshId(), required: true, maxlength: 80, autocomplete: "off" });
    const day = dayField(state.today);
    const go = make("button", { type: "submit", class: "kb-do kb-main" }, words.text("plan.sign.go"));
    this.#form = make(
      "form",
      { class: "kb-form" },
      asked(words.text("plan.sign.by"), name),
      asked(words.text("plan.sign.day"), day),
      go,
    );
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!name.value.trim()) return name.focus();
      this.#desk.sign(this.#step.id, name.value.trim(), day.value);
      this.#signed.querySelector("button")?.focus();
    });
    this.#fold.append(this.#form);
  }

  #unsign(): void {
    this.#desk.sign(this.#step.id, "", this.#desk.state.today);
    this.#fold.querySelector("summary")?.focus();
  }
}
