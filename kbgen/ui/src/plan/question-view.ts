// A question to check oneself: choices become fields, the answer is kept, what is right is told after it.
import { freshId, make, say } from "../make";
import { button } from "./dom";
import type { Desk } from "./desk";
import type { AnswerState, Question } from "./types";

export class QuestionView {
  readonly #desk: Desk;
  readonly #box: HTMLDetailsElement;
  readonly #item: string;
  readonly #question: Question;
  #inputs: HTMLInputElement[] = [];
  #result?: HTMLElement;
  #mark?: HTMLElement;
  #go?: HTMLButtonElement;
  #answered = false;

  constructor(desk: Desk, box: HTMLDetailsElement, item: string, question: Question) {
    this.#desk = desk;
    this.#box = box;
    this.#item = item;
    this.#question = question;
    this.#build(question.choices?.length ?? 0);
  }

  #build(number: number): void {
    const list = this.#box.querySelector(":scope > ul");
    const rows = [...(list?.children ?? [])].slice(0, number);
    if (!list || rows.length !== number) return;
    const several = (this.#question.choices ?? []).filter((one) => one.right).length > 1;
    const name = freshId();
    this.#box.dataset["kbAsked"] = "";
    this.#inputs = rows.map((row) => {
      const input = make("input", { type: several ? "checkbox" : "radio", name, id: freshId(), class: "kb-pick-input" });
      const label = make("label", { for: input.id });
      label.append(...[...row.childNodes].filter((node) => !(node instanceof Element && node.matches(".kb-right"))));
      row.prepend(input, label);
      row.classList.add("kb-pick");
      input.addEventListener("change", () => this.#answered && this.#retry(false));
      return input;
    });
    const { words } = this.#desk;
    const hint = make("p", { class: "kb-pick-hint", id: freshId() }, words.text(several ? "plan.check.several" : "plan.check.choose"));
    list.setAttribute("role", "group");
    list.setAttribute("aria-labelledby", hint.id);
    for (const row of rows) row.setAttribute("role", "presentation");
    list.before(hint);
    this.#result = make("p", { class: "kb-result", role: "status" });
    this.#mark = make("span", { class: "kb-offscreen" });
    this.#box.querySelector("summary")?.append(this.#mark);
    this.#go = button(words.text("plan.check.answer"), () => (this.#answered ? this.#retry(true) : this.#answer()));
    list.after(make("div", { class: "kb-check-do" }, this.#go, this.#result));
  }

  #answer(): void {
    const choices = this.#question.choices ?? [];
    const chosen = choices.filter((_, index) => this.#inputs[index]?.checked).map((one) => one.id);
    if (!chosen.length) {
      if (this.#result) say(this.#result, this.#desk.words.text("plan.check.nothing"));
      this.#inputs[0]?.focus();
      return;
    }
    this.#desk.answer(this.#item, chosen);
  }

  /** Lets the reader answer once more; the kept answer goes when it was asked for. */
  #retry(clear: boolean): void {
    this.#desk.answer(this.#item, []);
    if (!clear) return;
    for (const input of this.#inputs) input.checked = false;
    this.#inputs[0]?.focus();
  }

  show({ answer, changed }: AnswerState): void {
    this.#answered = Boolean(answer?.chosen.length);
    this.#box.toggleAttribute("data-kb-answered", this.#answered);
    if (!this.#go || !this.#result || !this.#mark) return;
    const { words, readOnly } = this.#desk;
    const choices = this.#question.choices ?? [];
    const right = this.#answered && answer?.right === true;
    if (this.#answered) this.#box.dataset["kbResult"] = right ? "right" : "wrong";
    else delete this.#box.dataset["kbResult"];
    this.#inputs.forEach((input, index) => {
      const choice = choices[index];
      const mine = Boolean(choice && answer?.chosen.includes(choice.id));
      if (this.#answered) input.checked = mine;
      input.disabled = readOnly;
      const row = input.parentElement;
      row?.toggleAttribute("data-kb-wrong", this.#answered && mine && !choice?.right);
      row?.toggleAttribute("data-kb-good", this.#answered && Boolean(choice?.right));
    });
    const marks = [words.text(right ? "plan.check.passed" : "plan.check.failed"), ...(changed ? [words.text("plan.check.changed")] : [])];
    say(this.#mark, this.#answered ? ` (${marks.join(", ")})` : "");
    say(this.#result, this.#answered ? words.text(right ? "plan.check.right" : "plan.check.wrong") : "");
    say(this.#go, words.text(this.#answered ? "plan.check.again" : "plan.check.answer"));
    this.#go.hidden = readOnly;
  }
}
