// A text to take away: shown as it will be pasted, in the format that the reader chose last.
import { browserClipboard } from "../browser-clipboard";
import { copyText } from "../clipboard";
import type { Store } from "../store/store";
import type { Words } from "../words";
import { FORMATS, write, type Block, type Format } from "./blocks";
import { freshId, make, press } from "../make";

const CHOSEN = "format";
const SHOWN_FOR = 2500;

export class Output {
  readonly element: HTMLElement;
  readonly #text = make("pre", { class: "kb-reply kb-output-text", tabindex: 0 });
  readonly #copy: HTMLButtonElement;
  readonly #status = make("span", { class: "kb-offscreen", role: "status" });
  #blocks: readonly Block[] = [];
  #timer = 0;

  /** `store` keeps the format that the reader likes. */
  constructor(
    readonly words: Words,
    readonly store: Store,
    title: string,
    readonly copyWords: () => string = () => words.text("page.copy"),
  ) {
    const name = freshId();
    const choices = FORMATS.map((format) =>
      make(
        "label",
        { class: "kb-choice" },
        make("input", { type: "radio", name, value: format, checked: format === this.#format }),
        words.text(`tickets.texts.${format}`),
      ),
    );
    const chooser = make("fieldset", { class: "kb-choices" }, make("legend", { class: "kb-offscreen" }, words.text("tickets.texts.format")), ...choices);
    chooser.addEventListener("change", (event) => {
      store.set(CHOSEN, (event.target as HTMLInputElement).value);
      this.show(this.#blocks);
    });
    this.#copy = press("", () => void this.#take(), "kb-act kb-main");
    this.#text.setAttribute("aria-label", title);
    this.element = make("div", { class: "kb-output" }, chooser, this.#text, make("div", { class: "kb-output-bar" }, this.#copy, this.#status));
    this.show([]);
  }

  get #format(): Format {
    const kept = this.store.get(CHOSEN);
    return FORMATS.find((format) => format === kept) ?? "plain";
  }

  show(blocks: readonly Block[]): void {
    this.#blocks = blocks;
    const text = write(blocks, this.#format);
    if (this.#text.textContent !== text) this.#text.textContent = text;
    if (!this.#timer) this.#copy.textContent = this.copyWords();
  }

  async #take(): Promise<void> {
    const done = await copyText(this.#text.textContent ?? "", browserClipboard);
    if (!done) getSelection()?.selectAllChildren(this.#text);
    const said = this.words.text(done ? "page.copied" : "page.copy_failed");
    this.#copy.textContent = said;
    this.#status.textContent = said;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      this.#status.textContent = "";
      this.#copy.textContent = this.copyWords();
    }, done ? SHOWN_FOR : 3 * SHOWN_FOR);
  }
}
