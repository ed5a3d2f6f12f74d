// <kb-trouble>: says that what the reader does is not being kept, or that something kept cannot be read.
// Whoever makes one sets `stores`; an `offer` element (a button that exports) may be put after the words.
import type { Words } from "../words";
import type { Store } from "./store";

export class TroubleElement extends HTMLElement {
  words: Words | null = null;
  stores: readonly Store[] = [];
  /** What the reader can do about it, such as a button that exports. */
  offer: HTMLElement | null = null;
  /** How much is kept that can be read and means nothing. */
  strange: () => number = () => 0;
  #said = "";
  #stop: (() => void)[] = [];

  connectedCallback(): void {
    this.classList.add("kb-trouble", "kb-hue");
    this.setAttribute("role", "alert");
    this.#stop = this.stores.map((store) => store.watch(() => this.show()));
    this.show();
  }

  disconnectedCallback(): void {
    for (const stop of this.#stop.splice(0)) stop();
  }

  /** Says what is wrong now; nothing where nothing is. */
  show(): void {
    const words = this.words;
    if (!words) return;
    const trouble = this.stores.map((store) => store.trouble).find((one) => one !== "none");
    const broken = this.stores.flatMap((store) => store.unreadable).length + this.strange();
    const said = [
      ...(trouble ? [words.text(`storage.${trouble}`)] : []),
      ...(broken ? [words.count("storage.unreadable", broken)] : []),
    ];
    if (said.length && this.offer) said.push(words.text("storage.save"));
    this.#say(said.join(" "));
  }

  #say(said: string): void {
    this.hidden = !said;
    if (said === this.#said) return;
    this.#said = said;
    const line = document.createElement("p");
    line.textContent = said;
    this.replaceChildren(...(said ? [line, ...(this.offer ? [this.offer] : [])] : []));
  }
}
