// <kb-search>: the search dialog. A field and a list that it steers (the combobox pattern of ARIA): the focus
// stays in the field, arrows move through the results.
import { copyPlain } from "../browser-clipboard";
import { keepQuery, queryIn, withQuery } from "./address";
import type { SearchClient } from "./client";
import { element, grouped, option, recentQueries, sectionLinks } from "./listing";
import { Recent } from "./recent";
import type { Result, Results, SearchOptions } from "./types";
import type { Words } from "../words";

const ID = "kb-search";
const MOST = 40;
const OF_ALL = 12;
const OF_KIND = 4;
const SLOW = 250;
const SHOWN_FOR = 2500;

export class SearchElement extends HTMLElement {
  words!: Words;
  client!: SearchClient;
  /** Settled when the dialog's styles are there; undefined from then on. */
  styled?: Promise<void> | undefined;
  #recent!: Recent;
  #dialog!: HTMLDialogElement;
  #field!: HTMLInputElement;
  #filters!: HTMLElement;
  #note!: HTMLElement;
  #list!: HTMLElement;
  #idle!: HTMLElement;
  #status!: HTMLElement;
  #copy!: HTMLButtonElement;
  #link!: HTMLButtonElement;
  #options: HTMLElement[] = [];
  #results = new Map<HTMLElement, Result>();
  #active = -1;
  #kind = "";
  #asked = 0;
  /** The last query that was answered. */
  #answered = 0;
  /** Whether Enter was pressed before the answer came, and where it is to open. */
  #hurried: { elsewhere: boolean } | null = null;
  #timer = 0;
  /** Whether the address is to keep the query: a result was opened, and Back comes here again. */
  #leaving = false;

