// The responses of the base as the browser knows them (`kbgen/site/replies.py` hands them over), and what one of
// them becomes with the values of the ticket at hand.
import type { DateWords } from "./forms";
import { namesIn, parse, render, type Filling, type Node, type Piece } from "./template";
import { ownName, type TicketValues } from "./ticket-values";

export interface Variable {
  id: string;
  label: string;
  labels?: Record<string, string>;
  kind?: "text" | "long" | "choice" | "date" | "number";
  options?: string[];
  default?: string;
  example?: string;
  required?: boolean;
}

export interface Variant {
  /** The part of its page: `ru-neutral`. */
  id: string;
  lang: string;
  tone: string;
  subject: string;
  text: string;
}

export interface Response {
  ref: string;
  title: string;
  variables: Variable[];
  variants: Variant[];
}

/** Something to fill in. `kept` is the name its value is kept under: an entry's own names are its own. */
export interface Field {
  name: string;
  kept: string;
  label: string;
  kind: "text" | "long" | "choice" | "date" | "number" | "gender";
  options: string[];
  example: string;
  required: boolean;
}

export interface Filled {
  subject: Piece[];
  text: Piece[];
  /** The names that have to be filled in and are not. */
  gaps: string[];
}

interface Handed {
  responses: Record<string, Omit<Partial<Response>, "variants"> & { variants: [string, string, string, string][] }>;
  fragments: Record<string, { once?: "start" | "end"; variables?: Variable[]; variants: [string, string, string][] }>;
  placeholders: Record<string, Record<string, string[]>>;
  kinds: Record<string, string>;
  dates: Record<string, DateWords>;
}

const WORKED_OUT = ["today", "tomorrow", "next_workday"];
const DAY = 86_400_000;

