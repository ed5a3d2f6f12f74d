// One field of a handover form: its label, its control, what helps to fill it in.
import type { Words } from "../words";
import type { Asked } from "../tickets/handover";
import { freshId, make } from "../make";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export class FieldView {
  readonly element: HTMLElement;
  readonly control: Control;
  readonly #wanted = make("span", { class: "kb-badge kb-required" });
  readonly #said = make("span", { class: "kb-sub kb-field-rule" });

  /** `help` is the page's own, with its links; `changed` is told every value. */
  constructor(
    field: Asked,
    readonly words: Words,
    help: Node | null,
    changed: (value: string) => void,
  ) {
    const id = freshId();
    this.control = controlOf(field, id, words);
    this.control.addEventListener("input", () => changed(this.control.value));
    const hint = make("div", { class: "kb-field-help", id: `${id}-help` }, help, this.#said);
    if (field.example) hint.append(make("span", { class: "kb-sub kb-example" }, words.text("tickets.handover.example", { example: field.example })));
    this.control.setAttribute("aria-describedby", hint.id);
    this.element = make(
      "div",
      { class: `kb-field kb-field-${field.kind}` },
      make("label", { for: id }, field.label),
      " ",
      this.#wanted,
      hint,
      this.control,
    );
    if (field.options) this.element.append(make("p", { class: "kb-field-options", "aria-hidden": "true" }, field.options.join(" · ")));
    this.#wanted.textContent = words.text("tickets.handover.wanted");
    this.show(field);
  }

  show(field: Asked): void {
    this.#wanted.hidden = !field.wanted;
    this.control.setAttribute("aria-required", String(field.wanted));
    this.#said.textContent = field.said.length ? this.words.text("tickets.handover.rule_says", { text: field.said.join("; ") }) : "";
  }

  /** Shows a value that came from elsewhere, unless the reader is at it. */
  put(value: string): void {
    if (this.control.value === value) return;
    this.control.value = value;
    // A value that is no option any more must not be lost by being shown as another.
    if (this.control instanceof HTMLSelectElement && this.control.value !== value) {
      this.control.append(make("option", { value }, value));
      this.control.value = value;
    }
  }
}

function controlOf(field: Asked, id: string, words: Words): Control {
  const name = { id, autocomplete: "off", class: "kb-entry" };
  switch (field.kind) {
    case "long":
      return make("textarea", { ...name, rows: 3 });
    case "choice":
      return select(name, words, (field.options ?? []).map((option) => [option, option]));
    case "yes-no":
      return select(name, words, ["yes", "no"].map((answer) => [answer, words.text(`tickets.handover.${answer}`)]));
    case "date":
      return make("input", { ...name, type: "date" });
    case "number":
      // A field for numbers alone would keep nothing of "3,5 т", and say nothing of it.
      return make("input", { ...name, type: "text", inputmode: "decimal" });
    case "text":
      return make("input", { ...name, type: "text" });
  }
}

function select(name: { id: string; class: string }, words: Words, options: readonly (readonly string[])[]): HTMLSelectElement {
  const none = make("option", { value: "" }, words.text("tickets.handover.choose"));
  return make("select", name, none, ...options.map(([value, said]) => make("option", { value: value ?? "" }, said)));
}
