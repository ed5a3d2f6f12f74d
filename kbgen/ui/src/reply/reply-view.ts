// A response being filled in: the switch of its variants, the form, the letter as it will be sent, the ways to take it.
import { copyPlain } from "../browser-clipboard";
import { copyButton, toggleButton } from "../replies/buttons";
import type { Desk } from "../replies/desk";
import { FieldsForm } from "../fields/fields-form";
import { asMarkdown, asPlain } from "../replies/formats";
import { make, press } from "../make";
import { nodesOf } from "../replies/nodes";
import type { Filled, Replies, Response, Variant } from "../replies/replies";
import { languages, Segments } from "../fields/segments";
import type { Piece } from "../replies/template";
import { troubleOf } from "../store/trouble";
import { Undo } from "../undo";
import type { Words } from "../words";

const NUMBER = "ticket.number";

export class ReplyView {
  readonly element: HTMLElement;
  readonly #words: Words;
  readonly #form: FieldsForm;
  readonly #undo: Undo;
  readonly #bar = make("div", { class: "kb-acts kb-fill-variants" });
  readonly #langs: Segments;
  #tones: Segments | null = null;
  readonly #text = make("pre", { class: "kb-reply", tabindex: 0 });
  readonly #subject = make("span", { class: "kb-fill-subject-text" });
  readonly #subjectRow: HTMLElement;
  readonly #left = make("p", { class: "kb-fill-left" });
  readonly #said = make("p", { class: "kb-fill-said", role: "status" });
  #gapsShown = "";
  #variant: Variant;
  #filled: Filled;
  readonly #clearing: HTMLButtonElement;
  readonly #another = make("p", { class: "kb-fill-note kb-fill-another", role: "status" });
  readonly #showTray: () => void;