  connectedCallback(): void {
    if (this.#dialog) return;
    void this.styled?.then(() => (this.styled = undefined));
    this.#recent = new Recent(`kbgen.search:${this.client.root.pathname}`, () => localStorage);
    this.#build();
    document.addEventListener("kbgen:search", (event) => {
      event.preventDefault();
      this.open();
    });
    addEventListener("popstate", () => this.#follow());
    addEventListener("pageshow", (event) => event.persisted && this.#follow());
    this.#follow();
  }

  open(query?: string): void {
    this.client.prepare();
    if (this.styled) this.#hideUntil(this.styled);
    if (!this.#dialog.open) {
      this.#leaving = false;
      this.#dialog.showModal();
    }
    if (query !== undefined) this.#field.value = query;
    this.#field.focus();
    this.#field.select();
    void this.#search();
  }

  /** Keeps the dialog out of sight, not out of reach: what is typed meanwhile is not lost. */
  #hideUntil(styled: Promise<void>): void {
    this.#dialog.style.opacity = "0";
    void styled.then(() => (this.#dialog.style.opacity = ""));
  }

  /** Opens where the address holds a query, closes where it holds none. */
  #follow(): void {
    const query = queryIn(location.href);
    if (query) this.open(query);
    else if (this.#dialog.open) this.#close(true);
  }

  #build(): void {
    const t = (key: string) => this.words.text(`search.${key}`);
    this.#field = element("input", "kb-search-field");
    this.#field.type = "search";
    this.#field.placeholder = t("placeholder");
    this.#field.maxLength = 1000;
    this.#field.autocomplete = "off";
    this.#field.spellcheck = false;
    this.#field.enterKeyHint = "search";
    for (const [name, value] of [
      ["role", "combobox"],
      ["aria-label", t("label")],
      ["aria-autocomplete", "list"],
      ["aria-expanded", "false"],
      ["aria-controls", `${ID}-list`],
      ["autocapitalize", "off"],
    ] as const) {
      this.#field.setAttribute(name, value);
    }
    this.#link = this.#button("kb-search-link", t("link"), () => void this.#copyLink());
    const close = this.#button("kb-search-close", t("close"), () => this.#close());
    const bar = element("div", "kb-search-bar", this.#field, this.#link, close);
    this.#filters = element("div", "kb-search-filters");
    this.#filters.setAttribute("role", "group");
    this.#filters.setAttribute("aria-label", t("filters"));
    this.#note = element("div", "kb-search-note");
    this.#list = element("div", "kb-search-list");
    this.#list.id = `${ID}-list`;
    this.#list.setAttribute("role", "listbox");
    this.#list.setAttribute("aria-label", t("list"));
    this.#idle = element("div", "kb-search-idle");
    const body = element("div", "kb-search-body", this.#note, this.#list, this.#idle);
    this.#status = element("div", "kb-search-status");
    this.#status.setAttribute("role", "status");
    this.#copy = this.#button("kb-search-copy", this.words.text("page.copy"), () => void this.#copyActive());
    this.#copy.textContent = this.words.text("page.copy");
    this.#copy.hidden = true;
    const hints = element("div", "kb-search-hints");
    hints.setAttribute("aria-hidden", "true");
    for (const [keys, key] of [["↑↓", "move"], ["↵", "go"], ["Ctrl ↵", "tab"], ["Esc", "leave"]] as const) {
      hints.append(element("span", "", element("kbd", "", keys), ` ${t(key)}`));
    }
    const foot = element("div", "kb-search-foot", this.#status, this.#copy, hints);
    this.#dialog = element("dialog", "kb-search", bar, this.#filters, body, foot);
    this.#dialog.setAttribute("aria-label", t("label"));
    this.append(this.#dialog);

    this.#field.addEventListener("input", () => {
      this.#kind = "";
      void this.#search();
    });
    this.#dialog.addEventListener("keydown", (event) => this.#key(event));
    this.#dialog.addEventListener("click", (event) => this.#click(event));
    this.#dialog.addEventListener("close", () => this.#closed());
    this.#list.addEventListener("pointermove", (event) => {
      const at = this.#options.findIndex((one) => event.target instanceof Node && one.contains(event.target));
      if (at >= 0 && at !== this.#active) this.#activate(at, false);
    });
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  #button(className: string, label: string, act: () => void): HTMLButtonElement {
    const made = element("button", className);
    made.type = "button";
    made.title = label;
    made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    return made;
  }

  // Asking

  async #search(): Promise<void> {
    const query = this.#field.value.trim();
    const asked = ++this.#asked;
    this.#hurried = null;
    keepQuery(query);
    clearTimeout(this.#timer);
    if (!query) return this.#showIdle();
    this.#timer = window.setTimeout(() => this.#say(this.words.text("search.searching")), SLOW);
    const results = await this.client.search(query, this.#wanted(query)).catch(() => null);
    if (asked !== this.#asked) return;
    clearTimeout(this.#timer);
    this.#answered = asked;
    this.#show(query, results);
    this.#catchUp();
  }

  /** Opens what was asked for before it was found. */
  #catchUp(): void {
    if (this.#hurried) this.#choose(this.#options[this.#active], this.#hurried.elsewhere);
    this.#hurried = null;
  }

  /** Of all kinds the best few, of a letter or two fewer still: what they may become is not worth loading. */
  #wanted(query: string): SearchOptions {
    if (this.#kind) return { limit: MOST, kinds: [this.#kind], ahead: true };
    const short = query.length < 3;
    return { limit: short ? OF_ALL / 2 : OF_ALL, each: short ? 2 : OF_KIND, ahead: true };
  }

  #show(query: string, results: Results | null): void {
    this.#clear();
    this.#link.hidden = false;
    if (!results || (results.partial && !results.length)) {
      this.#remark("failed");
      return this.#say(this.words.text("search.failed"));
    }
    if (results.partial) this.#remark("partial");
    if (results.corrected) {
      const words = this.words.text("search.corrected", { query: shortened(results.corrected) });
      this.#note.append(element("p", "kb-search-corrected", words));
    }
    this.#showFilters(results);
    const groups = grouped(results);
    for (const { kind, results: found } of groups) this.#showGroup(kind, found, results.counts[kind] ?? found.length);
    const counted = this.words.count("search.results", results.total);
    if (results.length) {
      this.#activate(0, false);
      const repaired = results.corrected ? `${this.#note.textContent}. ` : "";
      this.#say(`${repaired}${counted}`, counted);
    } else {
      this.#idle.append(
        element("p", "kb-search-nothing", this.words.text("search.nothing", { query: shortened(query) })),
        element("p", "", this.words.text(Object.keys(results.counts).length ? "search.nothing_here" : "search.nothing_hint")),
      );
      this.#showRecent(query);
      void this.#showSections(this.#asked);
      this.#say(this.words.text("search.nothing", { query: shortened(query) }), "");
    }
  }

  #showGroup(kind: string, found: Result[], all: number): void {
    const group = element("div", `kb-search-group kb-k kb-k-${kind}`);
    const head = element("div", "kb-search-kind", this.words.kind(kind));
    head.id = `${ID}-kind-${kind}`;
    group.setAttribute("role", "group");
    group.setAttribute("aria-labelledby", head.id);
    head.setAttribute("role", "presentation");
    group.append(head);
    for (const result of found) {
      const made = option(result, `${ID}-option-${this.#options.length}`, this.words);
      this.#results.set(made, result);
      this.#options.push(made);
      group.append(made);
    }
    if (all > found.length && !this.#kind) {
      const more = element("div", "kb-search-more", `${this.words.text("search.more")}: ${all - found.length}`);
      more.id = `${ID}-option-${this.#options.length}`;
      more.setAttribute("role", "option");
      more.setAttribute("aria-selected", "false");
      more.dataset["kind"] = kind;
      this.#options.push(more);
      group.append(more);
    }
    this.#list.append(group);
  }

  #showFilters(results: Results): void {
    const kinds = Object.entries(results.counts).sort(([, a], [, b]) => b - a);
    if (kinds.length < 2 && !this.#kind) return;
    const all = kinds.reduce((sum, [, n]) => sum + n, 0);
    for (const [kind, n] of [["", all], ...kinds] as [string, number][]) {
      const words = kind ? this.words.kind(kind) : this.words.text("search.all");
      const made = element("button", kind ? `kb-k kb-k-${kind}` : "", words, " ", element("span", "kb-n", String(n)));
      made.type = "button";
      made.dataset["filter"] = kind;
      made.setAttribute("aria-pressed", String(kind === this.#kind));
      this.#filters.append(made);
    }
  }

  async #showIdle(): Promise<void> {
    const asked = this.#asked;
    this.#clear();
    this.#link.hidden = true;
    this.#say("");
    this.#idle.append(element("p", "", this.words.text("search.start")));
    this.#showRecent("");
    await this.#showSections(asked);
  }

  async #showSections(asked: number): Promise<void> {
    const sections = await this.client.sections();
    if (asked !== this.#asked || !sections.length) return;
    this.#idle.append(...sectionLinks(sections, this.words));
  }

  #showRecent(query: string): void {
    const recent = this.#recent.list().filter((one) => one !== query);
    if (recent.length) this.#idle.append(...recentQueries(recent, this.words));
  }

  #remark(key: "partial" | "failed"): void {
    this.#note.append(element("p", "kb-search-missing", this.words.text(`search.${key}`)));
  }

  #clear(): void {
    const focused = this.#dialog.contains(document.activeElement) ? document.activeElement : null;
    const filter = focused instanceof HTMLElement ? focused.dataset["filter"] : undefined;
    for (const one of [this.#filters, this.#note, this.#list, this.#idle]) one.replaceChildren();
    this.#options = [];
    this.#results.clear();
    this.#active = -1;
    this.#copy.hidden = true;
    this.#field.removeAttribute("aria-activedescendant");
    this.#field.setAttribute("aria-expanded", "false");
    // What had the focus is made anew: it goes on from the field, or from the same filter.
    if (focused && !focused.isConnected) {
      if (filter === undefined) this.#field.focus();
      else queueMicrotask(() => this.#filters.querySelector<HTMLElement>(`[data-filter="${filter}"]`)?.focus());
    }
  }

  /** Tells screen readers `words`, shows `shown`. */
  #say(words: string, shown = words): void {
    const visible = element("span", "", shown);
    if (words === shown) this.#status.replaceChildren(visible);
    else {
      visible.setAttribute("aria-hidden", "true");
      this.#status.replaceChildren(visible, element("span", "kb-offscreen", words));
    }
  }

  // Choosing

  #activate(at: number, scroll = true): void {
    this.#options[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = at;
    const one = this.#options[at];
    if (!one) return;
    one.setAttribute("aria-selected", "true");
    this.#field.setAttribute("aria-activedescendant", one.id);
    this.#field.setAttribute("aria-expanded", "true");
    this.#copy.hidden = !this.#results.get(one)?.copy;
    if (!scroll) return;
    if (at === 0) this.#list.scrollTo({ top: 0 });
    else one.scrollIntoView({ block: "nearest" });
  }

  #key(event: KeyboardEvent): void {
    // The theme's own keys are not for a page behind a dialog.
    event.stopPropagation();
    if (event.isComposing) return;
    const inField = event.target === this.#field;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !event.altKey && (inField || event.target === this.#dialog)) {
      event.preventDefault();
      const count = this.#options.length;
      if (count) this.#activate((this.#active + step + count) % count);
    } else if (event.key === "Enter" && inField) {
      event.preventDefault();
      const elsewhere = event.ctrlKey || event.metaKey;
      // What stands there may still be the answer to fewer letters.
      if (this.#field.value.trim() && this.#answered !== this.#asked) this.#hurried = { elsewhere };
      else this.#choose(this.#options[this.#active], elsewhere);
    } else if (event.code === "KeyC" && event.altKey && !this.#copy.hidden) {
      event.preventDefault();
      void this.#copyActive();
    } else if (event.code === "KeyK" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.#field.select();
    }
  }

  #click(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    if (target === this.#dialog) return this.#close();
    const button = target?.closest<HTMLElement>("[data-filter], [data-query], [data-forget]");
    const chosen = target?.closest<HTMLElement>("[role=option]");
    if (button?.dataset["query"]) this.open(button.dataset["query"]);
    else if (button && "forget" in button.dataset) {
      this.#recent.clear();
      void this.#search();
    } else if (button) {
      this.#kind = button.dataset["filter"] ?? "";
      void this.#search();
    } else if (chosen && target?.closest("[data-copy]")) {
      event.preventDefault();
      this.#activate(this.#options.indexOf(chosen), false);
      void this.#copyActive();
    } else if (chosen?.dataset["kind"]) this.#choose(chosen, false);
    else if (target?.closest("a")) {
      this.#recent.add(this.#field.value);
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) this.#leave();
    }
  }

