// <kb-reply-card data-ref="responses/..." data-lang="ru">: a response on somebody else's page, filled in for the
// ticket at hand in the language that the reader likes; copied and put into the tray on the spot.
import { copyButton, toggleButton } from "./buttons";
import type { Desk } from "./desk";
import { make } from "../make";
import type { Variant } from "./replies";
import { nodesOf } from "./nodes";

export function cardElement(desk: Desk): CustomElementConstructor {
  return class CardElement extends HTMLElement {
    #pre: HTMLElement | null = null;
    #variant: Variant | null = null;
    #toggle = (): void => undefined;
    #stop: (() => void)[] = [];

    connectedCallback(): void {
      if (!this.#pre) this.#build();
      const show = (): void => void this.#show();
      this.#stop = [desk.values.watch(show), desk.store.watch(show), desk.shelf.watch(() => this.#toggle())];
      this.#toggle();
      show();
    }

    disconnectedCallback(): void {
      for (const stop of this.#stop.splice(0)) stop();
    }

    get #ref(): string {
      return this.dataset["ref"] ?? "";
    }

    #build(): void {
      const { words } = desk;
      const details = this.querySelector("details");
      this.#pre = this.querySelector("pre");
      if (!details || !this.#pre) return;
      const copy = copyButton(words, words.text("page.copy"), () => this.#copy(details), "kb-act kb-takes");
      const put = toggleButton(
        words.text("replies.card.put"),
        () => desk.toggle(this.#ref, this.#variant?.lang ?? "", this.#variant?.tone ?? ""),
        () => desk.shelf.holds(this.#ref),
        "kb-act kb-puts",
      );
      this.#toggle = put.show;
      const page = this.closest(".kb-reply-row")?.querySelector<HTMLAnchorElement>(".kb-reply-title a");
      const form = page && make("a", { href: page.href }, words.text("replies.card.form"));
      this.replaceChildren(details, make("div", { class: "kb-acts kb-card-bar" }, copy, put.button, form));
    }

    async #show(): Promise<void> {
      const replies = await desk.replies();
      const response = replies?.response(this.#ref);
      const variant = replies && response ? desk.liked(replies, response, this.dataset["lang"] ?? "") : null;
      if (!replies || !response || !variant || !this.#pre) return;
      this.#variant = variant;
      this.#pre.lang = variant.lang;
      this.#pre.replaceChildren(...nodesOf(replies.fill(response, variant, desk.values).text));
    }

    async #copy(details: HTMLDetailsElement): Promise<boolean> {
      await this.#show();
      const done = await desk.copy(this.#pre?.textContent ?? "");
      if (done) desk.mine.use(this.#ref);
      else if (this.#pre) {
        details.open = true;
        getSelection()?.selectAllChildren(this.#pre);
      }
      return done;
    }
  };
}
