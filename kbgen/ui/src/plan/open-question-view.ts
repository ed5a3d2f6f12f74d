// A question without choices: the reader answers in words of their own, looks at the explanation, then says whether
// they knew it. Nothing is measured: the answer is for the reader.
import { freshId, make, say } from "../make";
import { button } from "./dom";
import type { Desk } from "./desk";
import { KeptField } from "./kept-field";
import type { AnswerState, Question } from "./types";
import { LONGEST_ANSWER } from "./values";

export class OpenQuestionView {
  readonly #box: HTMLDetailsElement;
  readonly #desk: Desk;
  readonly #field: KeptField;
  readonly #mark = make("span", { class: "kb-offscreen" });
  readonly #look: HTMLButtonElement;
  readonly #said: HTMLElement;
  readonly #marks: HTMLButtonElement[];
  /** Whether the reader has asked for the explanation. */
  #looked: boolean;
  #right: boolean | null = null;

  constructor(desk: Desk, box: HTMLDetailsElement, item: string, question: Question) {
    this.#box = box;
    this.#desk = desk;
    const { words } = desk;
    const explanation = box.querySelector<HTMLElement>(":scope > .kb-explanation");
    explanation?.setAttribute("tabindex", "-1");
    this.#looked = !explanation;
    this.#field = new KeptField(
      { rows: 2, maxlength: LONGEST_ANSWER, "aria-label": words.text("plan.check.own", { question: question.text }), placeholder: words.text("plan.check.own_hint") },
      words.text("plan.step.saved"),
      (text) => desk.reflect(item, text, this.#right),
    );
    this.#look = button(words.text("plan.check.look"), () => {
      this.#looked = true;
      this.#paint();
      explanation?.focus({ preventScroll: true });
    });
    this.#marks = [true, false].map((right) =>
      button(words.text(`plan.check.${right ? "knew" : "again_later"}`), () => {
        this.#field.flush();
        desk.reflect(item, this.#field.element.value.trim(), this.#right === right ? null : right);
      }, { class: "kb-do kb-small" }),
    );
    const ask = make("span", { id: freshId() }, words.text("plan.check.ask"));
    this.#said = make("div", { class: "kb-check-do", role: "group", "aria-labelledby": ask.id }, ask, ...this.#marks);
    const own = make("div", { class: "kb-check-own" }, this.#field.element, make("div", { class: "kb-check-do" }, this.#look, this.#field.saved));
    box.dataset["kbAsked"] = "";
    box.querySelector("summary")?.append(this.#mark);
    box.querySelector("summary")?.after(own);
    box.append(this.#said);
    box.addEventListener("toggle", () => box.open && this.#field.grow());
  }

  show({ answer, changed }: AnswerState): void {
    this.#right = answer?.right ?? null;
    this.#field.show(answer?.text ?? "");
    const { words } = this.#desk;
    const told = this.#right === null ? "" : words.text(`plan.check.mark.${this.#right ? "knew" : "again"}`);
    const marks = [told, changed && told ? words.text("plan.check.changed") : ""].filter(Boolean).join(", ");
    say(this.#mark, marks ? ` (${marks})` : "");
    if (this.#right === null) delete this.#box.dataset["kbResult"];
    else this.#box.dataset["kbResult"] = this.#right ? "right" : "again";
    this.#paint();
  }

  #paint(): void {
    const open = this.#looked || this.#right !== null;
    this.#box.toggleAttribute("data-kb-answered", open);
    this.#look.hidden = open;
    this.#said.hidden = !open;
    const [knew, again] = this.#marks;
    knew?.setAttribute("aria-pressed", String(this.#right === true));
    again?.setAttribute("aria-pressed", String(this.#right === false));
  }

  flush(): void {
    this.#field.flush();
  }
}
