// A text to take away: shown as it will be pasted, in the format that the reader chose last.
import { copyPlain } from "../browser-clipboard";
import { freshId, make } from "../make";
import { copyButton } from "../replies/buttons";
import type { Store } from "../store/store";
import type { Words } from "../words";
import { FORMATS, write, type Block, type Format } from "./blocks";

const CHOSEN = "format";

export class Output {
  readonly element: HTMLElement;
  readonly #text = make("pre", { class: "kb-reply kb-output-text", tabindex: 0 });
  readonly #bar = make("div", { class: "kb-acts kb-output-bar" });
  #said = "";
  #blocks: readonly Block[] = [];

  /** `store` keeps the format that the reader likes; `taking` comes before the text is copied. */
  constructor(
    readonly words: Words,
    readonly store: Store,
    title: string,
    readonly taking: () => void = () => undefined,
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
      this.show(this.#blocks, this.#said);
    });
    this.#text.setAttribute("aria-label", title);
    this.element = make("div", { class: "kb-output" }, chooser, this.#text, this.#bar);
    this.show([]);
  }

  get #format(): Format {
    const kept = this.store.get(CHOSEN);
    return FORMATS.find((format) => format === kept) ?? "plain";
  }

  /** `said` is what the button that copies says. */
  show(blocks: readonly Block[], said = this.words.text("page.copy")): void {
    this.#blocks = blocks;
    const text = write(blocks, this.#format);
    if (this.#text.textContent !== text) this.#text.textContent = text;
    if (said !== this.#said) this.#bar.replaceChildren(copyButton(this.words, said, () => this.#take(), "kb-act kb-main kb-takes"));
    this.#said = said;
  }

  async #take(): Promise<boolean> {
    this.taking();
    const done = await copyPlain(this.#text.textContent ?? "");
    if (!done) getSelection()?.selectAllChildren(this.#text);
    return done;
  }
}
