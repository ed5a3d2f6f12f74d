// <kb-reply data-ref="responses/...">: takes the place of a response's texts with a form that fills them in.
import type { Desk } from "../replies/desk";
import { ReplyView } from "./reply-view";
import type { Words } from "../words";

export function replyElement(desk: Desk, words: Words): CustomElementConstructor {
  return class ReplyElement extends HTMLElement {
    #view: ReplyView | null = null;
    #stop: (() => void)[] = [];

    connectedCallback(): void {
      void this.#show();
    }

    disconnectedCallback(): void {
      for (const stop of this.#stop.splice(0)) stop();
    }

    async #show(): Promise<void> {
      const replies = await desk.replies();
      if (!this.isConnected || this.#stop.length) return;
      const response = replies?.response(this.dataset["ref"] ?? "");
      const variant = replies && response && desk.liked(replies, response, this.dataset["lang"] ?? "");
      if (!replies || !response || !variant) {
        if (!replies) this.textContent = words.text("replies.fill.failed");
        return;
      }
      if (!this.#view) {
        this.#view = new ReplyView(desk, words, replies, response, variant);
        this.replaceChildren(this.#view.element);
      }
      const view = this.#view;
      const refresh = (): void => view.refresh();
      const follow = (): void => this.#follow(view);
      window.addEventListener("hashchange", follow);
      this.#stop = [
        desk.values.watch(refresh),
        desk.shelf.watch(refresh),
        () => window.removeEventListener("hashchange", follow),
      ];
      this.dataset["ready"] = "";
      view.refresh();
      this.#follow(view);
    }

    /** A link to a variant leads to the form that shows it: its heading is not there any more. */
    #follow(view: ReplyView): void {
      if (view.open(decodeURIComponent(location.hash.slice(1)))) this.scrollIntoView({ block: "start" });
    }
  };
}
