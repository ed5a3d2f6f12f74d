// Which entries answer a query best: how much its words count where they stand, how much of the query is
// said at all, and whether it says a whole title.
import { together } from "./hits";
import { Bounds, Places, type Said } from "./places";
import type { Tables } from "./tables";
import type { Understood } from "./understand";

export interface Ranked {
  group: number;
  /** The part of the page that answers best; 0 is the page itself. */
  part: number;
  score: number;
}

const STOP = 0.2;
const UNKNOWN = 1;
const FROM_PAGE = 0.8;
const FROM_OTHER = 0.4;
const COVERED_ELSEWHERE = 0.4;
const COVERED = 0.65;
const NAMED = 0.5;
const EXACTLY = 0.5;
const OF_PART = 0.5;
const ALIAS = 0.8;
const ALIAS_OF_NAMED = 0.9;
const TOGETHER = 0.85;
/** The share of the query that has to be said, by the number of its words; less of a longer one. */
const LEAST_COVERED = [1, 0.5, 0.5, 0.4, 0.33, 0.28];
const MANY = 12;
const BY_CHANCE = 0.85;
/** How fast the worth of a part falls with the number of parts that match beside it. */
const CROWDED = 0.2;
/** The share that is enough where two words or more of a longer query stand together. */
const SEVERAL = 0.22;
const ALL_KNOWN = 0.6;
const SURE = 0.85;
const WRITTEN = 0.9;
const LEAST_NAMED = 0.05;
const LEAST_SCORE = 0.06;
/** How many times that of a query with a word that nothing here has. */
const STRANGE_NAMED = 3;
const STRANGE_SCORE = 2.5;
const LEAST_OF_SEVERAL = 0.09;
/** The share of the surest reading of a word that another one is taken for as good. */
const NEARLY = 0.9;
const TAIL = 0.25;
/** As many are shown that are far worse than the best, where there are no others. */
const FEW = 6;
/** The most promising pages, by which the worth of the best is known. */
const HEAD = 40;

interface Candidate extends Ranked {
  /** Whether it says enough of the query, by itself; whether it says all of it. */
  enough: boolean;
  whole: boolean;
}

interface Weighing {
  rarity: number[];
  sum: number;
  /** The same of the words alone, without what they make together. */
  cover: number[];
  coverSum: number;
  telling: boolean[];
  /** What the telling words are worth together. */
  all: number;
  least: number;
  /** The same of a page that has several of its words, 1 where several are the whole query. */
  leastOfSeveral: number;
  leastName: number;
  leastScore: number;
  /** How many telling words there are where none of them stands here as it was written; 0 elsewhere. */
  guessed: number;
  /** Whether one of them could not even be guessed. */
  lost: boolean;
  /** How surely each telling word has to be said to be there, 0 for the others. */
  there: number[];
}

interface Score {
  score: number;
  part: number;
  covered: number;
  /** How many of the telling words are surely there. */
  words: number;
  /** The same with those that are only likely. */
  likely: number;
  /** Whether all of them are there, about as surely as anywhere. */
  whole: boolean;
  name: number;
}

const places = new Places();

export function rank(understood: Understood, tables: Tables): Ranked[] {
  const slots = understood.slots.length;
  const total = tables.core.count;
  const said = understood.meanings.map(
    ({ terms, weight, sure, from, to }): Said => ({ hits: together(terms.map((term) => term.hits)), weight, sure, from, to, words: terms.length }),
  );
  const weighing = weigh(understood, total);
  if (!weighing.sum) return [];
  const bounds = new Bounds(said, slots, total);
  const most = bounds.groups.map((_, at) => bound(bounds, at, weighing));
  const order = [...most.keys()].filter((at) => (most[at] ?? 0) >= LEAST_SCORE).sort((a, b) => (most[b] ?? 0) - (most[a] ?? 0));
  const named = new Set(tables.core.named);
  const wanted = new Uint8Array(total);
  const scored = (some: readonly number[]): Candidate[] => {
    wanted.fill(0);
    for (const at of some) wanted[bounds.groups[at] ?? 0] = 1;
    places.fill(said, slots, wanted);
    return some.flatMap((at) => {
      const group = bounds.groups[at] ?? 0;
      const best = score(places.rowsOf(group), weighing, named.has(tables.kind(group)) ? ALIAS_OF_NAMED : ALIAS);
      // Words that were all guessed at are believed together only, and not beside one that nobody could guess.
      if (!best.words && (best.likely < weighing.guessed || weighing.lost)) return [];
      const enough = best.score >= Math.min(weighing.leastScore, best.words > 1 ? LEAST_OF_SEVERAL : 1) &&
        (best.covered >= (best.words > 1 ? weighing.leastOfSeveral : weighing.least) || best.name >= weighing.leastName);
      const whole = best.whole && best.score >= LEAST_SCORE;
      return enough || whole ? [{ group, part: best.part, score: best.score, enough, whole }] : [];
    });
  };
  // What cannot come near the best need not be looked at closely.
  const head = scored(order.slice(0, HEAD));
  const tail = head.reduce((best, one) => Math.max(best, one.score), 0) * TAIL;
  const rest = scored(order.slice(HEAD).filter((at) => (most[at] ?? 0) >= tail));
  const found = [...head, ...rest];
  if (!found.some((one) => one.enough)) return [];
  found.sort((a, b) => b.score - a.score || a.group - b.group);
  const least = (found[0]?.score ?? 0) * TAIL;
  // Where all of the query is said it is no junk, however much better the page is that it names; nor are a few more.
  return found.filter((one, place) => one.whole || (one.enough && (one.score >= least || place < FEW)));
}

