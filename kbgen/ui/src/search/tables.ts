// The index as it lies on the server: sorted tables in blocks, loaded when a key in them is asked for.
import { type Hits, unpacked } from "./hits";
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

export interface Term {
  stem: string;
  /** The entries that have it. */
  count: number;
  /** Read from the block when they are asked for. */
  readonly hits: Hits;
  /** What else the phrases that begin with it are called: the phrase, then its other names. */
  names: string[][];
}

interface Terms {
  keys: string[];
  block: TermsBlock;
  decoded: Map<number, Term>;
}

const TABLES = ["terms", "spell", "ends", "sounds", "docs"] as const;

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

  /** How many blocks hold the keys that begin with `prefix`. */
  span(table: "spell" | "ends" | "sounds", prefix: string): number {
    return this.#place(table, `${prefix}\uffff`) - this.#place(table, prefix) + 1;
  }

  /** Load the blocks where keys that begin with `prefix` stand. */
  ahead(table: "spell" | "ends" | "sounds", prefix: string, most: number): Promise<unknown> {
    const first = this.#place(table, prefix);
    const last = Math.min(this.#place(table, `${prefix}\uffff`), first + most - 1);
    return Promise.all(range(first, last).map((block) => this.#block(`${table}-${block}`, true)));
  }

  /** Every part of the index, if they are few: those that most queries need come first. */
  few(most: number): string[] {
    const names = TABLES.flatMap((table) => this.core.firsts[table].map((_, block) => `${table}-${block}`));
    return names.length > most ? [] : names.filter((name) => !this.#blocks.has(name));
  }

  /** Load a part, for whoever may need it. */
  async bring(name: string): Promise<void> {
    await this.#block(name, true);
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
    const { kinds } = this.core;
    let at = kinds.length - 1;
    while (at > 0 && (kinds[at]?.[1] ?? 0) > group) at--;
    return kinds[at]?.[0] ?? "";
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

  /** Of what is loaded ahead nobody needs to know that it did not come. */
  #block(name: string, quietly = false): Promise<unknown> {
    let found = this.#blocks.get(name);
    if (!found) {
      found = this.load(name).catch(() => null);
      this.#blocks.set(name, found);
    }
    return found.then((block) => {
      if (block === null) {
        this.missing ||= !quietly;
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
    const packed = terms.block.p[at] ?? "";
    let hits: Hits | null = null;
    term = {
      stem,
      count: terms.block.n[at] ?? 1,
      names,
      get hits() {
        return (hits ??= unpacked(packed));
      },
    };
    terms.decoded.set(at, term);
  }
  return term;
}
