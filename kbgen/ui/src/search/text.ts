// Text to words, as kbgen/search/analysis.py does it: what agrees is found.

const MARKS = /[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]/g;
const COMPOUND = /#?[\p{L}\p{N}]+(?:[-_.'/:@\\+&#][\p{L}\p{N}]+)*/gu;
const PART = /[\p{L}\p{N}]+/gu;
const RUNS = /[0-9]{3,}|(?:(?![0-9]{3})[\p{L}\p{N}])+/gu;
const WORDS = /[\p{L}\p{N}\u0300-\u036f\u00ad]+/gu;
const DIGITS = /^[0-9]+$/;
const LONGEST = 40;
const PARTS = 8;

/** Composed, in small letters, without accents set apart and with ё as е. */
export function normalise(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(MARKS, "")
    .replace(/\u0451/g, "\u0435")
    .replace(/[\u2019\u02bc]/g, "'")
    .replace(/[\u2010\u2011]/g, "-");
}

/** A word as somebody wrote it, with its parts where it is a compound and the runs of a code like `err1042`. */
export interface Compound {
  parts: { word: string; runs: string[] }[];
  /** The parts joined into one word, empty where that is no word. */
  whole: string;
}

export function compounds(normalised: string): Compound[] {
  return (normalised.match(COMPOUND) ?? []).map((compound) => {
    const parts = compound.match(PART) ?? [];
    const sign = compound.startsWith("#");
    const whole = parts.join("");
    const together = DIGITS.test(whole) ? parts.join(".") : whole;
    return {
      parts: parts.map((part) => ({ word: cut(part), runs: runsOf(part) })),
      whole: sign ? cut(`#${together}`) : parts.length > 1 && parts.length <= PARTS ? cut(together) : "",
    };
  });
}

/** Letters of a word that count are whole characters on both sides. */
function cut(word: string): string {
  return word.length <= LONGEST ? word : [...word].slice(0, LONGEST).join("");
}

function runsOf(part: string): string[] {
  if ([...part].length <= 3) return [];
  const runs = part.match(RUNS) ?? [];
  return runs.length > 1 ? runs.map(cut) : [];
}

const PLAIN = /^[a-z0-9\u0430-\u044f\u0451]+$/;

/** One word as it is looked for: most are plain letters, which need no more than this. */
function normalWord(word: string): string {
  const small = word.toLowerCase();
  return PLAIN.test(small) ? small.replaceAll("\u0451", "\u0435") : normalise(word);
}

/** The words of a text as it stands, with their places in it; with `initials`, those that begin with one of them. */
export function* places(text: string, initials?: ReadonlySet<string>): Generator<Place> {
  let number = 0;
  for (const found of text.matchAll(WORDS)) {
    number++;
    if (initials && !initials.has(initial(found[0]))) continue;
    yield { word: normalWord(found[0]), start: found.index, end: found.index + found[0].length, number };
  }
}

export function initial(word: string): string {
  const first = word.charAt(0).toLowerCase();
  return first === "\u0451" ? "\u0435" : first;
}

/** Reads a few words for nobody: what the first use of the expressions costs is paid before anybody waits. */
export function warm(): void {
  compounds(normalise("\u0401\u0436-1 warm1042"));
  for (const _ of places("\u0401\u0436 warm")) continue;
}

interface Place {
  word: string;
  start: number;
  end: number;
  /** Which word of the text it is, counted from one. */
  number: number;
}