function weigh({ slots, meanings }: Understood, total: number): Weighing {
  const counts = slots.map(() => 0);
  const asWritten = slots.map(() => 0);
  const sure = slots.map(() => 0);
  for (const { terms, weight, sure: surely, from, to } of meanings) {
    const count = Math.min(...terms.map((term) => term.count));
    for (let slot = from; slot < to; slot++) {
      if (weight >= 0.5 || !counts[slot]) counts[slot] = Math.max(counts[slot] ?? 0, count);
      if (weight >= WRITTEN && weight <= 1 && terms.length === 1) asWritten[slot] = Math.max(asWritten[slot] ?? 0, count);
      sure[slot] = Math.max(sure[slot] ?? 0, surely);
    }
  }
  const rarity = slots.map((slot, index) => {
    // How rare a word is says the word, not what else it is called.
    const count = (asWritten[index] ?? 0) || (counts[index] ?? 0);
    const rare = Math.log(1 + (total - count + 0.5) / (count + 0.5));
    return (count ? rare : UNKNOWN * Math.log(1 + total)) * (slot.stop ? STOP : 1);
  });
  const sum = rarity.reduce((all, one) => all + one, 0);
  const cover = rarity.map((rare, slot) => (slots[slot]?.whole ? 0 : rare));
  const telling = slots.map((slot) => !slot.stop);
  if (!telling.some(Boolean)) telling.fill(true);
  const words = telling.filter((one, slot) => one && !slots[slot]?.whole).length;
  const lost = telling.some((one, slot) => one && !slots[slot]?.whole && !sure[slot]);
  const guessed = words > 1 && !telling.some((one, slot) => one && (sure[slot] ?? 0) >= SURE);
  // A word that nothing here has makes it likelier that the query is about something else.
  const strange = telling.some((one, slot) => one && (sure[slot] ?? 0) < SURE);
  const least = (LEAST_COVERED[Math.min(words, LEAST_COVERED.length - 1)] ?? 0) * (strange ? 1 : ALL_KNOWN);
  return {
    rarity,
    sum,
    cover,
    coverSum: cover.reduce((all, one) => all + one, 0) || sum,
    telling,
    all: rarity.reduce((some, rare, slot) => some + (telling[slot] ? rare : 0), 0) || sum,
    least,
    leastOfSeveral: Math.min(least, words > 2 ? SEVERAL : 1),
    leastName: strange ? LEAST_NAMED * STRANGE_NAMED : LEAST_NAMED,
    leastScore: strange ? LEAST_SCORE * STRANGE_SCORE : LEAST_SCORE,
    guessed: guessed ? words : 0,
    lost,
    there: sure.map((surely, slot) => (telling[slot] && !slots[slot]?.whole ? surely * NEARLY : 0)),
  };
}

/** The most that a page may score; 0 where too little of the query stands there. */
function bound(bounds: Bounds, at: number, { rarity, sum, cover, coverSum, all, telling, leastOfSeveral }: Weighing): number {
  let said = 0;
  let covered = 0;
  let shared = 0;
  for (let slot = 0, cell = at * bounds.slots; slot < bounds.slots; slot++, cell++) {
    const rare = rarity[slot] ?? 0;
    said += rare * (bounds.weights[cell] ?? 0);
    covered += (cover[slot] ?? 0) * (bounds.strengths[cell] ?? 0);
    if (bounds.named[cell] && telling[slot]) shared += rare;
  }
  covered /= coverSum;
  if (covered < leastOfSeveral && !shared) return 0;
  return (said / sum) * (1 - COVERED + COVERED * covered) + (shared ? worth(1, shared / all) : 0);
}

