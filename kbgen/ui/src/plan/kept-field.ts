// A field whose words are kept while they are being written: after a pause, on leaving it, with the page.
import { make, say, type Attributes } from "../make";

const PAUSE = 500;

export class KeptField {
  readonly element: HTMLTextAreaElement;
  /** Says that the words are kept; stands wherever the view puts it. */
  readonly saved = make("span", { class: "kb-note-saved" });
  readonly #keep: (text: string) => void;
  readonly #said: string;
  #kept = "";
  #timer = 0;

  /** `keep` is given the words, empty ones for blanks alone; `said` is what is said then. */
  constructor(attributes: Attributes, said: string, keep: (text: string) => void) {
    this.#keep = keep;
    this.#said = said;
    this.element = make("textarea", attributes);
    this.element.addEventListener("input", () => {
      say(this.saved, "");
      this.grow();
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.flush(), PAUSE);
    });
    this.element.addEventListener("blur", () => this.flush());
  }

  /** Shows what is kept; what is being typed is not taken away by another tab. */
  show(text: string): void {
    this.#kept = text;
    if (this.#timer || this.element.value === text) return;
    this.element.value = text;
    this.grow();
  }

  /** Keeps at once what is still being typed. */
  flush(): void {
    if (!this.#timer) return;
    clearTimeout(this.#timer);
    this.#timer = 0;
    const text = this.element.value;
    if (text.trim() === this.#kept.trim()) return;
    this.#keep(text.trim() ? text : "");
    say(this.saved, this.#said);
  }

  /** As high as its words need. */
  grow(): void {
    this.element.style.height = "auto";
    this.element.style.height = `${this.element.scrollHeight + 2}px`;
  }
}
