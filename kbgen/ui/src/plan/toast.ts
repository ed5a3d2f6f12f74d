// A line at the foot of the window: what was just done, and a way back. It says nothing aloud and goes by itself,
// but not while somebody is at it.
import { make, say } from "../make";
import { button } from "./dom";

const SHOWN_FOR = 7000;

export class Toast {
  readonly element: HTMLElement;
  readonly #words: HTMLElement;
  readonly #more: HTMLElement;
  #timer = 0;

  constructor(labels: { undo: string; close: string }, undo: () => void) {
    this.#words = make("span", { class: "kb-toast-words" });
    this.#more = make("span", { class: "kb-toast-more" });
    this.element = make(
      "div",
      { class: "kb-toast", hidden: true },
      this.#words,
      this.#more,
      button(labels.undo, () => {
        this.hide();
        undo();
      }, { class: "kb-do kb-small" }),
      button("", () => this.hide(), { class: "kb-do kb-toast-close", "aria-label": labels.close, title: labels.close }),
    );
    for (const type of ["pointerenter", "focusin"]) this.element.addEventListener(type, () => clearTimeout(this.#timer));
    for (const type of ["pointerleave", "focusout"]) this.element.addEventListener(type, () => this.#soon());
  }

  /** Shows what was done; `more` is something else that might be done now. */
  show(words: string, more?: HTMLElement): void {
    say(this.#words, words);
    this.#more.replaceChildren(...(more ? [more] : []));
    this.element.hidden = false;
    this.#soon();
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.element.hidden = true;
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.hide(), SHOWN_FOR);
  }
}
