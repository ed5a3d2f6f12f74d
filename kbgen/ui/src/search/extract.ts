// The stretch of a text that shows best why it was found, and where the found words stand in it.
import type { Rules } from "./rules";
import { places } from "./text";

export type Marks = [number, number][];

export interface Extract {
  text: string;
  marks: Marks;
}

const LENGTH = 170;
const BEFORE = 40;

/** The places of words with one of `stems` in `text`. */
export function marked(text: string, stems: ReadonlySet<string>, rules: Rules): Marks {
  const marks: Marks = [];
  for (const { word, start, end } of places(text)) {
    if (stems.has(rules.stem(word)) || stems.has(word)) marks.push([start, end]);
  }
  return marks;
}

export function extract(text: string, stems: ReadonlySet<string>, rules: Rules): Extract {
  const marks = marked(text, stems, rules);
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
  const from = best <= BEFORE ? 0 : after(text, best - BEFORE, best);
  const to = text.length - from <= LENGTH ? text.length : before(text, from + LENGTH);
  const head = from > 0 ? "… " : "";
  const tail = to < text.length ? " …" : "";
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
