// What the words of a query count in every part of the pages where they stand, word by word. Numbers lie in
// columns that are used again by the next query: a query may stand in a hundred thousand places.
import type { Hits } from "./hits";

/** What a meaning counts at the most that only has to do with the word. */
const LOOSE = 0.45;

/** What a meaning of some words of the query says of the places where it stands. */
export interface Said {
  hits: Hits;
  weight: number;
  sure: number;
  /** The words of the query that it stands for. */
  from: number;
  to: number;
  /** How many words it is said in. */
  words: number;
}

/** The most that a page may count, by word: what its parts say, all together. */
export class Bounds {
  /** The pages where anything stands, by their place here. */
  readonly groups: number[] = [];
  readonly weights: Float32Array;
  readonly strengths: Float32Array;
  readonly named: Uint8Array;
  readonly #at: Int32Array;

  constructor(said: readonly Said[], readonly slots: number, total: number) {
    const most = Math.min(total, said.reduce((sum, { hits }) => sum + hits.length, 0));
    this.weights = new Float32Array(most * slots);
    this.strengths = new Float32Array(most * slots);
    this.named = new Uint8Array(most * slots);
    this.#at = new Int32Array(total).fill(-1);
    for (const one of said) this.#count(one);
  }

  #count({ hits, weight, sure, from, to }: Said): void {
    const { groups, impacts, titles, aliases } = hits;
    for (let hit = 0; hit < hits.length; hit++) {
      const group = groups[hit] ?? 0;
      let at = this.#at[group] ?? -1;
      if (at < 0) {
        at = this.groups.length;
        this.#at[group] = at;
        this.groups.push(group);
      }
      const here = (impacts[hit] ?? 0) * weight;
      const name = (titles[hit] ?? 0) || (aliases[hit] ?? 0);
      for (let cell = at * this.slots + from; cell < at * this.slots + to; cell++) {
        if (here > (this.weights[cell] ?? 0)) this.weights[cell] = here;
        if (sure > (this.strengths[cell] ?? 0)) this.strengths[cell] = sure;
        if (name) this.named[cell] = 1;
      }
    }
  }
}

/** The parts of some pages, each a row in columns of `slots`. */
export class Places {
  weights = new Float32Array(0);
  strengths = new Float32Array(0);
  titles = new Uint8Array(0);
  titlesSure = new Float32Array(0);
  aliases = new Uint8Array(0);
  aliasesSure = new Float32Array(0);
  parts = new Uint16Array(0);
  slots = 0;
  #length = 0;
  /** The last part of each page that was met, and the one before each part; -1 for none. */
  #heads = new Int32Array(0);
  #before = new Int32Array(0);

  /** Take in what is `said` of the pages that are `wanted`. */
  fill(said: readonly Said[], slots: number, wanted: Uint8Array): void {
    let rows = 0;
    for (const { hits } of said) {
      for (let hit = 0; hit < hits.length; hit++) if (wanted[hits.groups[hit] ?? 0]) rows++;
    }
    this.slots = slots;
    this.#length = 0;
    const cells = rows * slots;
    this.weights = emptied(this.weights, cells, Float32Array);
    this.strengths = emptied(this.strengths, cells, Float32Array);
    this.titles = emptied(this.titles, cells, Uint8Array);
    this.titlesSure = emptied(this.titlesSure, cells, Float32Array);
    this.aliases = emptied(this.aliases, cells, Uint8Array);
    this.aliasesSure = emptied(this.aliasesSure, cells, Float32Array);
    this.parts = emptied(this.parts, rows, Uint16Array);
    this.#before = emptied(this.#before, rows, Int32Array);
    this.#heads = emptied(this.#heads, wanted.length, Int32Array).fill(-1, 0, wanted.length);
    for (const one of said) this.#add(one, wanted);
  }

  /** The rows of a page. */
  rowsOf(group: number): number[] {
    const rows: number[] = [];
    for (let row = this.#heads[group] ?? -1; row >= 0; row = this.#before[row] ?? -1) rows.push(row);
    return rows.reverse();
  }

  #add({ hits, weight, sure, from, to, words }: Said, wanted: Uint8Array): void {
    // A word that was made of another is not the word of a name.
    const nameSure = weight < LOOSE ? weight : Math.min(1, 0.5 + weight / 2);
    const whole = words === 1 && to - from === 1;
    for (let hit = 0; hit < hits.length; hit++) {
      const group = hits.groups[hit] ?? 0;
      if (!wanted[group]) continue;
      const row = this.#row(group, hits.parts[hit] ?? 0);
      const impact = (hits.impacts[hit] ?? 0) * weight;
      let title = hits.titles[hit] ?? 0;
      let alias = hits.aliases[hit] ?? 0;
      if (!whole) {
        // A name that is said in other words is as long as what it says, none if there is more to it.
        title = title === words ? to - from : 0;
        alias = (alias & 15) === words ? (alias & 240) + to - from : 0;
      }
      for (let cell = row * this.slots + from; cell < row * this.slots + to; cell++) {
        if (impact > (this.weights[cell] ?? 0)) this.weights[cell] = impact;
        if (sure > (this.strengths[cell] ?? 0)) this.strengths[cell] = sure;
        if (title && nameSure > (this.titlesSure[cell] ?? 0)) {
          this.titles[cell] = title;
          this.titlesSure[cell] = nameSure;
        }
        if (alias && nameSure > (this.aliasesSure[cell] ?? 0)) {
          this.aliases[cell] = alias;
          this.aliasesSure[cell] = nameSure;
        }
      }
    }
  }

  #row(group: number, part: number): number {
    for (let row = this.#heads[group] ?? -1; row >= 0; row = this.#before[row] ?? -1) {
      if (this.parts[row] === part) return row;
    }
    const row = this.#length++;
    this.parts[row] = part;
    this.#before[row] = this.#heads[group] ?? -1;
    this.#heads[group] = row;
    return row;
  }
}

function emptied<T extends Float32Array | Uint8Array | Uint16Array | Int32Array>(
  column: T,
  length: number,
  Column: new (length: number) => T,
): T {
  if (column.length < length) return new Column(Math.ceil(length * 1.5));
  column.fill(0, 0, length);
  return column;
}
