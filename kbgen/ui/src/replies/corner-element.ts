// <kb-corner>: a button in the corner of the page once there is something in the tray. The tray itself is a part of
// its own, asked for when it is first opened.
import { make, press } from "../make";
import { wanted } from "../wanted";
import type { TrayElement } from "../tray/tray-element";
import type { Desk } from "./desk";
import { MOST } from "./tray";

const SAID_FOR = 8000;

export function cornerElement(desk: Desk): CustomElementConstructor {
  const { words, shelf } = desk;
  return class CornerElement extends HTMLElement {
    readonly #open = press("", () => void this.#show(), "kb-tray-open");
    readonly #said = make("p", { class: "kb-tray-said", role: "status" });
    #tray: TrayElement | null = null;
    #stop: (() => void)[] = [];
    #timer = 0;

    connectedCallback(): void {
      if (!this.firstChild) this.append(this.#said, this.#open);
      const count = (): void => {
        const number = shelf.tray.length;
        this.#open.textContent = words.count("replies.corner.open", number);
        this.#open.hidden = !number;
      };
      desk.full = () => this.#say(words.text("replies.corner.full", { n: MOST }));
      this.#stop = [shelf.watch(count)];
      count();
    }

    disconnectedCallback(): void {
      for (const stop of this.#stop.splice(0)) stop();
    }

    async #show(): Promise<void> {
      this.#say("");
      if (!this.#tray && (await wanted("tray"))) this.append((this.#tray = document.createElement("kb-tray") as TrayElement));
      if (this.#tray) await this.#tray.open();
      else this.#say(words.text("replies.corner.failed"));
    }

    /** Says something beside the button, for a while. */
    #say(text: string): void {
      this.#said.textContent = text;
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => (this.#said.textContent = ""), SAID_FOR);
    }
  };
}
