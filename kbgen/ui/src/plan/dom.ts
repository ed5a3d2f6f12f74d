// Elements in few words: names, attributes and text; nobody's text ever becomes markup.

type Attributes = Record<string, string | number | boolean | null | undefined>;
export type Child = Node | string | null | undefined | false;

/** An element `name` or `name.class.class` with its attributes (true is an empty one) and children. */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  return made;
}

export function button(words: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = el("button", { type: "button", class: "kb-do", ...attributes }, words);
  made.addEventListener("click", act);
  return made;
}

/** Writes `text` into `node` unless it says so already: what did not change is not painted again. */
export function say(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** Puts `wanted` in the place of what `parent` holds, leaving alone what stays. */
export function fill(parent: Element, wanted: readonly Element[]): void {
  wanted.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
  while (parent.children.length > wanted.length) parent.lastElementChild?.remove();
}

/** Every bundle has a count of its own. */
const mine = Math.random().toString(36).slice(2, 7);
let last = 0;

/** An id for an element of ours: no id of the page looks like it. */
export function freshId(): string {
  last += 1;
  return `_${mine}-${last}`;
}