  #choose(one: HTMLElement | undefined, elsewhere: boolean): void {
    if (one?.dataset["kind"]) {
      this.#kind = one.dataset["kind"];
      void this.#search();
    } else if (one instanceof HTMLAnchorElement) {
      if (elsewhere) {
        this.#recent.add(this.#field.value);
        window.open(one.href, "_blank", "noopener");
      } else one.click();
    }
  }

  async #copyActive(): Promise<void> {
    const text = this.#results.get(this.#options[this.#active] as HTMLElement)?.copy;
    if (!text) return;
    const done = await copyPlain(text);
    this.#recent.add(this.#field.value);
    const option = this.#options[this.#active];
    if (option) option.dataset["copied"] = String(done);
    this.#tell(this.words.text(done ? "page.copied" : "page.copy_failed"));
  }

  async #copyLink(): Promise<void> {
    const done = await copyPlain(withQuery(location.href, this.#field.value.trim()));
    this.#tell(this.words.text(done ? "search.linked" : "page.copy_failed"));
  }

  /** Says something for a while. */
  #tell(words: string): void {
    const before = [...this.#status.childNodes];
    const asked = this.#asked;
    this.#say(words);
    const told = this.#status.firstChild;
    setTimeout(() => {
      if (asked === this.#asked && this.#status.firstChild === told) this.#status.replaceChildren(...before);
      for (const one of this.#options) delete one.dataset["copied"];
    }, SHOWN_FOR);
  }

  // Leaving

  /** Closes for a page that was chosen: the address here keeps the query, for whoever comes back. */
  #leave(): void {
    this.#leaving = true;
    // The link has to be followed first.
    setTimeout(() => this.#dialog.close());
  }

  #close(keep = false): void {
    this.#leaving = keep;
    this.#dialog.close();
  }

  #closed(): void {
    this.#asked++;
    clearTimeout(this.#timer);
    if (!this.#leaving) keepQuery("");
  }
}

function shortened(query: string): string {
  return query.length > 60 ? `${query.slice(0, 60)}…` : query;
}