  constructor(
    readonly desk: Desk,
    words: Words,
    readonly replies: Replies,
    readonly response: Response,
    first: Variant,
  ) {
    this.#words = words;
    const say = (key: string): string => words.text(`replies.fill.${key}`);
    this.#variant = first;
    this.#filled = replies.fill(response, first, desk.values);
    this.#undo = new Undo(words);
    this.#clearing = press(say("clear"), () => this.#clear(), "kb-act kb-quiet");
    const note = make("p", { class: "kb-fill-note" }, `${say("here")} `, this.#clearing);
    this.#form = new FieldsForm(
      words,
      {
        get: ({ name }) => replies.value(response, name, desk.values),
        set: ({ kept }, value) => desk.values.set(kept, value),
        changed: ({ name }, before) => name === NUMBER && this.#renumbered(before),
      },
      () => words.text("replies.fields.own"),
      make("div", {}, note, this.#another, this.#undo.element),
    );
    const langs = languages(response.variants.map(({ lang }) => lang), words.lang);
    this.#langs = new Segments(say("lang"), langs, (lang) => {
      desk.store.set("lang", lang);
      this.#choose(this.#nearest(lang, this.#variant.tone));
    });
    const takes = (key: string, put: (text: string) => Promise<boolean>, style = "kb-act kb-takes"): HTMLElement =>
      copyButton(words, say(key), () => this.#take(put), style);
    const tray = toggleButton(
      desk.words.text("replies.card.put"),
      () => desk.toggle(response.ref, this.#variant.lang, this.#variant.tone),
      () => desk.shelf.holds(response.ref),
      "kb-act kb-puts",
    );
    this.#showTray = tray.show;
    this.#subjectRow = make(
      "div",
      { class: "kb-fill-subject" },
      make("span", { class: "kb-fill-label" }, say("subject")),
      this.#subject,
      copyButton(words, say("copy_subject"), () => copyPlain(asPlain(textOf(this.#filled.subject))), "kb-icon-act", say("copy_subject")),
    );
    const letter = make(
      "section",
      { class: "kb-fill-letter", "aria-label": say("preview") },
      this.#subjectRow,
      this.#text,
      this.#left,
      make(
        "div",
        { class: "kb-acts kb-fill-bar" },
        takes("copy", (text) => desk.copy(text), "kb-act kb-main kb-takes"),
        takes("plain", (text) => copyPlain(asPlain(text))),
        takes("markdown", (text) => copyPlain(asMarkdown(text))),
        tray.button,
      ),
      this.#said,
    );
    const trouble = troubleOf(words, [desk.values.ofTicket, desk.values.ofEngineer]);
    const body = make("div", { class: "kb-fill-body" }, this.#form.element, letter);
    this.element = make("div", { class: "kb-fill" }, this.#bar, trouble, body);
    this.#text.addEventListener("click", (event) => this.#jump(event.target));
    this.#subject.addEventListener("click", (event) => this.#jump(event.target));
    this.#choose(first);
  }

  /** Shows the variant that the part `id` of the page names, if it has one. */
  open(id: string): boolean {
    const variant = this.response.variants.find((one) => one.id === id);
    if (variant) this.#choose(variant);
    return Boolean(variant);
  }

  /** Follows the values: this page's own, another tab's, the tray's. */
  refresh(): void {
    this.#filled = this.replies.fill(this.response, this.#variant, this.desk.values);
    const { subject, text, gaps } = this.#filled;
    this.#subject.replaceChildren(...nodesOf(subject));
    this.#text.replaceChildren(...nodesOf(text));
    this.#form.refresh(new Set(gaps));
    this.#showGaps(gaps);
    this.#clearing.hidden = !this.desk.values.names.length;
    this.#showTray();
  }

  #choose(variant: Variant): void {
    this.#variant = variant;
    const say = (key: string): string => this.#words.text(`replies.fill.${key}`);
    const tones = this.response.variants.filter(({ lang }) => lang === variant.lang).map(({ tone }) => tone);
    const held = this.#bar.contains(document.activeElement) ? document.activeElement : null;
    const fresh = new Segments(say("tone"), [...new Set(tones)].map((tone) => [tone, say(tone)] as const), (tone) => {
      this.desk.store.set("tone", tone);
      this.#choose(this.#nearest(this.#variant.lang, tone));
    });
    this.#langs.value = variant.lang;
    fresh.value = variant.tone;
    if (held && this.#tones?.element.contains(held)) queueMicrotask(() => fresh.focus());
    this.#tones = fresh;
    const several = new Set(this.response.variants.map(({ lang }) => lang)).size > 1;
    const bars = [several && this.#langs.element, new Set(tones).size > 1 && fresh.element];
    const shown = bars.filter((one): one is HTMLFieldSetElement => Boolean(one));
    for (const old of [...this.#bar.children]) if (!shown.includes(old as HTMLFieldSetElement)) old.remove();
    this.#bar.append(...shown.filter((one) => one.parentElement !== this.#bar));
    this.#bar.hidden = !shown.length;
    this.#text.lang = this.#subject.lang = variant.lang;
    this.#subjectRow.hidden = !variant.subject;
    this.#form.show(this.replies.fields(this.response, variant, this.#words.lang));
    this.refresh();
  }

  #nearest(lang: string, tone: string): Variant {
    return this.replies.variant(this.response, lang, tone) ?? this.#variant;
  }

  /** What is still empty, by its label: one that two of them share is named once. */
  #showGaps(gaps: readonly string[]): void {
    const names = new Map<string, string>();
    for (const gap of gaps) {
      const label = small(this.replies.label(this.response, gap, this.#words.lang));
      if (!names.has(label)) names.set(label, gap);
    }
    const shown = [...names].join("\n");
    if (this.#gapsShown === shown && this.#left.firstChild) return;
    this.#gapsShown = shown;
    this.#said.textContent = "";
    this.#left.toggleAttribute("data-ready", !gaps.length);
    if (!gaps.length) {
      this.#left.textContent = this.#words.text("replies.fill.ready");
      return;
    }
    const items = [...names].flatMap(([label, gap], place) => [
      ...(place ? [", "] : []),
      press(label, () => this.#form.focus(gap), "kb-word"),
    ]);
    this.#left.replaceChildren(`${this.#words.text("replies.fill.left")} `, ...items);
  }

  async #take(put: (text: string) => Promise<boolean>): Promise<boolean> {
    const done = await put(textOf(this.#filled.text));
    if (done) {
      this.desk.mine.use(this.response.ref);
      // What is empty is named right above.
      this.#said.textContent = this.#filled.gaps.length ? this.#words.text("replies.fill.copied_gaps") : "";
    } else {
      this.#said.textContent = this.#words.text("page.copy_failed");
      getSelection()?.selectAllChildren(this.#text);
    }
    return done;
  }

  #jump(target: EventTarget | null): void {
    const name = target instanceof HTMLElement ? target.dataset["name"] : undefined;
    if (name && !getSelection()?.toString()) this.#form.focus(name);
  }

  /** Another number is another ticket, most likely: the customer of the one before must not be in its letter. */
  #renumbered(before: string): void {
    const { values } = this.desk;
    const now = values.get(NUMBER);
    const other = before && now && now !== before && values.names.some((name) => name !== NUMBER && values.get(name));
    this.#another.replaceChildren();
    if (!other) return;
    const say = (key: string): string => this.#words.text(`replies.fill.${key}`);
    this.#another.append(`${say("another")} `, press(say("clear_rest"), () => this.#clear(NUMBER), "kb-act kb-quiet"));
  }

  #clear(kept = ""): void {
    this.#another.replaceChildren();
    const back = this.desk.values.clear(kept);
    this.#undo.offer(this.#words.text("replies.fill.cleared"), back);
  }
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join("");
}

/** A label inside a sentence; abbreviations stay as they are. */
function small(text: string): string {
  return /^\p{Lu}(?:\p{Ll}|\s)/u.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
}
