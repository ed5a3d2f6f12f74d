// <kb-copy>: a button under a text to take away. The words come from the page, in data attributes.
import { copyPlain } from "./browser-clipboard";
import { pasteable } from "./clipboard";

const SHOWN_FOR = 2500;

export class CopyElement extends HTMLElement {
  #button?: HTMLButtonElement;
  #status?: HTMLElement;
  #timer = 0;

  connectedCallback(): void {
    if (this.#button) return;
    this.#button = document.createElement("button");
    this.#button.type = "button";
    this.#button.className = "kb-copy-button";
    this.#button.addEventListener("click", () => void this.#copy());
    this.#status = document.createElement("span");
    this.#status.className = "kb-offscreen";
    this.#status.setAttribute("role", "status");
    this.append(this.#button, this.#status);
    this.#show("idle");
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  get #text(): HTMLElement | null {
    return this.querySelector("pre");
  }

  async #copy(): Promise<void> {
    const done = await copyPlain(pasteable(this.#text?.textContent ?? ""));
    if (!done && this.#text) getSelection()?.selectAllChildren(this.#text);
    this.#show(done ? "copied" : "failed");
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#show("idle"), done ? SHOWN_FOR : 3 * SHOWN_FOR);
  }

  #show(state: "idle" | "copied" | "failed"): void {
    const words = { idle: this.dataset["copy"], copied: this.dataset["copied"], failed: this.dataset["failed"] };
    if (!this.#button || !this.#status) return;
    this.#button.dataset["state"] = state;
    this.#button.textContent = words[state] ?? "";
    this.#status.textContent = state === "idle" ? "" : (words[state] ?? "");
  }
}