function own<T>(record: Record<string, T> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

const base = (lang: string): string => (lang.split("-")[0] ?? "").toLowerCase();

export class Replies {
  readonly #handed: Handed;
  readonly #parsed = new Map<string, Node[]>();
  readonly #responses = new Map<string, Response>();

  private constructor(handed: Handed) {
    this.#handed = handed;
    for (const [id, one] of Object.entries(handed.responses)) {
      this.#responses.set(`responses/${id}`, {
        ref: `responses/${id}`,
        title: one.title ?? id,
        variables: one.variables ?? [],
        variants: one.variants.map(([lang, tone, subject, text]) => {
          return { id: `${lang.toLowerCase()}-${tone}`, lang, tone, subject, text };
        }),
      });
    }
  }

  /** The responses that the data script handed over, null where it could not be had. */
  static from(handed: unknown): Replies | null {
    return handed && typeof handed === "object" && "responses" in handed ? new Replies(handed as Handed) : null;
  }

  response(ref: string): Response | null {
    return this.#responses.get(ref) ?? null;
  }

  /** Whether a fragment opens or closes a letter, which several replies together do once. */
  once(fragment: string): "start" | "end" | null {
    return own(this.#handed.fragments, fragment)?.once ?? null;
  }

  /** The variant for a language and a tone, or the nearest that there is: the language counts more. */
  variant(response: Response, lang: string, tone: string): Variant | null {
    const far = (one: Variant): number =>
      (one.lang === lang ? 0 : base(one.lang) === base(lang) ? 4 : 8) + (one.tone === tone ? 0 : one.tone === "neutral" ? 1 : 2);
    return response.variants.reduce<Variant | null>((best, one) => (best && far(best) <= far(one) ? best : one), null);
  }

  /** `template` (a variant's text or subject) with the values of the ticket. */
  fill(response: Response, variant: Variant, values: TicketValues, today = new Date()): Filled {
    const filling = this.filling(response, variant, values, today);
    const subject = render(this.#read(variant.subject), filling);
    const text = render(this.#read(variant.text), filling);
    const gaps = [...subject, ...text].filter((piece) => piece.kind === "gap").map((piece) => piece.name);
    return { subject, text, gaps: [...new Set(gaps)] };
  }

  /** What a variant's templates are filled with: the tray fills the words it edits with it, too. */
  filling(response: Response, variant: Variant, values: TicketValues, today = new Date()): Filling {
    const variables = this.#variables(response);
    return {
      language: { lang: variant.lang, dates: own(this.#handed.dates, base(variant.lang)) },
      value: (name) => workedOut(name, today) ?? this.#value(response, variables, name, values),
      kind: (name) => variables.get(name)?.kind ?? own(this.#handed.kinds, name) ?? "text",
      optional: (name) => variables.get(name)?.required === false,
      label: (name) => this.label(response, name, variant.lang),
      fragment: (name) => this.#fragment(name, variant),
    };
  }

  /** What `variant` asks for, in order, but for fragments that are `left` out; `lang` is the language of the labels. */
  fields(response: Response, variant: Variant, lang: string, left = (_: string): boolean => false): Field[] {
    const variables = this.#variables(response);
    const nodes = [...this.#read(variant.subject), ...this.#read(variant.text)];
    return [...namesIn(nodes, (name) => (left(name) ? null : this.#fragment(name, variant)))]
      .filter(([name]) => !WORKED_OUT.includes(name))
      .map(([name, empty]) => {
        const variable = variables.get(name);
        const words = this.#words(name, lang);
        const kind = name.endsWith(".gender") ? "gender" : (variable?.kind ?? own(this.#handed.kinds, name) ?? "text");
        return {
          name,
          kept: variable ? ownName(response.ref, name) : name,
          label: this.label(response, name, lang),
          kind: kind as Field["kind"],
          options: variable?.options ?? [],
          example: (variable ? variable.example : words?.[1]) ?? "",
          required: variable?.required !== false && !empty,
        };
      });
  }

  /** What `name` is called in `lang`. */
  label(response: Response, name: string, lang: string): string {
    const variable = this.#variables(response).get(name);
    if (!variable) return this.#words(name, lang)?.[0] ?? name;
    return own(variable.labels, lang) ?? own(variable.labels, base(lang)) ?? variable.label;
  }

  /** The words that were typed in for `name`, or its default. */
  value(response: Response, name: string, values: TicketValues): string {
    return this.#value(response, this.#variables(response), name, values);
  }

  #value(response: Response, variables: Map<string, Variable>, name: string, values: TicketValues): string {
    const variable = variables.get(name);
    if (!variable) return values.get(name);
    const kept = ownName(response.ref, name);
    return values.has(kept) ? values.get(kept) : (variable.default ?? "");
  }

  #words(name: string, lang: string): string[] | undefined {
    const { placeholders } = this.#handed;
    return own(own(placeholders, base(lang)) ?? Object.values(placeholders)[0], name);
  }

  /** The variables of a response and of the fragments in it; its own come first. */
  #variables(response: Response): Map<string, Variable> {
    const found = new Map<string, Variable>();
    for (const { variables } of [...Object.values(this.#handed.fragments), response]) {
      for (const one of variables ?? []) found.set(one.id, one);
    }
    return found;
  }

  #fragment(name: string, { lang, tone }: Variant): Node[] | null {
    const variants = own(this.#handed.fragments, name)?.variants ?? [];
    const far = ([spoken, said]: [string, string, string]): number =>
      10 * (spoken.toLowerCase() === lang.toLowerCase() ? 0 : base(spoken) === base(lang) ? 1 : 2) +
      (said === tone ? 0 : said === "" ? 1 : said === "neutral" ? 2 : 3);
    const best = variants.reduce<[string, string, string] | null>(
      (nearest, one) => (nearest && far(nearest) <= far(one) ? nearest : one),
      null,
    );
    return best && this.#read(best[2]);
  }

  #read(text: string): Node[] {
    let nodes = this.#parsed.get(text);
    if (!nodes) this.#parsed.set(text, (nodes = parse(text)));
    return nodes;
  }
}

/** A date that the calendar says, null for every other name. */
export function workedOut(name: string, today: Date): string | null {
  if (!WORKED_OUT.includes(name)) return null;
  const day = new Date(Date.UTC(today.getFullYear(), today.getMonth(), today.getDate()));
  if (name !== "today") {
    do day.setTime(day.getTime() + DAY);
    while (name === "next_workday" && [0, 6].includes(day.getUTCDay()));
  }
  return day.toISOString().slice(0, 10);
}
