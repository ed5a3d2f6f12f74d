// A private note to a step, kept while it is being written.
import { freshId, make } from "../make";
import type { Desk } from "./desk";
import { KeptField } from "./kept-field";
import type { Note, Step } from "./types";
import { LONGEST_NOTE } from "./values";

export class NoteView {
  readonly element: HTMLDetailsElement;
  readonly #desk: Desk;
  readonly #step: Step;
  #field: KeptField | null = null;
  #kept = "";

  constructor(desk: Desk, step: Step) {
    this.#desk = desk;
    this.#step = step;
    const summary = make("summary", {}, desk.words.text("plan.step.note"));
    this.element = make("details", { class: "kb-fold kb-note" }, summary);
    this.element.addEventListener("toggle", () => this.element.open && this.#build());
    // Opened by the reader, not because there is a note: then the field is what was wanted.
    summary.addEventListener("click", () => {
      if (!this.element.open) requestAnimationFrame(() => requestAnimationFrame(() => this.#field?.element.focus({ preventScroll: true })));
    });
  }

  show(note: Note | null): void {
    const text = note?.text ?? "";
    if (text && !this.#kept && !this.#field) this.element.open = true;
    this.#kept = text;
    this.element.toggleAttribute("data-kb-filled", text !== "");
    if (!text && this.#desk.readOnly) this.element.hidden = true;
    this.#field?.show(text);
  }

  flush(): void {
    this.#field?.flush();
  }

  #build(): void {
    if (this.#field) return;
    const { words, readOnly } = this.#desk;
    const hint = make("p", { class: "kb-note-hint", id: freshId() }, words.text("plan.step.note_hint"), " ");
    this.#field = new KeptField(
      {
        ...{ rows: 3, maxlength: LONGEST_NOTE, readonly: readOnly },
        "aria-label": words.text("plan.step.note_label", { step: this.#step.title }),
        "aria-describedby": hint.id,
      },
      words.text("plan.step.saved"),
      (text) => this.#desk.note(this.#step.id, text),
    );
    hint.append(this.#field.saved);
    this.element.append(this.#field.element, hint);
    this.#field.show(this.#kept);
    this.#field.grow();
  }
}
