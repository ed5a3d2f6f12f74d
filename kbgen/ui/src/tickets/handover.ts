// A handover form: which of its fields are asked for now, what is missing, the text that it becomes.
//
// A form is filled in while a customer waits, so it never claims more than it has: what every handover carries
// is wanted whatever the form says, and what is missing stands in the text.
import type { Block, Line } from "./blocks";
import { lineWith, PLACEHOLDER } from "./line";

export type Kind = "text" | "long" | "choice" | "number" | "date" | "yes-no";

export interface FormField {
  id: string;
  label: string;
  kind?: Kind;
  required?: boolean;
  options?: readonly string[];
  example?: string;
  evidence?: readonly string[];
  when?: Readonly<Record<string, readonly string[]>>;
}

/** The data script `handover-<id>`. */
export interface Form {
  title: string;
  fields: readonly FormField[];
  text: string;
  /** What replies call its fields. */
  tells?: Readonly<Record<string, readonly string[]>>;
  /** What no handover may lack. */
  always?: readonly string[];
  /** Why a ticket may come back. */
  reasons?: readonly string[];
}

/** A rule in the data script `tickets`; evidence is an id, its words and perhaps a hint. */
export interface Rule {
  title: string;
  team?: string;
  channel?: string;
  form?: string;
  evidence: readonly (readonly string[])[];
}

export type Values = Readonly<Record<string, string>>;

/** A field that is asked for now. */
export interface Asked extends FormField {
  kind: Kind;
  /** Whether the handover is incomplete without it. */
  wanted: boolean;
  /** What the rule says about it. */
  said: readonly string[];
}

/** The words of what every handover carries, for forms that forgot to ask. */
export type Always = (id: string) => string;

/** Whether a value says nothing: blank, or a dash put there to get on. */
export function isBlank(value: string | undefined): boolean {
  return !/[\p{L}\p{N}]/u.test(value ?? "");
}

/** The fields to ask for, in order; what the rule wants and no field carries comes as fields of its own. */
export function asked(form: Form, rule: Rule | null, values: Values, always: Always): Asked[] {
  const evidence = new Map((rule?.evidence ?? []).map(([id = "", text = "", hint]) => [id, hint ? `${text}. ${hint}` : text]));
  const must = new Set(form.always ?? []);
  const carried = new Set<string>();
  const found: Asked[] = [];
  for (const field of form.fields) {
    const ids = [field.id, ...(field.evidence ?? [])];
    const said = ids.flatMap((id) => evidence.get(id) ?? []);
    if (!said.length && !isUp(field, form, values, new Set())) continue;
    for (const id of ids) carried.add(id);
    const wanted = Boolean(field.required) || said.length > 0 || ids.some((id) => must.has(id));
    found.push({ ...field, kind: field.kind ?? "text", wanted, said });
  }
  for (const [id, text] of evidence) {
    if (!carried.has(id)) found.push({ id, label: text, kind: "long", wanted: true, said: [] });
    carried.add(id);
  }
  for (const id of must) {
    if (!carried.has(id)) found.push({ id, label: always(id), kind: "long", wanted: true, said: [] });
  }
  return found;
}

/** Whether the conditions of a field hold; one on a field that is not asked for does not. */
function isUp(field: FormField, form: Form, values: Values, seen: Set<string>): boolean {
  if (seen.has(field.id)) return false;
  seen.add(field.id);
  return Object.entries(field.when ?? {}).every(([id, wanted]) => {
    const other = form.fields.find((one) => one.id === id);
    return other !== undefined && wanted.includes((values[id] ?? "").trim()) && isUp(other, form, values, new Set(seen));
  });
}

/** The fields without which the handover is not complete. */
export function missing(fields: readonly Asked[], values: Values): Asked[] {
  return fields.filter((field) => field.wanted && isBlank(values[field.id]));
}

/** What the text says beside the fields. */
export interface Around {
  /** A value as the text says it: a date in words, yes for `yes`. */
  shown: (field: Asked, value: string) => string;
  /** A standard placeholder's value. */
  standard: (name: string) => string;
  /** What stands where a wanted value is missing. */
  gap: string;
  /** The sentence that names what is missing, or will be wanted. */
  incomplete: (labels: readonly string[]) => string;
  /** The rule that applies, in a line. */
  rule: Line | null;
  /** What decided that the ticket goes on: a tree's title and its answers. */
  path: { title: string; answers: readonly Line[] } | null;
}

const LABELLED = /^([^{}]{1,80}?):\s*(?=\{\{)/;

/** The text for the ticket. */
export function blocksOf(form: Form, fields: readonly Asked[], values: Values, around: Around): Block[] {
  const known = new Map(fields.map((field) => [field.id, field]));
  const used = new Set<string>();
  const value = (name: string): string => {
    const field = known.get(name);
    used.add(name);
    if (!field) return around.standard(name);
    const given = values[name] ?? "";
    return isBlank(given) ? (field.wanted ? around.gap : "") : around.shown(field, given);
  };
  const lacking = missing(fields, values);
  const blocks: Block[] = [];
  if (lacking.length) {
    blocks.push({ kind: "lines", lines: [{ text: around.incomplete(lacking.map((field) => field.label)) }] });
  }
  const paragraphs = form.text.replace(/\r\n?/g, "\n").split(/\n[ \t]*\n/);
  paragraphs.forEach((paragraph, index) => blocks.push(...written(paragraph.split("\n"), index === 0, value)));
  for (const field of fields) {
    if (used.has(field.id)) continue;
    const said = value(field.id);
    if (!said) continue;
    if (said.includes("\n") || field.kind === "long") {
      blocks.push({ kind: "head", text: field.label }, { kind: "lines", lines: [{ text: said }] });
    } else blocks.push({ kind: "lines", lines: [{ label: field.label, text: said }] });
  }
  if (around.rule) blocks.push({ kind: "lines", lines: [around.rule] });
  if (around.path) {
    blocks.push({ kind: "head", text: around.path.title }, { kind: "lines", lines: around.path.answers });
  }
  return blocks;
}

/** A paragraph of the form's text; lines whose fields say nothing go, and the paragraph with the last of them. */
function written(lines: readonly string[], first: boolean, value: (name: string) => string): Block[] {
  const blocks: Block[] = [];
  let said: Line[] = [];
  let heading: string | null = null;
  let asks = false;
  let answers = false;
  const close = (): void => {
    if (said.length) blocks.push({ kind: "lines", lines: said });
    said = [];
  };
  lines.filter((line) => line.trim()).forEach((line, index) => {
    const label = LABELLED.exec(line)?.[1];
    const names = [...line.matchAll(PLACEHOLDER)].map((match) => match[1] ?? "");
    if (first && index === 0) {
      blocks.push({ kind: "title", text: lineWith(line, value, true) });
      answers = true;
      return;
    }
    if (!names.length) {
      if (index === 0 && lines.length > 1) heading = line.trim();
      else said.push({ text: line.trim() });
      return;
    }
    asks = true;
    if (names.every((name) => !value(name))) return;
    answers = true;
    const filled = lineWith(line, value);
    const labelled = label !== undefined && filled.startsWith(`${label}:`);
    said.push(labelled ? { label: label.trim(), text: filled.slice(label.length + 1).trim() } : { text: filled });
  });
  if (asks && !answers) return blocks;
  if (heading !== null) {
    if (asks) blocks.push({ kind: "head", text: heading });
    else said.unshift({ text: heading });
  }
  close();
  return blocks;
}
