// What a response asks for, as a form: the customer and the ticket, the response's own, the engineer.
import type { Words } from "../words";
import { freshId, make } from "../make";
import type { Field } from "../replies/replies";
import { capital, Segments, type Choice } from "./segments";

/** Where the values come from and go to. */
export interface Values {
  get(field: Field): string;
  set(field: Field, value: string): void;
  /** The reader is done with changing a field. */
  changed?(field: Field, before: string): void;
}

interface Control {
  element: HTMLElement;
  value: string;
  focus(): void;
  /** Whether the reader is in the middle of it. */
  busy(): boolean;
}

/** More choices than this are a list to open. */
const SIDE_BY_SIDE = 3;
const TICKET = "ticket";
const ME = "me";

export class FieldsForm {
  readonly element = make("form", { class: "kb-fill-form", autocomplete: "off" });
  readonly #controls = new Map<string, { field: Field; control: Control; row: HTMLElement }>();
  #shown = "";

  /** `named` says what a response of the form is called, `note` stands under the customer and the ticket. */
  constructor(
    readonly words: Words,
    readonly values: Values,
    readonly named: (ref: string) => string,
    readonly note?: HTMLElement,
  ) {
    this.element.addEventListener("submit", (event) => event.preventDefault());
    this.element.setAttribute("aria-label", words.text("replies.fields.title"));
  }

  show(fields: readonly Field[]): void {
    const shown = JSON.stringify(fields);
    if (shown !== this.#shown) this.#build(fields);
    this.#shown = shown;
    this.refresh(new Set());
  }

  /** Takes in values that changed elsewhere; `gaps` are the names still to be filled in. */
  refresh(gaps: ReadonlySet<string>): void {
    for (const [name, { field, control, row }] of this.#controls) {
      const value = this.values.get(field);
      if (control.value !== value && !control.busy()) control.value = value;
      row.toggleAttribute("data-gap", gaps.has(name));
    }
  }

  focus(name: string): void {
    const found = this.#controls.get(name);
    found?.row.closest("details")?.setAttribute("open", "");
    found?.control.focus();
  }

  #build(fields: readonly Field[]): void {
    this.#controls.clear();
    const groups = new Map<string, Field[]>([[TICKET, []]]);
    for (const field of fields) {
      const group = groupOf(field);
      if (!groups.get(group)?.push(field)) groups.set(group, [field]);
    }
    const mine = groups.get(ME);
    groups.delete(ME);
    if (mine) groups.set(ME, mine);
    this.element.replaceChildren(...[...groups].filter(([, own]) => own.length).map(([group, own]) => this.#group(group, own)));
  }

  #group(group: string, fields: readonly Field[]): HTMLElement {
    const inside = make("div", { class: "kb-fill-rows" }, ...fields.map((field) => this.#row(field)));
    const title = group === TICKET || group === ME ? this.words.text(`replies.fields.${group}`) : this.named(group);
    if (group === ME) {
      const known = fields.every((field) => this.values.get(field));
      return make("details", { class: "kb-fill-group", open: !known }, make("summary", {}, title), inside);
    }
    const id = freshId();
    const head = make("p", { class: "kb-fill-title", id }, title);
    const whole = { class: "kb-fill-group", role: "group", "aria-labelledby": id };
    return make("div", whole, head, inside, group === TICKET && this.note);
  }

  #row(field: Field): HTMLElement {
    const id = freshId();
    const changed = (value: string): void => this.values.set(field, value);
    const control = this.#side(field, id, changed) ?? typed(field, id, this.words, changed);
    const optional = !field.required && make("span", { class: "kb-sub" }, ` ${this.words.text("replies.fields.optional")}`);
    const label = !(control.element instanceof HTMLFieldSetElement) && make("label", { for: id }, capital(field.label), optional);
    const wide = field.kind === "long" || field.kept.includes("#");
    const row = make("div", { class: wide ? "kb-fill-row kb-fill-wide" : "kb-fill-row" }, label, control.element);
    this.#controls.set(field.name, { field, control, row });
    let before = "";
    row.addEventListener("focusin", () => (before = control.value));
    row.addEventListener("change", () => this.values.changed?.(field, before));
    return row;
  }

  /** The few choices of a field, null where it has many or none. */
  #side(field: Field, id: string, changed: (value: string) => void): Control | null {
    const say = (key: string): string => this.words.text(`replies.fields.${key}`);
    let choices: Choice[] | null = null;
    if (field.kind === "gender") choices = [["f", say("f")], ["m", say("m")], ["", say("nobody")]];
    else if (field.kind === "choice" && field.options.length <= SIDE_BY_SIDE) {
      choices = [...field.options.map((one): Choice => [one, one]), ...(field.required ? [] : [["", say("none")] as const])];
    }
    if (!choices) return null;
    const segments = new Segments(capital(field.label), choices, changed, id);
    return {
      element: segments.element,
      get value() {
        return segments.value;
      },
      set value(value: string) {
        segments.value = value;
      },
      focus: () => segments.focus(),
      busy: () => false,
    };
  }
}

function typed(field: Field, id: string, words: Words, changed: (value: string) => void): Control {
  const example = field.example && words.text("replies.fields.example", { example: field.example });
  const given = { id, placeholder: example || undefined, spellcheck: field.kind === "number" ? "false" : undefined };
  const choices = [["", words.text("replies.fields.none")] as const, ...field.options.map((one) => [one, one] as const)];
  const line = field.kind === "text" && field.kept.includes("#");
  const element =
    field.kind === "long" || line
      ? make("textarea", { ...given, rows: line ? 1 : 3, class: line ? "kb-entry kb-line" : "kb-entry" })
      : field.kind === "choice"
        ? make("select", { id, class: "kb-entry" }, ...choices.map(([value, said]) => make("option", { value }, said)))
        : make("input", { ...given, class: "kb-entry", type: field.kind === "date" ? "date" : "text", ...(field.kind === "number" && { inputmode: "decimal" }) });
  element.addEventListener("input", () => changed(line ? element.value.replace(/\s*\n\s*/g, " ") : element.value));
  // A field that grows with its one line, however long.
  if (line) element.addEventListener("keydown", (event) => (event as KeyboardEvent).key === "Enter" && event.preventDefault());
  return {
    element,
    get value() {
      return element.value;
    },
    set value(value: string) {
      element.value = value;
    },
    focus: () => element.focus(),
    busy: () => document.activeElement === element && field.kind !== "choice",
  };
}

/** Whose a field is: the customer and the ticket's, the engineer's, or a response's, by its reference. */
function groupOf({ kept }: Field): string {
  const [ref = "", own] = kept.split("#");
  return own ? ref : kept.startsWith("agent.") ? ME : TICKET;
}
