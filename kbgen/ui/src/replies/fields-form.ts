// What a response asks for, as a form: the customer and the ticket, the response's own, the engineer.
import type { Words } from "../words";
import { freshId, make } from "../make";
import type { Field } from "./replies";
import { Segments, type Choice } from "./segments";

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

type Group = "ticket" | "own" | "me";

/** More choices than this are a list to open. */
const SIDE_BY_SIDE = 3;
const GROUPS: readonly Group[] = ["ticket", "own", "me"];

export class FieldsForm {
  readonly element = make("form", { class: "kb-fill-form", autocomplete: "off" });
  readonly #controls = new Map<string, { field: Field; control: Control; row: HTMLElement }>();
  #shown = "";

  /** `after` is what stands at the end of a group. */
  constructor(
    readonly words: Words,
    readonly values: Values,
    readonly after: Partial<Record<Group, HTMLElement>>,
  ) {
    this.element.addEventListener("submit", (event) => event.preventDefault());
    this.element.setAttribute("aria-label", words.text("replies.fill.title"));
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
    this.element.replaceChildren(
      ...GROUPS.flatMap((group): HTMLElement[] => {
        const rows = fields.filter((field) => groupOf(field) === group).map((field) => this.#row(field));
        if (!rows.length) return [];
        const title = this.words.text(`replies.fill.${group}`);
        const inside = make("div", { class: "kb-fill-rows" }, ...rows);
        if (group === "me") {
          const known = fields.every((field) => groupOf(field) !== "me" || this.values.get(field));
          return [make("details", { class: "kb-fill-group", open: !known }, make("summary", {}, title), inside)];
        }
        const named = freshId();
        const head = make("p", { class: "kb-fill-title", id: named }, title);
        const whole = { class: "kb-fill-group", role: "group", "aria-labelledby": named };
        return [make("div", whole, head, inside, this.after[group])];
      }),
    );
  }

  #row(field: Field): HTMLElement {
    const id = freshId();
    const changed = (value: string): void => this.values.set(field, value);
    const control = this.#side(field, id, changed) ?? typed(field, id, this.words, changed);
    const optional = !field.required && make("span", { class: "kb-sub" }, ` ${this.words.text("replies.fill.optional")}`);
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
    const say = (key: string): string => this.words.text(`replies.fill.${key}`);
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
  const example = field.example && words.text("replies.fill.example", { example: field.example });
  const given = { id, placeholder: example || undefined, spellcheck: field.kind === "number" ? "false" : undefined };
  const choices = [["", words.text("replies.fill.none")] as const, ...field.options.map((one) => [one, one] as const)];
  const line = field.kind === "text" && field.kept.includes("#");
  const element =
    field.kind === "long" || line
      ? make("textarea", { ...given, rows: line ? 1 : 3, class: line ? "kb-line" : undefined })
      : field.kind === "choice"
        ? make("select", { id }, ...choices.map(([value, said]) => make("option", { value }, said)))
        : make("input", { ...given, type: field.kind === "date" ? "date" : "text", ...(field.kind === "number" && { inputmode: "decimal" }) });
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

function groupOf({ kept }: Field): Group {
  return kept.includes("#") ? "own" : kept.startsWith("agent.") ? "me" : "ticket";
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
