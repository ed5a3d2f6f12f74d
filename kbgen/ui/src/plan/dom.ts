// What the plan's views are made with, besides `make`.
import { make, type Attributes } from "../make";

export function button(words: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = make("button", { type: "button", class: "kb-do", ...attributes }, words);
  made.addEventListener("click", act);
  return made;
}

/** Puts `wanted` in the place of what `parent` holds, leaving alone what stays. */
export function fill(parent: Element, wanted: readonly Element[]): void {
  wanted.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
  while (parent.children.length > wanted.length) parent.lastElementChild?.remove();
}
