// What a query means: words with all that they may stand for. Repairs come one after another, and a word
// that is known as it stands is left alone.
import type { Shown } from "./extract";
import { repaired } from "./layout";
import type { Rules } from "./rules";
import { ahead, heardAs, kin, mended, parted, recoded, related } from "./mending";
import type { Tables, Term } from "./tables";
import { compounds, normalise } from "./text";

/** Words that stand for one word of the query, or for several in a row; all of `terms` have to be there. */
export interface Meaning {
  terms: Term[];
  weight: number;
  /** How surely it is what was meant. */
  sure: number;
  from: number;
  to: number;
}

export interface Slot {
  word: string;
  stop: boolean;
  /** The word that was meant, where another was written. */
  meant: string;
  /** Whether it stands for several words that come before. */
  whole?: boolean;
}

export interface Understood {
  slots: Slot[];
  meanings: Meaning[];
  /** The query as it was understood, where it had to be repaired. */
  corrected: string;
  /** What to mark in results. */
  shown: Shown;
}

const LONGEST = 400;
const WORDS = 24;
const PHRASE = 4;
/** Blocks of terms that are looked through for words that begin alike. */
const BLOCKS = 2;
/** The same of a single letter, which many more begin with than can be shown. */
const BLOCKS_OF_LETTER = 1;
const EXACT = 1;
const VARIANT = 0.9;
const JOINED = 1.3;
const WHOLE = 3;
const SYNONYM = 0.75;
const EXTENDED = 0.35;
const EXTENDED_SURE = 0.6;
/** Pages with a word that may be all written in one form of it, and what other forms count then. */
const RARE = 2;
const OF_RARE = 0.7;
/** What words count that people use for the same, and how surely: beside the word itself, and in its place. */
const AKIN = 0.2;
const AKIN_SURE = 0.4;
const FOR_IT = 0.55;
const FOR_IT_SURE = 0.7;
const RELATED_SURE = 0.6;
const PARTED_SURE = 0.8;

export async function understand(query: string, tables: Tables, rules: Rules): Promise<Understood> {
  const cut = query.slice(0, LONGEST);
  const typing = /[\p{L}\p{N}]$/u.test(cut);
  const layout = await repaired(cut, typing, tables, rules);
  const reader = new Reader(tables, rules, typing);
  await reader.read(layout.text);
  const corrected = reader.corrected(layout.text);
  return {
    slots: reader.slots,
    meanings: reader.meanings,
    corrected: layout.changed || corrected !== layout.text ? corrected.trim() : "",
    shown: { words: reader.shown, phrases: reader.phrases },
  };
}

/** Load what the next keys of somebody typing `query` may need. */
export async function foresee(query: string, tables: Tables, rules: Rules): Promise<void> {
  const last = /[\p{L}\p{N}]+$/u.exec(query.slice(0, LONGEST))?.[0] ?? "";
  const word = normalise(last);
  if (word.length > 2 && !/[0-9]/.test(word)) await ahead(word, tables, rules);
}

type Means = (term: Term | null, weight: number, sure?: number) => boolean;

class Reader {
  readonly slots: Slot[] = [];
  readonly meanings: Meaning[] = [];
  readonly shown = new Set<string>();
  readonly phrases: string[][] = [];
  /** What each slot is taken for, for phrases. */
  readonly #stems: Map<string, number>[] = [];

  constructor(
    readonly tables: Tables,
    readonly rules: Rules,
    readonly typing: boolean,
  ) {}

  async read(text: string): Promise<void> {
    const found = compounds(normalise(text));
    const words = found.flatMap(({ parts }) => parts).slice(0, WORDS);
    await this.#gather(words.map(({ word }) => word), found.map(({ whole }) => whole));
    for (const { word, runs } of words) await this.#word(word, runs, this.typing && this.slots.length === words.length - 1);
    let at = 0;
    for (const { parts, whole } of found) {
      if (whole && at + parts.length <= words.length) await this.#join(whole, at, at + parts.length, WHOLE);
      at += parts.length;
    }
    const of = found.flatMap(({ parts }, compound) => parts.map(() => compound));
    for (let from = 0; from + 1 < words.length; from++) {
      const weight = of[from] === of[from + 1] ? WHOLE : JOINED;
      await this.#join(`${words[from]?.word}${words[from + 1]?.word}`, from, from + 2, weight);
    }
    await this.#names();
  }

