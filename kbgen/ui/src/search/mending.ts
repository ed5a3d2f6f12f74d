// Words that the index does not know: what they may have been meant for.
import { together } from "./hits";
import type { Rules } from "./rules";
import { distance, forgiven } from "./spelling";
import type { Tables, Term } from "./tables";

export interface Guess {
  term: Term;
  weight: number;
  /** The word that was meant, as it is written. */
  form: string;
  /** Whether it is the same word letter by letter, in another script. */
  exact?: boolean;
}

const MOST = 3;
const TYPO = [1, 0.8, 0.48];
const HEARD = 0.85;
/** How far apart words may be that sound alike, as a share of their letters: less if there is little to hear. */
const ALIKE = [0, 0, 0.34, 0.5, 0.7];
const ALIKE_LONG = 1;
/** The most that words are apart which differ in their vowels only. */
const SAME_RHYTHM = 0.2;
const RELATED = 0.4;
const KIN = 0.8;
/** Blocks of the dictionary that are looked through for one word. */
const WIDE = 6;
const SHORTEST_PART = 3;
const SHORTEST_JOINED = 7;

/** Where the words stand that `word` may have been meant for: those with its first letter, if they are few blocks,
 *  and those that begin with its first letters in another order or with one of them left out. */
function beginnings(word: string, tables: Tables): string[] {
  const [first = "", second = "", third = ""] = [...word];
  const others = [second + first, second + third];
  return tables.span("spell", first) <= WIDE
    ? [first, ...others.filter((start) => !start.startsWith(first))]
    : [...new Set([first + second, first + third, ...others])];
}

/** Load what mending `word` will need. */
export async function ahead(word: string, tables: Tables, rules: Rules): Promise<void> {
  const end = [...rules.stem(word)].reverse().slice(0, 3).join("");
  await Promise.all([
    ...beginnings(word, tables).map((start) => tables.ahead("spell", start, WIDE)),
    tables.ahead("ends", end, 3),
    ...rules.sounds(word).map((sound) => tables.ahead("sounds", `${sound} `, 1)),
  ]);
}

/** Words at most so many slips from `word`; of a word being typed its beginning is enough. */
export async function mended(word: string, typing: boolean, tables: Tables, rules: Rules): Promise<Guess[]> {
  const limit = forgiven(word);
  if (!limit) return [];
  const stem = rules.stem(word);
  const best = new Map<string, { form: string; away: number }>();
  const consider = (candidate: string, form: string, away: number): void => {
    const before = best.get(candidate);
    if (away <= limit && (!before || away < before.away)) best.set(candidate, { form, away });
  };
  const lines = await Promise.all(beginnings(word, tables).map((start) => tables.lines("spell", start, WIDE)));
  for (const line of lines.flat()) {
    const blank = line.indexOf(" ");
    const length = blank < 0 ? line.length : blank;
    if (length - stem.length > limit + 2 || stem.length - length > limit + 2) continue;
    const [candidate = "", ...forms] = line.split(" ");
    if (Math.abs(candidate.length - stem.length) > limit + 2 || !alike(word, candidate)) continue;
    const stems = stem.length > 3 ? distance(stem, candidate, limit) : limit + 1;
    let form = candidate;
    let away = limit + 1;
    for (const one of [candidate, ...forms.map((short) => (short.startsWith("+") ? candidate + short.slice(1) : short))]) {
      const here = distance(word, one, limit);
      if (here < away || (here === away && Math.abs(one.length - word.length) < Math.abs(form.length - word.length))) {
        away = here;
        form = one;
      }
      if (typing && word.length > 5 && one.length > word.length) {
        const beginning = distance(word, one.slice(0, word.length), 1);
        if (beginning === 1 && away > 1) {
          away = 1;
          form = one;
        }
      }
    }
    // Stems are shorter than words: two slips in one would make another word of it.
    away = Math.min(away, stems <= 1 ? stems : limit + 1);
    if (away < 2 || sameShape(word, form)) consider(candidate, form, away);
  }
  // Of a short stem with a long ending the first letter says most: кормить is no slip for форм.
  if (stem.length > 4 || (stem.length > 2 && word.length - stem.length < 2)) {
    const end = [...stem].reverse();
    const ends = [end.slice(0, 3).join("")];
    for (const line of (await Promise.all(ends.map((start) => tables.lines("ends", start, 3)))).flat()) {
      const candidate = [...line].reverse().join("");
      if (best.has(candidate) || !alike(word, candidate)) continue;
      const away = distance(stem, candidate, stem.length > 7 ? limit : 1);
      if (away < 2 || sameShape(stem, candidate)) consider(candidate, candidate, away);
    }
  }
  const least = Math.min(limit, ...[...best.values()].map(({ away }) => away));
  const nearest = [...best].filter(([, { away }]) => away === least);
  const found = await Promise.all(
    nearest.slice(0, 40).map(async ([candidate, { form }]) => ({ term: await tables.term(candidate), form })),
  );
  return found
    .filter((one): one is { term: Term; form: string } => one.term !== null)
    .sort((a, b) => likely(b, word) - likely(a, word))
    .slice(0, MOST)
    .map(({ term, form }, index) => ({ term, form, weight: (TYPO[least] ?? 0.5) * (index ? 0.8 : 1) }));
}

