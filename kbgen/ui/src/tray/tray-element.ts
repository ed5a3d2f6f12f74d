// <kb-tray>: the tray, a dialog that its corner opens: replies in an order, their words to edit, what is still to be
// filled in, one letter to copy.
import { copyButton } from "../replies/buttons";
import type { Desk } from "../replies/desk";
import { asMarkdown, asPlain } from "../replies/formats";
import { copyPlain } from "../browser-clipboard";
import { letterText, wholeOf, type Chosen, type Whole } from "./letter";
import { FieldsForm } from "../fields/fields-form";
import { languages, Segments } from "../fields/segments";
import { freshId, make, press } from "../make";
import type { Replies } from "../replies/replies";
import { moved, restored, reworded, without } from "../replies/tray";
import { TrayItem } from "./tray-item";
import type { Words } from "../words";

export interface TrayElement extends HTMLElement {
  open(): Promise<void>;
}

export function trayElement(desk: Desk, words: Words): CustomElementConstructor {
  const { shelf, values } = desk;
  const say = (key: string, given: Record<string, string | number> = {}): string => words.text(`replies.tray.${key}`, given);

  return class Tray extends HTMLElement implements TrayElement {
    readonly #status = make("p", { class: "kb-tray-status", role: "status" });
    readonly #greeting = make("p", { class: "kb-tray-once" });
    readonly #signature = make("p", { class: "kb-tray-once" });
    readonly #list = make("ol", { class: "kb-tray-list" });
    readonly #empty = make("p", { class: "kb-tray-empty" }, say("empty"));
    readonly #fields = new FieldsForm(
      words,
      { get: ({ kept }) => this.#given.get(kept) ?? "", set: ({ kept }, value) => values.set(kept, value) },
      (ref) => this.#replies?.response(ref)?.title ?? "",
    );
    readonly #wanted = make("summary", {});
    readonly #fill = make("details", { class: "kb-tray-fill kb-fold", open: true }, this.#wanted, this.#fields.element);
    readonly #items = new Map<string, TrayItem>();
    readonly #mixed = make("p", { class: "kb-tray-once", role: "status" });
    readonly #chooser = make("div", {});
    #langs: Segments | null = null;
    #dialog: HTMLDialogElement | null = null;
    #bar: HTMLElement | null = null;
    #replies: Replies | null = null;
    #stop: (() => void)[] = [];
    #dragged = "";
    #given: ReadonlyMap<string, string> = new Map();

    connectedCallback(): void {
      this.#stop = [shelf.watch(() => void this.show()), values.watch(() => void this.show())];
      void this.show();
    }

    disconnectedCallback(): void {
      for (const stop of this.#stop.splice(0)) stop();
    }

    async open(): Promise<void> {
      this.#replies = await desk.replies();
      if (!this.#dialog) this.append((this.#dialog = this.#build()));
      this.#say("");
      await this.show();
      this.#dialog.showModal();
    }

    /** Shows the tray as it is now. */
    async show(): Promise<void> {
      if (!this.#dialog) return;
      this.#replies ??= await desk.replies();
      if (!this.#replies) return this.#say(words.text("replies.tray.unknown"));
      this.#showWhole(this.#whole(this.#replies));
    }

    #whole(replies: Replies): Whole {
      return wholeOf(shelf.tray, replies, values, words.lang);
    }

    #build(): HTMLDialogElement {
      const title = make("h2", { id: freshId() }, say("title"));
      const close = press("", () => this.#dialog?.close(), "kb-icon-act kb-closes", { "aria-label": say("close") });
      const text = (): string => (this.#replies ? letterText(this.#whole(this.#replies).letter) : "");
      this.#bar = make(
        "div",
        { class: "kb-acts kb-tray-bar" },
        copyButton(words, say("copy"), () => desk.copy(text()), "kb-act kb-main kb-takes"),
        copyButton(words, say("markdown"), () => copyPlain(asMarkdown(text())), "kb-act"),
        copyButton(words, say("plain"), () => copyPlain(asPlain(text())), "kb-act"),
        press(say("clear"), () => this.#clear(), "kb-act kb-quiet"),
      );
      this.#list.addEventListener("dragover", (event) => this.#over(event));
      this.#list.addEventListener("drop", (event) => event.preventDefault());
      const dialog = make(
        "dialog",
        { class: "kb-tray md-typeset", "aria-labelledby": title.id },
        make("div", { class: "kb-acts kb-tray-head" }, title, close),
        make("div", { class: "kb-tray-body" }, this.#status, this.#empty, this.#chooser, this.#mixed, this.#fill, this.#greeting, this.#list, this.#signature),
        this.#bar,
      );
      dialog.addEventListener("click", (event) => {
        if (event.target === dialog) dialog.close();
      });
      return dialog;
    }

    #showWhole({ chosen, letter, fields, given, gaps }: Whole): void {
      this.#given = given;
      const there = new Set(chosen.map(({ kept }) => kept.id));
      for (const [id, item] of this.#items) {
        if (there.has(id)) continue;
        item.element.remove();
        this.#items.delete(id);
      }
      chosen.forEach((one, index) => {
        const item = this.#items.get(one.kept.id) ?? this.#item(one);
        item.show(one, index, chosen.length);
        // Moving an element takes the focus from it: only what stands elsewhere is moved.
        if (this.#list.children[index] !== item.element) this.#list.insertBefore(item.element, this.#list.children[index] ?? null);
      });
      for (const [element, text] of [[this.#greeting, letter.greeting], [this.#signature, letter.signature]] as const) {
        element.textContent = text;
        element.hidden = !text;
      }
      this.#showLanguages(chosen);
      // Two responses' own names may be the same word: here each goes by the name its value is kept under.
      this.#fields.show(fields.map((field) => ({ ...field, name: field.kept })));
      this.#fields.refresh(gaps);
      this.#fill.hidden = !fields.length;
      this.#wanted.textContent = gaps.size ? words.count("replies.tray.gaps", gaps.size) : say("filled");
      this.#empty.hidden = chosen.length > 0;
      if (this.#bar) this.#bar.hidden = chosen.length === 0;
    }

    /** A letter is in one language, unless a response has no words in it. */
    #showLanguages(chosen: readonly Chosen[]): void {
      const choices = languages(chosen.flatMap(({ response }) => response.variants.map(({ lang }) => lang)), words.lang);
      if (this.#chooser.dataset["of"] !== String(choices)) {
        this.#chooser.dataset["of"] = String(choices);
        this.#langs = new Segments(say("lang"), choices, (lang) => (shelf.tray = shelf.tray.map((one) => ({ ...one, lang }))));
        this.#chooser.replaceChildren(this.#langs.element);
      }
      const spoken = [...new Set(chosen.map(({ variant }) => variant.lang))];
      if (this.#langs) this.#langs.value = spoken.length > 1 ? "" : (spoken[0] ?? "");
      this.#chooser.hidden = choices.length < 2;
      this.#mixed.textContent = spoken.length > 1 ? say("mixed") : "";
    }

    #item(one: Chosen): TrayItem {
      const { id } = one.kept;
      const item = new TrayItem(words, {
        move: (by) => this.#move(id, by),
        remove: () => this.#remove(id),
        reword: (text) => (shelf.tray = reworded(shelf.tray, id, text)),
        drag: (dragged) => (this.#dragged = dragged ? id : ""),
      });
      this.#items.set(id, item);
      return item;
    }

    #move(id: string, by: number): void {
      const { tray } = shelf;
      const to = tray.findIndex((one) => one.id === id) + by;
      if (to < 0 || to >= tray.length) return;
      shelf.tray = moved(tray, id, to);
      this.#items.get(id)?.focus(by);
      this.#say(say("moved", { title: this.#items.get(id)?.title ?? "", n: to + 1, total: tray.length }));
    }

    #remove(id: string): void {
      const { tray } = shelf;
      const at = tray.findIndex((one) => one.id === id);
      const kept = tray[at];
      if (!kept) return;
      const title = this.#items.get(id)?.title ?? "";
      shelf.tray = without(tray, id);
      this.#offer(say("removed", { title }), () => (shelf.tray = restored(shelf.tray, kept, at)));
    }

    #clear(): void {
      const { tray } = shelf;
      shelf.tray = [];
      this.#offer(say("cleared"), () => (shelf.tray = tray));
    }

    /** Says what went away, with a button that brings it back. */
    #offer(said: string, undo: () => void): void {
      const back = press(words.text("page.undo"), () => {
        undo();
        this.#say("");
        this.#list.querySelector("button")?.focus();
      });
      this.#status.replaceChildren(`${said} `, back);
      back.focus();
    }

    #say(text: string): void {
      this.#status.textContent = text;
    }

    #over(event: DragEvent): void {
      if (!this.#dragged) return;
      event.preventDefault();
      const { tray } = shelf;
      const boxes = tray.map(({ id }) => this.#items.get(id)?.element.getBoundingClientRect());
      const from = tray.findIndex(({ id }) => id === this.#dragged);
      const to = boxes.filter((box, index) => box && index !== from && box.top + box.height / 2 < event.clientY).length;
      if (to !== from) shelf.tray = moved(tray, this.#dragged, to);
    }
  };
}
