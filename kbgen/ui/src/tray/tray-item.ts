// A reply in the tray: its title, its words in a field, buttons that move and remove it.
import type { Words } from "../words";
import type { Chosen } from "./letter";
import { make, press } from "../make";

export interface Acts {
  move: (by: number) => void;
  remove: () => void;
  /** Other words, null for the response's own. */
  reword: (text: string | null) => void;
  /** Dragging begins, or ends. */
  drag: (dragged: boolean) => void;
}

export class TrayItem {
  readonly element: HTMLElement;
  title = "";
  readonly #name = make("strong", { class: "kb-tray-title" });
  readonly #field = make("textarea", { class: "kb-entry kb-tray-words", rows: 3, spellcheck: "true" });
  readonly #up: HTMLButtonElement;
  readonly #down: HTMLButtonElement;
  readonly #remove: HTMLButtonElement;
  readonly #own: HTMLButtonElement;

  constructor(
    readonly words: Words,
    acts: Acts,
  ) {
    this.#up = press("", () => acts.move(-1), "kb-icon-act kb-ups");
    this.#down = press("", () => acts.move(1), "kb-icon-act kb-downs");
    this.#remove = press("", acts.remove, "kb-icon-act kb-closes");
    this.#own = press(words.text("replies.tray.own"), () => acts.reword(null), "kb-act kb-quiet");
    this.#field.addEventListener("input", () => acts.reword(this.#field.value));
    const handle = make("span", { class: "kb-tray-handle", "aria-hidden": "true", draggable: "true" });
    const head = make("div", { class: "kb-tray-item-head" }, handle, this.#name, this.#up, this.#down, this.#remove);
    this.element = make("li", {}, head, this.#field, this.#own);
    handle.addEventListener("dragstart", (event) => {
      event.dataTransfer?.setDragImage(this.element, 16, 16);
      event.dataTransfer?.setData("text/plain", this.#field.value);
      this.element.classList.add("kb-dragged");
      acts.drag(true);
    });
    handle.addEventListener("dragend", () => {
      this.element.classList.remove("kb-dragged");
      acts.drag(false);
    });
  }

  show({ kept, response, variant, text }: Chosen, place: number, total: number): void {
    this.title = response.title;
    this.#name.textContent = this.title;
    // While the reader writes, the words in the field are the words: nothing may be put under the cursor.
    const writing = kept.words === this.#field.value && document.activeElement === this.#field;
    if (this.#field.value !== text && !writing) this.#field.value = text;
    this.#field.lang = variant.lang;
    this.#own.hidden = kept.words === undefined;
    this.#up.disabled = place === 0;
    this.#down.disabled = place === total - 1;
    const name = (element: HTMLElement, key: string): void =>
      element.setAttribute("aria-label", this.words.text(`replies.tray.${key}`, { title: this.title }));
    name(this.#field, "words");
    name(this.#up, "up");
    name(this.#down, "down");
    name(this.#remove, "remove");
  }

  /** Puts the focus on the button that moves it on, the other one where it cannot go further. */
  focus(by: number): void {
    const [first, other] = by < 0 ? [this.#up, this.#down] : [this.#down, this.#up];
    (first.disabled ? other : first).focus();
  }
}