  /** Load, all at once, what reading these words needs. */
  async #gather(words: string[], wholes: string[]): Promise<void> {
    const pairs = words.slice(1).map((word, before) => `${words[before]}${word}`);
    const stems = [...words, ...wholes.filter(Boolean), ...pairs].map((word) => this.rules.stem(word));
    const variants = words.flatMap((word) => this.rules.variants(word));
    const typed = words.at(-1) ?? "";
    const last = this.typing ? this.tables.beginning(typed, blocksFor(typed)) : null;
    await Promise.all([last, ...[...stems, ...variants].map((stem) => this.tables.term(stem))]);
    await Promise.all(
      words.map(async (word, at) => {
        if (/[0-9]/.test(word) || word.length < 3 || this.rules.stop.has(word)) return;
        if (this.typing && at === words.length - 1 && (await this.tables.beginning(word, 1)).length) return;
        if (!(await this.tables.term(this.rules.stem(word)))) await ahead(word, this.tables, this.rules);
      }),
    );
  }

  async #word(word: string, runs: string[], last: boolean): Promise<void> {
    const at = this.slots.length;
    const stem = this.rules.stem(word);
    const exact = await this.tables.term(stem);
    // A letter by itself says nothing, unless it is a name here.
    const stop = this.rules.stop.has(word) || (!exact && !last && /^\p{L}$/u.test(word));
    const slot: Slot = { word, stop, meant: word };
    this.slots.push(slot);
    const stems = new Map<string, number>();
    this.#stems.push(stems);
    const means: Means = (term, weight, sure = 1) => {
      if (!term) return false;
      this.meanings.push({ terms: [term], weight, sure, from: at, to: at + 1 });
      if (!stop) this.shown.add(term.stem);
      return true;
    };

    if (means(exact, EXACT)) stems.set(stem, EXACT);
    for (const variant of this.rules.variants(word)) {
      const term = variant === stem ? null : await this.tables.term(variant);
      if (term && means(term, VARIANT)) stems.set(variant, VARIANT);
    }
    if (!stop) {
      if (last) await this.#beginnings(word, stem, stems.size > 0, means);
      else if (!stems.size && word.length > 2) await this.#beginnings(word, stem, true, means);
      else if ([...stem].length > 3) await this.#extensions(stem, means);
    }
    if (runs.length && !exact) await this.#runs(runs, at);
    if ((!exact || exact.count <= RARE) && !stop && !(last && this.meanings.some((meaning) => meaning.from === at))) {
      for (const { term, weight } of await kin(word, this.tables, this.rules)) {
        if (!stems.has(term.stem) && means(term, exact ? weight * OF_RARE : weight)) stems.set(term.stem, weight);
      }
    }
    if (!stop) await this.#akin([...new Set([stem, ...stems.keys()])], at);
    const known = this.meanings.some((meaning) => meaning.from === at);
    if (!known && /[0-9]/.test(word) && /\p{L}/u.test(word)) {
      const code = await recoded(word, this.tables, this.rules);
      if (code && means(code.term, code.weight)) stems.set(code.term.stem, code.weight);
    }
    if (stop || /[0-9]/.test(word)) return;
    if (!known || (exact && exact.count <= 3)) {
      let written = false;
      for (const { term, weight, exact: same } of await heardAs(word, this.tables, this.rules)) {
        if (means(term, known ? weight * 0.7 : weight, weight)) stems.set(term.stem, weight);
        written ||= same === true;
      }
      // What only sounds alike may be a slip of the pen, too.
      if (written) return;
    }
    if (known) return;
    const two = await parted(word, this.tables, this.rules);
    if (two) {
      const [first, second, meant] = two;
      this.meanings.push({ terms: [first, second], weight: JOINED, sure: PARTED_SURE, from: at, to: at + 1 });
      for (const term of [first, second]) this.shown.add(term.stem);
      slot.meant = meant;
      return;
    }
    const typos = await mended(word, last, this.tables, this.rules);
    for (const { term, weight, form } of typos) {
      if (!means(term, weight, weight)) continue;
      if (slot.meant === word) slot.meant = form;
      stems.set(term.stem, weight);
    }
    if (!typos.length) for (const { term, weight } of await related(stem, this.tables)) means(term, weight, RELATED_SURE);
  }

  /** Words that begin with what is being typed. */
  async #beginnings(
    word: string,
    stem: string,
    known: boolean,
    means: Means,
  ): Promise<void> {
    const found = new Set(await this.tables.beginning(word, blocksFor(word)));
    if (!found.size && stem.length > 2 && stem !== word) for (const one of await this.tables.beginning(stem, BLOCKS)) found.add(one);
    found.delete(stem);
    const terms = await Promise.all([...found].slice(0, 200).map((one) => this.tables.term(one)));
    const scored = terms
      .filter((term) => term !== null)
      .map((term) => ({ term, share: Math.min(1, word.length / term.stem.length) }))
      .sort((a, b) => b.share - a.share || b.term.count - a.term.count);
    for (const { term, share } of scored.slice(0, 16)) means(term, known ? 0.3 + 0.4 * share : 0.4 + 0.5 * share);
  }

  /** Words made from this one, or from what it was made from: почта, почтовый. */
  async #extensions(stem: string, means: Means): Promise<void> {
    const found = new Set<string>();
    for (const root of new Set([stem, this.rules.root(stem)])) {
      const longer = (await this.tables.beginning(root, 1)).filter((one) => one !== stem && one.length <= root.length + 4);
      for (const one of longer.slice(0, 6)) found.add(one);
    }
    for (const one of found) means(await this.tables.term(one), EXTENDED, EXTENDED_SURE);
  }

  /** What else people say for it, whatever the base calls it. */
  async #akin(stems: readonly string[], at: number): Promise<void> {
    const known = this.meanings.some((meaning) => meaning.from === at);
    for (const kindred of new Set(stems.flatMap((stem) => this.rules.akin(stem)))) {
      const term = await this.tables.term(kindred.name);
      if (!term) continue;
      this.meanings.push({ terms: [term], weight: known ? AKIN : FOR_IT, sure: known ? AKIN_SURE : FOR_IT_SURE, from: at, to: at + 1 });
      if (!known) for (const one of kindred.stems) this.shown.add(one);
    }
  }

  /** A code by its parts: err1042 as err and 1042. */
  async #runs(runs: string[], at: number): Promise<void> {
    const terms = (await Promise.all(runs.map((run) => this.tables.term(this.rules.stem(run))))).filter((term) => term !== null);
    if (terms.length < runs.length) return;
    this.meanings.push({ terms, weight: JOINED, sure: 1, from: at, to: at + 1 });
    for (const term of terms) this.shown.add(term.stem);
  }

  /** Several words that are written as one elsewhere: чек-лист, err 1042. */
  async #join(whole: string, from: number, to: number, weight: number): Promise<void> {
    if (!this.slots[to - 1] || this.slots[to - 1]?.whole) return;
    // Of words that say nothing the whole says nothing, either: из-за.
    if (this.slots.slice(from, to).every(({ stop }) => stop)) return;
    const term = (await this.tables.term(this.rules.stem(whole))) ?? (await this.#heard(whole, from, to));
    if (!term) return;
    this.meanings.push({ terms: [term], weight, sure: 1, from, to });
    this.shown.add(term.stem);
    // The letters of a code that is known say little by themselves: whoever has ERR-1042 wants no other ERR.
    if (/[0-9]/.test(whole)) for (const slot of this.slots.slice(from, to)) slot.stop ||= !/[0-9]/.test(slot.word);
    // The whole is rarer than its parts, and is to count for what it is.
    const at = this.slots.length;
    this.slots.push({ word: whole, stop: false, meant: whole, whole: true });
    this.meanings.push({ terms: [term], weight: 1, sure: 1, from: at, to: at + 1 });
  }

  /** The word that unknown words make together, as it is heard: вай фай. */
  async #heard(whole: string, from: number, to: number): Promise<Term | null> {
    if (/[0-9]/.test(whole)) return (await recoded(whole, this.tables, this.rules))?.term ?? null;
    const known = this.#stems.slice(from, to).some((stems) => stems.size);
    return known ? null : ((await heardAs(whole, this.tables, this.rules))[0]?.term ?? null);
  }

  /** What the glossary and the names of things say is the same. */
  async #names(): Promise<void> {
    const named: Promise<void>[] = [];
    for (let from = 0; from < this.slots.length; from++) {
      for (const first of this.#stems[from]?.keys() ?? []) {
        const term = await this.tables.term(first);
        for (const [phrase, ...others] of term?.names ?? []) {
          const words = (phrase ?? "").split(" ");
          const to = from + words.length;
          if (words.length > PHRASE || !words.every((one, index) => this.#stems[from + index]?.has(one))) continue;
          const sure = Math.min(...words.map((one, index) => this.#stems[from + index]?.get(one) ?? 1));
          for (const other of others) named.push(this.#named(other, from, to, sure));
        }
      }
    }
    await Promise.all(named);
  }

  async #named(other: string, from: number, to: number, sure: number): Promise<void> {
    const stems = other.split(" ");
    const terms = (await Promise.all(stems.map((stem) => this.tables.term(stem)))).filter((term) => term !== null);
    if (terms.length < stems.length) return;
    this.meanings.push({ terms, weight: SYNONYM * sure, sure, from, to });
    const only = terms.length === 1 ? terms[0] : undefined;
    if (only) this.shown.add(only.stem);
    else this.phrases.push(stems);
  }

  /** `text` with the words that were meant. */
  corrected(text: string): string {
    let found = text;
    for (const { word, meant } of this.slots) {
      if (meant === word) continue;
      const at = normalise(found).indexOf(word);
      // Normalising may have changed lengths; then the words are put together anew.
      found =
        at >= 0 && normalise(found).length === found.length
          ? found.slice(0, at) + meant + found.slice(at + word.length)
          : this.slots.filter((slot) => !slot.whole).map((slot) => slot.meant).join(" ");
    }
    return found;
  }
}

function blocksFor(beginning: string): number {
  return beginning.length < 2 ? BLOCKS_OF_LETTER : BLOCKS;
}
