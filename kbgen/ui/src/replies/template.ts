// The language of canned responses in the browser: text to nodes, nodes and values to pieces. It is the same as
// `kbgen/templates` in Python, which also checks it; tests/templates/cases.json holds the two together.
import { formed, type Language } from "./forms";

export interface Form {
  name: string;
  options: string[];
}

/** A string is words as they are; the others are places for a value, for a fragment, for one of two texts. */
export type Node =
  | string
  | { kind: "value"; name: string; forms: Form[] }
  | { kind: "fragment"; name: string }
  | { kind: "if"; name: string; equals: string | null; then: Node[]; otherwise: Node[] };

export interface Piece {
  /** `text` of the template, a `value` that was put in, a `gap` that waits for one, be it to decide on what follows. */
  kind: "text" | "value" | "gap";
  text: string;
  name: string;
}

/** What a template is filled with. */
export interface Filling {
  language: Language;
  value: (name: string) => string;
  /** The kind of a value: `date` is written in words. */
  kind: (name: string) => string;
  /** Whether the name may stay empty. */
  optional: (name: string) => boolean;
  /** What stands in the place of an empty value, without its brackets. */
  label: (name: string) => string;
  /** The words of a fragment, null where there is none. */
  fragment: (name: string) => Node[] | null;
}

export const PERSONS: readonly string[] = ["client", "agent"];
const DEEPEST = 3;
const MOST_FRAGMENTS = 100;

interface Frame {
  name: string;
  equals: string | null;
  then: Node[];
  otherwise: Node[] | null;
}

interface Tag {
  words: string;
  start: number;
  end: number;
}

/** Reads `text`; whatever it is, something comes of it. */
export function parse(text: string): Node[] {
  const nodes: Node[] = [];
  const frames: Frame[] = [];
  let tooDeep = 0;
  const put = (node: Node): void => {
    const frame = frames.at(-1);
    (frame ? (frame.otherwise ?? frame.then) : nodes).push(node);
  };
  const close = (): void => {
    const frame = frames.pop();
    if (frame) put({ kind: "if", ...frame, otherwise: frame.otherwise ?? [] });
  };
  for (const piece of pieces(text)) {
    if (typeof piece === "string") {
      put(piece);
      continue;
    }
    const { words } = piece;
    const asText = text.slice(piece.start, piece.end);
    if (words.startsWith("#")) {
      const [word, condition] = halves(words.slice(1).trim(), " ");
      if (word !== "if") put(asText);
      else if (frames.length >= DEEPEST) tooDeep += 1;
      else {
        const equals = /^([^=]*?)\s*=\s*(.*)$/s.exec(condition.trim());
        frames.push({
          name: equals?.[1] ?? condition.trim(),
          equals: equals?.[2] ?? null,
          then: [],
          otherwise: null,
        });
      }
    } else if (words.startsWith("/")) {
      if (words.slice(1).trim() !== "if") put(asText);
      else if (tooDeep) tooDeep -= 1;
      else if (frames.length) close();
      else put(asText);
    } else if (words === "else") {
      const frame = frames.at(-1);
      if (tooDeep) continue;
      if (!frame) put(asText);
      else frame.otherwise ??= [];
    } else if (words.startsWith(">")) {
      put({ kind: "fragment", name: words.slice(1).trim() });
    } else {
      put(words ? (value(words) ?? asText) : asText);
    }
  }
  while (frames.length) close();
  return nodes;
}

function value(words: string): Node | null {
  const [name = "", ...forms] = words.split(/(?<!\\)\|/);
  if (!forms.length && /^[a-z][a-z0-9_.]*\s*:\s*.+$/s.test(name.trim())) return null;
  return {
    kind: "value",
    name: name.trim(),
    forms: forms.map((form) => {
      const [word, options] = halves(form, ":");
      const listed = options ? options.split(/(?<!\\),/) : [];
      return { name: word.trim(), options: listed.map((one) => one.trim().replace(/\\([,|])/g, "$1")) };
    }),
  };
}

function halves(text: string, by: string): [string, string] {
  const at = text.indexOf(by);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + by.length)];
}

