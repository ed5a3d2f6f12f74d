// What the plan's views are made with, besides `make`.
import { freshId, make, type Attributes, type Child } from "../make";
import type { Day } from "./types";

export function button(words: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = make("button", { type: "button", class: "kb-do", ...attributes }, words);
  made.addEventListener("click", act);
  return made;
}

/** A field for a day that a plan can count with. */
export function dayField(value: Day): HTMLInputElement {
  return make("input", { type: "date", id: freshId(), required: true, value, min: "1970-01-01", max: "2199-12-31" });
}

/** A field under its label; `more` stands beside them. */
export function asked(words: string, field: HTMLElement, style = "", ...more: Child[]): HTMLElement {
  return make("p", { class: `kb-asks ${style}` }, make("label", { for: field.id }, words), field, ...more);
}

/** A box before its label. */
export function boxed(words: string, box: HTMLInputElement): HTMLElement {
  return make("p", { class: "kb-role" }, box, make("label", { for: box.id }, words));
}

/** The way on to a step. */
export function resumeLink(go: string, href: string, title: string): HTMLAnchorElement {
  return make("a", { class: "kb-do kb-main kb-resume", href }, make("span", { class: "kb-resume-go" }, `${go}:`), " ", title);
}

/** Puts `wanted` in the place of what `parent` holds, leaving alone what stays. */
export function fill(parent: Element, wanted: readonly Element[]): void {
  wanted.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
  while (parent.children.length > wanted.length) parent.lastElementChild?.remove();
}
