// Elements in few words: names, attributes and text; nobody's text ever becomes markup.

export type Attributes = Record<string, string | number | boolean | null | undefined>;
export type Child = Node | string | null | false | undefined;

/** An element with its attributes (`true` is an empty one) and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children.filter((child): child is Node | string => Boolean(child)));
  return made;
}

/** A button; `style` is one of the classes that buttons have here. */
export function press(words: string, act: () => void, style = "kb-act", attributes: Attributes = {}): HTMLButtonElement {
  const made = make("button", { type: "button", class: style, ...attributes }, words);
  made.addEventListener("click", act);
  return made;
}

/** Writes `text` into `node` unless it says so already: what did not change is not painted again. */
export function say(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** Parts are bundled by themselves, and a page may have several: each has a count of its own. */
const mine = Math.random().toString(36).slice(2, 7);
let last = 0;

/** An id that no element of the page has. */
export function freshId(): string {
  last += 1;
  return `_${mine}-${last}`;
}
