// <kb-filter>: makes switches of the facets beside it, which are links where there are no scripts.
// The words come from the page: `data-all`, a plural form each of how many are shown, and `data-find`, the name
// of the field in which a word may be typed.
import { chosenIn, counts, holds, meets, plain, queryWith, said, switched, typedIn, type Chosen, type Facet } from "./filter";

interface Switch extends Facet {
  button: HTMLButtonElement;
  count: HTMLElement;
}

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
    this.#status = document.createElement("span");
    this.#status.setAttribute("role", "status");
    this.#all = document.createElement("button");
    this.#all.type = "button";
    this.#all.className = "kb-filter-all";
    this.#all.textContent = this.dataset["all"] ?? "";
    this.#all.addEventListener("click", () => {
      if (this.#field) this.#field.value = "";
      this.#choose(new Map());
      (this.#field ?? this.#switches[0]?.button)?.focus();
    });
    if (this.dataset["find"]) this.append(this.#makeField(this.dataset["find"]));
    this.append(this.#status, this.#all);
    this.#chosen = chosenIn(location.search, this.#switches);
    this.#show();
  }

  #makeField(name: string): HTMLInputElement {
    const field = document.createElement("input");
    field.type = "search";
    field.className = "kb-filter-field";
    field.placeholder = name;
    field.setAttribute("aria-label", name);
    field.autocomplete = "off";
    field.spellcheck = false;
    field.value = typedIn(location.search);
    field.addEventListener("input", () => this.#choose(this.#chosen));
    this.#field = field;
    return field;
  }

  #choose(chosen: Chosen): void {
    this.#chosen = chosen;
    this.#show();
    try {
      history.replaceState(history.state, "", `${location.pathname}${queryWith(location.search, chosen, this.#field?.value)}${location.hash}`);
    } catch {
      // A page opened from disk may not change its address.
    }
  }

  #show(): void {
    const { lang } = document.documentElement;
    const typed = plain(this.#field?.value ?? "");
    const found = typed ? this.#items.filter((item) => holds((item.text ??= plain(item.element.textContent ?? "")), typed)) : this.#items;
    const kept = new Set(found.filter(({ tokens }) => meets(tokens, this.#chosen)));
    for (const item of this.#items) {
      const hidden = !kept.has(item);
      if (item.element.hidden !== hidden) item.element.hidden = hidden;
    }
    const numbers = counts(found.map((item) => item.tokens), this.#switches, this.#chosen);
    this.#switches.forEach(({ button, count, token, dimension }, index) => {
      const number = numbers[index] ?? 0;
      const pressed = this.#chosen.get(dimension) === token;
      button.setAttribute("aria-pressed", String(pressed));
      button.disabled = number === 0 && !pressed;
      const folded = pressed ? button.closest("details") : null;
      if (folded) folded.open = true;
      count.textContent = String(number);
    });
    this.#hideEmpty();
    const narrowed = this.#chosen.size > 0 || typed !== "";
    this.toggleAttribute("data-narrowed", narrowed);
    if (this.#status) {
      this.#status.textContent = narrowed ? said(this.dataset, kept.size, this.#items.length, lang || "en") : "";
    }
    if (this.#all) this.#all.hidden = !narrowed;
  }

  /** Hides the headings of groups of which nothing is shown, with whatever introduces them. */
  #hideEmpty(): void {
    const group: HTMLElement[] = [];
    const settle = (): void => {
      const items = this.#items.filter(({ element }) => group.some((one) => one.contains(element)));
      if (items.length) {
        const empty = items.every(({ element }) => element.hidden);
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

function asSwitch(element: HTMLElement): Switch {
  const row = element.closest(".kb-facets");
  const button = document.createElement("button");
  button.type = "button";
  const count = element.querySelector<HTMLElement>(".kb-n") ?? document.createElement("span");
  count.className = "kb-n";
  button.append(...element.childNodes, count);
  const token = element.dataset["kbF"] ?? "";
  // A row of facets is a dimension.
  const dimension = row?.className ?? "";
  element.replaceWith(button);
  return { token, dimension, button, count };
}
