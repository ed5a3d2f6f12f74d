// The stretch of a text that shows best why it was found, and where the found words stand in it.
import type { Rules } from "./rules";
import { initial, places } from "./text";

export type Marks = [number, number][];

export interface Extract {
  text: string;
  marks: Marks;
}

const LENGTH = 170;
const BEFORE = 40;
const SEPARATED = /^[\s\u00b7]+/;
const SEPARATING = /[\s\u00b7]+$/;

/** What is marked in results: words by their stems, and words that only count in a row. */
export interface Shown {
  words: ReadonlySet<string>;
  phrases: readonly (readonly string[])[];
}

/** The places of what is `shown` in `text`. */
export function marked(text: string, { words, phrases }: Shown, rules: Rules): Marks {
  const marks: Marks = [];
  const initials = new Set([...words, ...phrases.flat()].map(initial));
  const met: { stem: string; number: number; mark: [number, number] | null }[] = [];
  for (const { word, start, end, number } of places(text, initials)) {
    const stem = rules.stem(word);
    const own = words.has(stem) || words.has(word);
    if (own) marks.push([start, end]);
    if (phrases.length) met.push({ stem, number, mark: own ? null : [start, end] });
  }
  if (!phrases.length) return marks;
  for (const phrase of phrases) {
    for (let at = 0; at + phrase.length <= met.length; at++) {
      const row = met.slice(at, at + phrase.length);
      const together = row.every(({ stem, number }, word) => stem === phrase[word] && number === (row[0]?.number ?? 0) + word);
      if (!together) continue;
      for (const one of row) {
        if (one.mark) marks.push(one.mark);
        one.mark = null;
      }
    }
  }
  return marks.sort(([a], [b]) => a - b);
}

export function extract(text: string, shown: Shown, rules: Rules): Extract {
  const marks = marked(text, shown, rules);
  let best = 0;
  let most = 0;
  for (const [index, [start]] of marks.entries()) {
    const seen = new Set<string>();
    let count = 0;
    for (let next = index; next < marks.length; next++) {
      const [from, to] = marks[next] ?? [0, 0];
      if (to - start > LENGTH - BEFORE) break;
      const word = rules.stem(text.slice(from, to).toLowerCase());
      count += seen.has(word) ? 0.2 : 1;
      seen.add(word);
    }
    if (count > most) {
      most = count;
      best = start;
    }
  }
  const start = best <= BEFORE ? 0 : after(text, best - BEFORE, best);
  const end = text.length - start <= LENGTH ? text.length : before(text, start + LENGTH);
  // What stands between two texts is not shown at the end of one.
  const from = start + (SEPARATED.exec(text.slice(start, end))?.[0].length ?? 0);
  const to = end - (SEPARATING.exec(text.slice(from, end))?.[0].length ?? 0);
  const head = start > 0 ? "… " : "";
  const tail = end < text.length ? " …" : "";
  const shift = head.length - from;
  return {
    text: `${head}${text.slice(from, to)}${tail}`,
    marks: marks
      .filter(([start, end]) => start >= from && end <= to)
      .map(([start, end]) => [start + shift, end + shift]),
  };
}

/** The start of the first word after `at`. */
function after(text: string, at: number, limit: number): number {
  const blank = text.indexOf(" ", at);
  return blank < 0 || blank >= limit ? at : blank + 1;
}

/** The end of the last word before `at`. */
function before(text: string, at: number): number {
  const blank = text.lastIndexOf(" ", at);
  return blank < at - 30 ? at : blank;
}
