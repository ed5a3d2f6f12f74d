// The index as it lies on the server: sorted tables in blocks, loaded when a key in them is asked for.
import type { RuleTables } from "./rules";

export type Table = "terms" | "spell" | "ends" | "sounds" | "docs";

export interface Core {
  count: number;
  kinds: [string, number][];
  /** The kinds whose aliases are names as good as the title. */
  named: string[];
  /** Kind, title and address of the sections of the site. */
  sections: [string, string, string][];
  firsts: { [table in Exclude<Table, "docs">]: string[] } & { docs: number[] };
  rules: RuleTables;
}

/** Reference, title, address, place, and sections: anchor, title, trail, text. Then texts to copy by anchor. */
export type Doc = [string, string, string, string, [string, string, string, string][], Record<string, string>?];

interface TermsBlock {
  k: string;
  n: number[];
  p: string[];
  s: Record<string, string[][]>;
}

/** Loads a part of the index by name; null where it cannot be had. */
export type Load = (name: string) => Promise<unknown>;

export interface Hit {
  group: number;
  part: number;
  impact: number;
  /** The words of the title, and of the shortest alias, that it stands in; 0 for none. */
  title: number;
  alias: number;
}

export interface Term {
  stem: string;
  /** The entries that have it. */
  count: number;
  hits: Hit[];
  /** What else the phrases that begin with it are called: the phrase, then its other names. */
  names: string[][];
}

interface Terms {
  keys: string[];
  block: TermsBlock;
  decoded: Map<number, Term>;
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map([...DIGITS].map((digit, index) => [digit.charCodeAt(0), index]));

export class Tables {
  /** Whether a part could not be had since the last `begin`. */
  missing = false;
  readonly #blocks = new Map<string, Promise<unknown>>();
  readonly #terms = new Map<number, Promise<Terms | null>>();

  constructor(
    readonly core: Core,
    readonly load: Load,
  ) {}

  begin(): void {
    this.missing = false;
  }

  async term(stem: string): Promise<Term | null> {
    const terms = await this.#termsBlock(this.#place("terms", stem));
    const at = terms ? find(terms.keys, stem) : -1;
    return terms && at >= 0 ? decode(terms, at) : null;
  }

  /** Stems that begin with `prefix`, of `most` blocks, at the most. */
  async beginning(prefix: string, most: number): Promise<string[]> {
    const found: string[] = [];
    const first = this.#place("terms", prefix);
    const last = Math.min(this.#place("terms", `${prefix}\uffff`), first + most - 1);
    const blocks = await Promise.all(range(first, last).map((block) => this.#termsBlock(block)));
    for (const terms of blocks) {
      if (!terms) continue;
      for (let at = lowest(terms.keys, prefix); at < terms.keys.length; at++) {
        const key = terms.keys[at];
        if (!key?.startsWith(prefix)) break;
        found.push(key);
      }
    }
    return found;
  }

  /** The lines of a table whose keys begin with `prefix`. */
  async lines(table: "spell" | "ends" | "sounds", prefix: string, most: number): Promise<string[]> {
    const first = this.#place(table, prefix);
    const last = Math.min(this.#place(table, `${prefix}\uffff`), first + most - 1);
    const blocks = await Promise.all(range(first, last).map((block) => this.#block(`${table}-${block}`)));
    return blocks
      .flatMap((block) => (typeof block === "string" ? block.split("\n") : []))
      .filter((line) => line.startsWith(prefix));
  }

  async doc(group: number): Promise<Doc | null> {
    const firsts = this.core.firsts.docs;
    let chunk = 0;
    for (let low = 0, high = firsts.length - 1; low <= high; ) {
      const middle = (low + high) >> 1;
      if ((firsts[middle] ?? 0) <= group) {
        chunk = middle;
        low = middle + 1;
      } else high = middle - 1;
    }
    const docs = (await this.#block(`docs-${chunk}`)) as Doc[] | null;
    return docs?.[group - (firsts[chunk] ?? 0)] ?? null;
  }

  kind(group: number): string {
    return this.core.kinds.filter(([, first]) => first <= group).at(-1)?.[0] ?? "";
  }

  #place(table: Exclude<Table, "docs">, key: string): number {
    const firsts = this.core.firsts[table];
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((firsts[middle] ?? "") <= key) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  #block(name: string): Promise<unknown> {
    let found = this.#blocks.get(name);
    if (!found) {
      found = this.load(name).catch(() => null);
      this.#blocks.set(name, found);
    }
    return found.then((block) => {
      if (block === null) {
        this.missing = true;
        // The next search may have better luck.
        this.#blocks.delete(name);
      }
      return block;
    });
  }

  async #termsBlock(number: number): Promise<Terms | null> {
    if (!this.core.firsts.terms.length) return null;
    let found = this.#terms.get(number);
    if (!found) {
      found = this.#block(`terms-${number}`).then((block) => {
        const loaded = block as TermsBlock | null;
        if (!loaded) this.#terms.delete(number);
        return loaded && { keys: loaded.k.split(" "), block: loaded, decoded: new Map<number, Term>() };
      });
      this.#terms.set(number, found);
    }
    return found;
  }
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function lowest(keys: string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? "") < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function find(keys: string[], key: string): number {
  const at = lowest(keys, key);
  return keys[at] === key ? at : -1;
}

function decode(terms: Terms, at: number): Term {
  let term = terms.decoded.get(at);
  if (!term) {
    const stem = terms.keys[at] ?? "";
    const names = Object.hasOwn(terms.block.s, stem) ? (terms.block.s[stem] ?? []) : [];
    term = { stem, count: terms.block.n[at] ?? 1, hits: unpacked(terms.block.p[at] ?? ""), names };
    terms.decoded.set(at, term);
  }
  return term;
}

/** Postings as kbgen/search/postings.py packs them. */
export function unpacked(text: string): Hit[] {
  const hits: Hit[] = [];
  let at = 0;
  const number = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 5) {
      const digit = VALUES.get(text.charCodeAt(at++)) ?? 0;
      value |= (digit & 31) << shift;
      if (digit < 32) return value;
    }
  };
  let group = 0;
  while (at < text.length) {
    const step = number();
    group += step >> 1;
    const part = step & 1 ? number() : 0;
    const weight = number();
    hits.push({ group, part, impact: (weight & 31) / 31, title: (weight >> 5) & 15, alias: weight >> 9 });
  }
  return hits;
}