function score(rows: readonly number[], weighing: Weighing, alias: number): Score {
  const { rarity, sum, cover, coverSum, telling, there } = weighing;
  const { slots, weights, strengths } = places;
  const root = places.parts[rows[0] ?? 0] === 0 ? (rows[0] ?? -1) : (rows.find((row) => places.parts[row] === 0) ?? -1);
  let best: Score = { score: 0, part: 0, covered: 0, words: 0, likely: 0, whole: false, name: 0 };
  const title = root >= 0 ? nameSaid(root, weighing, alias) : 0;
  // A long page has many parts that may match by chance.
  const alone = rows.length > MANY ? BY_CHANCE * (MANY / rows.length) ** CROWDED : 1;
  const anywhere = new Float32Array(slots);
  const sure = new Float32Array(slots);
  for (const row of rows) {
    for (let slot = 0; slot < slots; slot++) {
      anywhere[slot] = Math.max(anywhere[slot] ?? 0, weights[row * slots + slot] ?? 0);
      sure[slot] = Math.max(sure[slot] ?? 0, strengths[row * slots + slot] ?? 0);
    }
  }
  for (const row of rows) {
    let said = 0;
    let covered = 0;
    let words = 0;
    let likely = 0;
    let whole = true;
    for (let slot = 0; slot < slots; slot++) {
      const rare = rarity[slot] ?? 0;
      const page = root >= 0 ? (weights[root * slots + slot] ?? 0) : 0;
      const pageSure = root >= 0 ? (strengths[root * slots + slot] ?? 0) : 0;
      said += rare * Math.max(weights[row * slots + slot] ?? 0, page * FROM_PAGE, (anywhere[slot] ?? 0) * FROM_OTHER);
      const here = Math.max(strengths[row * slots + slot] ?? 0, pageSure);
      if (cover[slot] && telling[slot] && here >= SURE) words++;
      if (here < (there[slot] ?? 0)) whole = false;
      if (cover[slot] && telling[slot] && sure[slot]) likely++;
      covered += (cover[slot] ?? 0) * Math.max(here, (sure[slot] ?? 0) * COVERED_ELSEWHERE);
    }
    covered /= coverSum;
    const part = places.parts[row] ?? 0;
    const name = Math.max(title, part ? nameSaid(row, weighing, alias) * OF_PART : 0);
    const chance = part ? alone : 1;
    const found = (said / sum) * (1 - COVERED + COVERED * covered) * chance + name;
    if (found > best.score + 1e-6) best = { score: found, part, covered, words, likely, whole, name };
  }
  return best;
}

/** What it counts that the query says a name: how much of the name, and of the query. */
function nameSaid(row: number, { rarity, telling, all }: Weighing, aliasWorth: number): number {
  const { slots } = places;
  const whole = new Set<number>();
  let best = 0;
  for (const [names, sures, factor] of [[places.titles, places.titlesSure, 1], [places.aliases, places.aliasesSure, aliasWorth]] as const) {
    for (let first = 0; first < slots; first++) {
      const name = names[row * slots + first] ?? 0;
      if (!name || !telling[first]) continue;
      let words = 0;
      let rare = 0;
      for (let slot = 0; slot < slots; slot++) {
        const cell = row * slots + slot;
        if (names[cell] !== name || !telling[slot]) continue;
        words += sures[cell] ?? 0;
        rare += (rarity[slot] ?? 0) * (sures[cell] ?? 0);
      }
      const full = Math.min(1, words / (name & 15));
      if (full > 0.8) whole.add(first);
      best = Math.max(best, worth(full, rare / all) * factor);
    }
  }
  if (whole.size < 2) return best;
  const shared = [...whole].reduce((some, slot) => some + (rarity[slot] ?? 0), 0);
  return Math.max(best, worth(1, shared / all) * TOGETHER);
}

function worth(full: number, share: number): number {
  const exact = full * Math.min(1, share);
  return NAMED * full * full * Math.min(1, share) + (exact > 0.7 ? (EXACTLY * (exact - 0.7)) / 0.3 : 0);
}
