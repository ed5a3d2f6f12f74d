// A private note to a step, kept while it is being written.
import { freshId, make, say } from "../make";
import type { Desk } from "./desk";
import type { Note, Step } from "./types";

const PAUSE = 500;

export class NoteView {
  readonly element: HTMLDetailsElement;
  readonly #desk: Desk;
  readonly #step: Step;
  readonly #summary: HTMLElement;
  #field: HTMLTextAreaElement | null = null;
  #saved: HTMLElement | null = null;
  #kept = "";
  #timer = 0;

  constructor(desk: Desk, step: Step) {
    this.#desk = desk;
    this.#step = step;
    this.#summary = make("summary", {}, desk.words.text("plan.step.note"));
    this.element = make("details", { class: "kb-fold kb-note" }, this.#summary);
    this.element.addEventListener("toggle", () => this.element.open && this.#build());
    // Opened by the reader, not because there is a note: then the field is what was wanted.
    this.#summary.addEventListener("click", () => {
      if (!this.element.open) requestAnimationFrame(() => requestAnimationFrame(() => this.#field?.focus({ preventScroll: true })));
    });
  }

  show(note: Note | null): void {
    const text = note?.text ?? "";
    const before = this.#kept;
    this.#kept = text;
    this.element.toggleAttribute("data-kb-filled", text !== "");
    if (!text && this.#desk.readOnly) this.element.hidden = true;
    if (text && !before && !this.#field) this.element.open = true;
    // What is being typed is not taken away by another tab.
    if (this.#field && !this.#timer && this.#field.value !== text) this.#set(text);
  }

  flush(): void {
    if (!this.#timer) return;
    clearTimeout(this.#timer);
    this.#timer = 0;
    const text = this.#field?.value ?? "";
    if (text.trim() === this.#kept.trim()) return;
    this.#desk.note(this.#step.id, text.trim() ? text : "");
    if (this.#saved) say(this.#saved, this.#desk.words.text("plan.step.saved"));
  }

  #build(): void {
    if (this.#field) return;
    const { words, readOnly } = this.#desk;
    this.#saved = make("span", { class: "kb-note-saved" });
    const hint = make("p", { class: "kb-note-hint", id: freshId() }, words.text("plan.step.note_hint"), " ", this.#saved);
    this.#field = make("textarea", {
      rows: 3,
      maxlength: 20_000,
      "aria-label": words.text("plan.step.note_label", { step: this.#step.title }),
      "aria-describedby": hint.id,
      readonly: readOnly,
    });
    this.#field.addEventListener("input", () => {
      if (this.#saved) say(this.#saved, "");
      this.#grow();
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.flush(), PAUSE);
    });
    this.#field.addEventListener("blur", () => this.flush());
    this.element.append(this.#field, hint);
    this.#set(this.#kept);
  }

  #set(text: string): void {
    if (!this.#field) return;
    this.#field.value = text;
    this.#grow();
  }

  #grow(): void {
    if (!this.#field) return;
    this.#field.style.height = "auto";
    this.#field.style.height = `${this.#field.scrollHeight + 2}px`;
  }
}