/** How likely a word is to be what was meant: what is said often here is, and what begins alike. */
function likely({ term, form }: { term: Term; form: string }, word: string): number {
  return Math.log(1 + term.count) + Number(form[0] === word[0]);
}

/** A code whose letters were typed in another script, by sound or by key: л2, д2. */
export async function recoded(word: string, tables: Tables, rules: Rules): Promise<Guess | null> {
  const letters = word.replace(/[0-9]+/g, " ").trim();
  const spelled = letters.includes(" ") ? [] : rules.rewritten(letters).map((other) => word.replace(letters, other));
  for (const form of [...spelled, ...rules.swapped(word)]) {
    const term = await tables.term(form);
    if (term) return { term, weight: HEARD, form };
  }
  return null;
}

/** Whether two slips leave enough of a word: it begins alike, and half of it stands at one of its ends. */
function sameShape(a: string, b: string): boolean {
  const enough = Math.ceil(a.length / 2);
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  return a.length > 7 || (head > 0 && Math.max(head, tail) >= enough);
}

/** Whether both are written in one script; codes are not guessed at. */
function alike(a: string, b: string): boolean {
  return !/[0-9]/.test(b) && /^[a-z]/.test(a) === /^[a-z]/.test(b);
}

/** Words of another script that sound the same: впн and VPN, джира and Jira. */
export async function heardAs(word: string, tables: Tables, rules: Rules): Promise<Guess[]> {
  const found = new Map<string, Guess>();
  for (const other of rules.rewritten(word)) {
    const term = other.length > 1 ? await tables.term(rules.stem(other)) : null;
    if (term) found.set(term.stem, { term, weight: HEARD, form: other, exact: true });
  }
  if (found.size) return [...found.values()];
  const stem = rules.stem(word);
  const heard = [...new Set([word, stem])].flatMap((one) => rules.sounds(one).map((sound) => [one, sound] as const));
  for (const [one, sound] of heard) {
    if (sound.length < 2) continue;
    for (const line of await tables.lines("sounds", `${sound} `, 1)) {
      for (const candidate of line.split(" ").slice(1)) {
        if (found.has(candidate) || rules.language(candidate) === rules.language(word)) continue;
        const away = apart(one, candidate, rules);
        if (away > (ALIKE[sound.length] ?? ALIKE_LONG)) continue;
        const term = await tables.term(candidate);
        if (term) found.set(candidate, { term, weight: HEARD - away * 0.4, form: candidate });
      }
    }
  }
  return [...found.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST);
}

/** How far apart two words of different scripts are, as a share of their length. */
function apart(a: string, b: string, rules: Rules): number {
  const latin = (word: string) => (/^[a-z]/.test(word) ? word : (rules.rewritten(word)[0] ?? word));
  const [one, two] = [latin(a), latin(b)];
  const length = Math.max(one.length, two.length);
  const away = distance(one, two, length) / length;
  return rules.rhythm(a) === rules.rhythm(b) ? Math.min(away / 2, SAME_RHYTHM) : away;
}

/** Other forms of the same word, where an ending is one that stems keep: зовёте and зовите. */
export async function kin(word: string, tables: Tables, rules: Rules): Promise<Guess[]> {
  const found: Guess[] = [];
  for (const [base, ending] of rules.kin(word)) {
    for (const stem of await tables.beginning(base, 2)) {
      const term = ending.test(stem.slice(base.length)) ? await tables.term(stem) : null;
      if (term && !found.some((one) => one.term === term)) found.push({ term, weight: KIN, form: stem });
    }
  }
  return found.sort((a, b) => b.term.count - a.term.count).slice(0, MOST);
}

/** Two words that were written as one, where both stand together somewhere. */
export async function parted(word: string, tables: Tables, rules: Rules): Promise<[Term, Term, string] | null> {
  if (word.length < SHORTEST_JOINED) return null;
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    if (rules.stop.has(left) || rules.stop.has(right)) continue;
    const first = await tables.term(rules.stem(left));
    const second = first && (await tables.term(rules.stem(right)));
    if (first && second && together([first.hits, second.hits]).length) return [first, second, `${left} ${right}`];
  }
  return null;
}

/** Words with a long beginning in common: настроить, настройка. */
export async function related(stem: string, tables: Tables): Promise<Guess[]> {
  if (stem.length < 5) return [];
  const start = stem.slice(0, Math.max(4, Math.ceil(stem.length * 0.65)));
  const near = (await tables.beginning(start, 2)).filter((one) => Math.abs(one.length - stem.length) <= 5).slice(0, 8);
  const found = await Promise.all(near.map((one) => tables.term(one)));
  return found
    .filter((term) => term !== null)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST)
    .map((term) => ({ term, weight: RELATED, form: term.stem }));
}
