// Puts search into the page: `kbgen.search(...)`, the dialog, its button in the header and its keys.
import { addStyles } from "../script";
import { SearchClient } from "./client";
import { SearchElement } from "./dialog-element";
import { isOpening } from "./keys";
import { element } from "./listing";
import type { Results, SearchOptions } from "./types";
import { Words, type Base } from "../words";

export interface Kbgen {
  /** Searches the knowledge base; the index is loaded at the first call. */
  search: (query: string, options?: SearchOptions) => Promise<Results>;
}

declare global {
  interface Window {
    kbgen?: Kbgen;
  }
}

const THEIRS = '[data-md-component="search"]';
const FIELD = "input, textarea, select, [contenteditable]:not([contenteditable=false])";

/** Searches the site at `root`, saying what `handed` has words for. */
export function installSearch(root: URL, handed: Base): void {
  if (window.kbgen) return;
  const client = new SearchClient(root);
  window.kbgen = { search: (query, options) => client.search(query, options) };

  customElements.define("kb-search", SearchElement);
  const dialog = document.createElement("kb-search") as SearchElement;
  dialog.words = new Words(handed);
  dialog.client = client;
  dialog.styled = addStyles(new URL(`assets/kbgen/kbgen-search.css?${handed.search}`, root).href);
  document.body.append(dialog);

  // A site that keeps the theme's search keeps its keys, too.
  const alone = !document.querySelector(THEIRS);
  if (alone) addButton(dialog);
  document.addEventListener(
    "keydown",
    (event) => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.defaultPrevented || event.repeat || target?.closest("dialog[open]")) return;
      const inField = Boolean(target?.closest(FIELD)) && !target?.matches("[type=radio], [type=checkbox], [type=button]");
      if (!isOpening(event, inField, alone)) return;
      event.preventDefault();
      event.stopPropagation();
      dialog.open();
    },
    { capture: true },
  );
}

function addButton(dialog: SearchElement): void {
  const header = document.querySelector(".md-header__inner");
  const button = element("button", header ? "kb-search-open" : "kb-search-open kb-search-afloat");
  button.type = "button";
  const label = dialog.words.text("search.open");
  button.setAttribute("aria-keyshortcuts", "/ Control+K");
  const keys = element("kbd", "", "/");
  keys.setAttribute("aria-hidden", "true");
  button.append(element("span", "kb-search-open-words", label), keys);
  button.setAttribute("aria-label", label);
  button.addEventListener("click", () => dialog.open());
  const before = header?.querySelector(":scope > .md-header__source");
  if (before) before.before(button);
  else (header ?? document.body).append(button);
}
