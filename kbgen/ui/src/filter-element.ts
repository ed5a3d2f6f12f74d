// <kb-filter>: makes switches of the facets beside it, which are links where there are no scripts.
// The words come from the page: `data-all`, a plural form each of how many are shown, and `data-find`, the name
// of the field in which a word may be typed.
import { chosenIn, counts, holds, meets, plain, queryWith, said, switched, typedIn, type Chosen, type Facet } from "./filter";

import { element } from "./search/listing";

interface Switch extends Facet {
  button: HTMLButtonElement;
  count: HTMLElement;
}

/** What a page sets aside, such as a plan's steps for others: shown by nobody's choice, so counted nowhere. */
const ASIDE = "[data-kb-other]:not([data-kb-other-open])";

interface Item {
  element: HTMLElement;
  tokens: ReadonlySet<string>;
  /** Its words, read when somebody types. */
  text?: string;
}

export class FilterElement extends HTMLElement {
  #switches: Switch[] = [];
  #items: Item[] = [];
  #chosen: Chosen = new Map();
  #status?: HTMLElement;
  #all?: HTMLButtonElement;
  #field?: HTMLInputElement;

  connectedCallback(): void {
    if (this.#status) return;
    const scope = this.parentElement?.parentElement;
    if (!scope) return;
    this.#items = [...scope.querySelectorAll<HTMLElement>(":is(li, section)[data-kb-f]")].map((element) => ({
      element,
      tokens: new Set((element.dataset["kbF"] ?? "").split(" ")),
    }));
    this.#switches = [...scope.querySelectorAll<HTMLElement>(".kb-facets [data-kb-f]")].map(asSwitch);
    for (const one of this.#switches) one.button.addEventListener("click", () => this.#choose(switched(this.#chosen, one)));
    this.#status = element("span", "");
    this.#status.role = "status";
    this.#all = element("button", "kb-filter-all", this.dataset["all"] ?? "");
    this.#all.type = "button";
    this.#all.addEventListener("click", () => {
      if (this.#field) this.#field.value = "";
      this.#choose(new Map());
      (this.#field ?? this.#switches[0]?.button)?.focus();
    });
    if (this.dataset["find"]) this.append(this.#makeField(this.dataset["find"]));
    this.append(this.#status, this.#all);
    this.#chosen = chosenIn(location.search, this.#switches);
    this.show();
  }

  #makeField(name: string): HTMLInputElement {
    const field = element("input", "kb-filter-field");
    field.type = "search";
    field.placeholder = field.ariaLabel = name;
    field.autocomplete = "off";
    field.spellcheck = false;
    field.value = typedIn(location.search);
    field.addEventListener("input", () => this.#choose(this.#chosen));
    this.#field = field;
    return field;
  }

  #choose(chosen: Chosen): void {
    this.#chosen = chosen;
    this.show();
    try {
      history.replaceState(history.state, "", `${location.pathname}${queryWith(location.search, chosen, this.#field?.value)}${location.hash}`);
    } catch {
      // A page opened from disk may not change its address.
    }
  }

  /** Shows what is chosen of the items that there are now. */
  show(): void {
    const { lang } = document.documentElement;
    const typed = plain(this.#field?.value ?? "");
    const there = this.#items.filter(({ element }) => !element.matches(ASIDE));
    const found = typed ? there.filter((item) => holds((item.text ??= plain(item.element.textContent ?? "")), typed)) : there;
    const kept = new Set(found.filter(({ tokens }) => meets(tokens, this.#chosen)));
    for (const item of there) {
      const hidden = !kept.has(item);
      if (item.element.hidden !== hidden) item.element.hidden = hidden;
    }
    const numbers = counts(found.map((item) => item.tokens), this.#switches, this.#chosen);
    this.#switches.forEach(({ button, count, token, dimension }, index) => {
      const number = numbers[index] ?? 0;
      const pressed = this.#chosen.get(dimension) === token;
      button.ariaPressed = String(pressed);
      button.disabled = number === 0 && !pressed;
      const folded = pressed ? button.closest("details") : null;
      if (folded) folded.open = true;
      count.textContent = String(number);
    });
    const narrowed = this.#chosen.size > 0 || typed !== "";
    this.#hideEmpty((item) => !narrowed || kept.has(item));
    this.toggleAttribute("data-narrowed", narrowed);
    if (this.#status) {
      this.#status.textContent = narrowed ? said(this.dataset, kept.size, there.length, lang || "en") : "";
    }
    if (this.#all) this.#all.hidden = !narrowed;
  }

  /** Hides the headings of groups of which nothing is shown, with whatever introduces them. */
  #hideEmpty(shows: (item: Item) => boolean): void {
    const group: HTMLElement[] = [];
    const settle = (): void => {
      const items = this.#items.filter(({ element }) => group.some((one) => one.contains(element)));
      if (items.length) {
        const empty = !items.some(shows);
        for (const one of group) if (!one.dataset["kbF"]) one.hidden = empty;
      }
      group.length = 0;
    };
    for (let one = this.parentElement?.nextElementSibling; one; one = one.nextElementSibling) {
      if (one.matches("h1, h2, .kb-foot")) settle();
      if (one.matches(".kb-foot, h1")) return;
      if (one instanceof HTMLElement && !one.matches(".kb-facets, .kb-facets-more")) group.push(one);
    }
    settle();
  }
}

function asSwitch(link: HTMLElement): Switch {
  // A row of facets is a dimension.
  const dimension = link.closest(".kb-facets")?.className ?? "";
  const count = link.querySelector<HTMLElement>(".kb-n") ?? element("span", "kb-n");
  const button = element("button", "", ...link.childNodes, count);
  button.type = "button";
  const token = link.dataset["kbF"] ?? "";
  link.replaceWith(button);
  return { token, dimension, button, count };
}
