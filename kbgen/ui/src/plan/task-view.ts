// A task of a step in the page: its words become the label of a real checkbox, its hint describes it.
import { freshId, make } from "../make";
import type { TaskState } from "./types";

export class TaskView {
  readonly input: HTMLInputElement;
  readonly #item: HTMLElement;

  constructor(item: HTMLElement, readonly name: string) {
    this.#item = item;
    this.input = make("input", { type: "checkbox", class: "kb-tick", id: freshId() });
    const hint = item.querySelector<HTMLElement>(":scope > .kb-sub");
    const label = make("label", { for: this.input.id, class: "kb-tick-words" });
    label.append(...[...item.childNodes].filter((node) => node !== hint));
    if (hint) {
      hint.id ||= freshId();
      this.input.setAttribute("aria-describedby", hint.id);
    }
    item.prepend(this.input, label);
    item.dataset["kbLive"] = "";
  }

  show({ done, changed }: TaskState, locked: boolean): void {
    if (this.input.checked !== done) this.input.checked = done;
    if (this.input.disabled !== locked) this.input.disabled = locked;
    this.#item.toggleAttribute("data-kb-done", done);
    this.#item.toggleAttribute("data-kb-changed", changed);
  }
}
