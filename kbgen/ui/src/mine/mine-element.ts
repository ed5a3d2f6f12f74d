// <kb-mine>: on the list of responses, what the reader pinned and uses most on top of it, and on every row buttons
// that pin, copy and put into the tray. Rows know their response by `data-kb-ref`.
import { copyButton, toggleButton } from "../replies/buttons";
import type { Desk } from "../replies/desk";
import { make } from "../make";
import type { Words } from "../words";

const MOST = 5;

export function mineElement(desk: Desk, words: Words): CustomElementConstructor {
  const { mine, shelf } = desk;
  return class MineElement extends HTMLElement {
    #rows = new Map<string, HTMLAnchorElement>();
    /** What is used most stays as it was when the page was opened: nothing moves under the reader's hand. */
    #most: string[] = [];
    #shown = "";
    readonly #status = make("p", { class: "kb-offscreen", role: "status" });
    readonly #lists = make("div", {});
    #shows: (() => void)[] = [];
    #top: (() => void)[] = [];
    #stop: (() => void)[] = [];

    connectedCallback(): void {
      if (!this.#rows.size) this.#build();
      this.replaceChildren(this.#status, this.#lists);
      this.#most = mine.most(this.#rows.size).filter((ref) => this.#rows.has(ref));
      this.#stop = [desk.store.watch(() => this.#show()), shelf.watch(() => this.#showButtons())];
      this.#show();
    }

    disconnectedCallback(): void {
      for (const stop of this.#stop.splice(0)) stop();
    }

    #build(): void {
      const scope = this.parentElement?.parentElement;
      for (const row of scope?.querySelectorAll<HTMLElement>("li[data-kb-ref]") ?? []) {
        const ref = row.dataset["kbRef"] ?? "";
        const link = row.querySelector("a");
        if (!link) continue;
        this.#rows.set(ref, link);
        row.append(this.#acts(ref, link.textContent ?? "", this.#shows));
      }
    }

    #acts(ref: string, title: string, shows: (() => void)[]): HTMLElement {
      const name = (key: string): string => words.text(`replies.mine.${key}`, { title });
      const copy = copyButton(words, words.text("page.copy"), () => this.#copy(ref), "kb-icon-act kb-takes", name("copy"), this.#status);
      const put = toggleButton(desk.words.text("replies.card.put"), () => void this.#put(ref), () => shelf.holds(ref), "kb-icon-act kb-puts", name("put"));
      const pin = toggleButton(
        words.text("replies.mine.pin"),
        () => mine.pin(ref, !mine.isPinned(ref)),
        () => mine.isPinned(ref),
        "kb-icon-act kb-pins",
        name("pin_it"),
      );
      shows.push(put.show, pin.show);
      return make("div", { class: "kb-row-acts" }, copy, put.button, pin.button);
    }

    async #text(ref: string): Promise<{ text: string; lang: string; tone: string } | null> {
      const replies = await desk.replies();
      const response = replies?.response(ref);
      const variant = replies && response ? desk.liked(replies, response, words.lang) : null;
      if (!replies || !response || !variant) return null;
      const pieces = replies.fill(response, variant, desk.values).text;
      return { text: pieces.map(({ text }) => text).join(""), lang: variant.lang, tone: variant.tone };
    }

    async #copy(ref: string): Promise<boolean> {
      const found = await this.#text(ref);
      const done = found !== null && (await desk.copy(found.text));
      if (done) mine.use(ref);
      return done;
    }

    async #put(ref: string): Promise<void> {
      const found = await this.#text(ref);
      desk.toggle(ref, found?.lang ?? "", found?.tone ?? "");
    }

    #show(): void {
      const pinned = mine.pinned().filter((ref) => this.#rows.has(ref));
      const lists = { pinned, most: this.#most.filter((ref) => !pinned.includes(ref)).slice(0, MOST) };
      const shown = JSON.stringify(lists);
      if (shown !== this.#shown) {
        this.#shown = shown;
        const focused = this.contains(document.activeElement);
        this.#top = [];
        this.#lists.replaceChildren(...this.#list("pinned", lists.pinned), ...this.#list("most", lists.most));
        if (focused) this.querySelector("button")?.focus();
      }
      this.#showButtons();
    }

    #showButtons(): void {
      for (const show of [...this.#shows, ...this.#top]) show();
    }

    #list(key: string, refs: readonly string[]): HTMLElement[] {
      if (!refs.length) return [];
      const items = refs.map((ref) => {
        const link = this.#rows.get(ref);
        const title = link?.textContent ?? "";
        return make("li", {}, make("a", { href: link?.href ?? "" }, title), this.#acts(ref, title, this.#top));
      });
      return [make("section", { class: "kb-mine" }, make("h2", {}, words.text(`replies.mine.${key}`)), make("ul", {}, ...items))];
    }
  };
}