/** Stretches of text and tags; a line that only a condition's tag stands on is left out. */
function* pieces(text: string): Generator<string | Tag> {
  const opening = /(\\?)\{\{+/g;
  let done = 0;
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    if (found[1]) {
      const after = found.index + 3;
      yield `${text.slice(done, found.index)}{{`;
      done = opening.lastIndex = after;
      continue;
    }
    const tag = read(text, opening.lastIndex - 2);
    if (!tag) continue;
    let [start, end] = [tag.start, tag.end];
    if (/^[#/]|^else$/.test(tag.words)) {
      const line = text.lastIndexOf("\n", tag.start - 1) + 1;
      const rest = /[ \t]*(?:\n|$)/y;
      rest.lastIndex = tag.end;
      if (line >= done && !/[^ \t]/.test(text.slice(line, tag.start)) && rest.test(text)) {
        [start, end] = [line, rest.lastIndex];
      }
    }
    if (start > done) yield text.slice(done, start);
    yield tag;
    done = opening.lastIndex = end;
  }
  if (done < text.length) yield text.slice(done);
}

/** The tag whose braces begin at `start`, null where they are never closed on its line. */
function read(text: string, start: number): Tag | null {
  const from = start + 2;
  const close = /\}\}|\{\{|\n/g;
  close.lastIndex = from;
  const found = close.exec(text);
  if (found?.[0] !== "}}") return null;
  return { words: text.slice(from, found.index).trim(), start, end: found.index + 2 };
}

export function render(nodes: readonly Node[], filling: Filling): Piece[] {
  const within: string[] = [];
  let fragments = 0;
  function* walk(list: readonly Node[]): Generator<Piece> {
    for (const node of list) {
      if (typeof node === "string") yield { kind: "text", text: node, name: "" };
      else if (node.kind === "value") yield filled(node, filling);
      else if (node.kind === "if") {
        const given = filling.value(node.name).trim();
        if (!given && node.equals !== null && !filling.optional(node.name)) yield { kind: "gap", text: "", name: node.name };
        yield* walk((node.equals === null ? given : given === node.equals) ? node.then : node.otherwise);
      } else {
        const words = filling.fragment(node.name);
        fragments += 1;
        if (!words || within.includes(node.name) || fragments > MOST_FRAGMENTS) continue;
        within.push(node.name);
        yield* walk(words);
        within.pop();
      }
    }
  }
  return [...walk(nodes)];
}

function filled({ name, forms }: { name: string; forms: Form[] }, filling: Filling): Piece {
  const first = forms[0];
  if (first?.name === "gender" && PERSONS.includes(name)) {
    const person = genderOf(name);
    const given = filling.value(person).trim();
    const known = given === "m" || given === "f" || first.options.length > 2;
    return { kind: known ? "value" : "gap", text: formed(given, forms, filling.language), name: person };
  }
  const given = filling.value(name).trim();
  if (!given) {
    if (filling.optional(name)) return { kind: "value", text: "", name };
    return { kind: "gap", text: `[${filling.label(name)}]`, name };
  }
  const dated = filling.kind(name) === "date" && !forms.some((form) => form.name === "date");
  const all = dated ? [{ name: "date", options: [] }, ...forms] : forms;
  return { kind: "value", text: formed(given, all, filling.language), name };
}

/** The name under which the gender of a person is kept: `m`, `f` or nothing. */
export function genderOf(person: string): string {
  return `${person}.gender`;
}

/**
 * Every name that `nodes` ask for, in order, each once, those of fragments where they stand; with each, whether it
 * may be empty: what a condition only asks to be there need not be.
 */
export function namesIn(nodes: readonly Node[], fragment: Filling["fragment"]): Map<string, boolean> {
  const found = new Map<string, boolean>();
  const add = (name: string, empty: boolean): void => void found.set(name, (found.get(name) ?? false) || empty);
  const within = new Set<string>();
  const walk = (list: readonly Node[]): void => {
    for (const node of list) {
      if (typeof node === "string") continue;
      if (node.kind === "fragment") {
        if (within.has(node.name)) continue;
        within.add(node.name);
        walk(fragment(node.name) ?? []);
      } else if (node.kind === "if") {
        add(node.name, node.equals === null);
        walk(node.then);
        walk(node.otherwise);
      } else {
        const person = PERSONS.includes(node.name) && node.forms.some((form) => form.name === "gender");
        add(person ? genderOf(node.name) : node.name, person && (node.forms[0]?.options.length ?? 0) > 2);
      }
    }
  };
  walk(nodes);
  return found;
}
