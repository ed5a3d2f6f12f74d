// Which entries answer a query best: how much its words count where they stand, how much of the query is
// said at all, and whether it says a whole title.
import type { Tables } from "./tables";
import type { Understood } from "./understand";

export interface Ranked {
  group: number;
  /** The part of the page that answers best; 0 is the page itself. */
  part: number;
  score: number;
}

/** What the words of the query count in one part of a page, word by word. */
interface Part {
  weights: Float32Array;
  /** How surely the word that stands there is the one that was meant. */
  strengths: Float32Array;
  /** How long the title is that the word stands in, and the shortest alias; and how surely. */
  title: Name;
  alias: Name;
}

interface Name {
  lengths: Uint8Array;
  sure: Float32Array;
}

type Parts = Map<number, Part>;

const STOP = 0.12;
const UNKNOWN = 1;
const FROM_PAGE = 0.7;
const FROM_OTHER = 0.15;
const COVERED_ELSEWHERE = 0.4;
const COVERED = 0.5;
const NAMED = 0.6;
const EXACTLY = 0.5;
const OF_PART = 0.5;
const ALIAS = 0.7;
const ALIAS_OF_NAMED = 0.9;
const TOGETHER = 0.85;
/** The share of the query that has to be said, by the number of its words; less of a longer one. */
const LEAST_COVERED = [1, 0.5, 0.5, 0.4, 0.33, 0.28];
const MANY = 5;
const BY_CHANCE = 0.85;
const ALL_KNOWN = 0.6;
const SURE = 0.85;
const LEAST_NAMED = 0.05;
const LEAST_SCORE = 0.06;
const TAIL = 0.25;

export function rank(understood: Understood, tables: Tables): Ranked[] {
  const { slots } = understood;
  const total = tables.core.count;
  const { groups, counts } = gathered(understood);
  const rarity = slots.map((slot, index) => {
    const count = counts[index] ?? 0;
    const rare = Math.log(1 + (total - count + 0.5) / (count + 0.5));
    return (count ? rare : UNKNOWN * Math.log(1 + total)) * (slot.stop ? STOP : 1);
  });
  const sum = rarity.reduce((all, one) => all + one, 0);
  if (!sum) return [];
  const telling = slots.map((slot) => !slot.stop);
  if (!telling.some(Boolean)) telling.fill(true);
  const words = telling.filter(Boolean).length;
  const named = new Set(tables.core.named);
  // A word that nothing here has makes it likelier that the query is about something else.
  const sure = slots.map((_, slot) => Math.max(0, ...meaningsOf(understood, slot).map((meaning) => meaning.sure)));
  const strange = telling.some((one, slot) => one && (sure[slot] ?? 0) < SURE);
  const least = (LEAST_COVERED[Math.min(words, LEAST_COVERED.length - 1)] ?? 0) * (strange ? 1 : ALL_KNOWN);

  const ranked: Ranked[] = [];
  for (const [group, parts] of groups) {
    const best = score(parts, { rarity, sum, telling, alias: named.has(tables.kind(group)) ? ALIAS_OF_NAMED : ALIAS });
    if (best.score < (strange ? LEAST_SCORE * 2 : LEAST_SCORE) || (best.covered < least && best.name < (strange ? LEAST_NAMED * 2 : LEAST_NAMED))) continue;
    ranked.push({ group, part: best.part, score: best.score });
  }
  ranked.sort((a, b) => b.score - a.score || a.group - b.group);
  const tail = (ranked[0]?.score ?? 0) * TAIL;
  return ranked.filter((one) => one.score >= tail);
}

function meaningsOf({ meanings }: Understood, slot: number): Understood["meanings"] {
  return meanings.filter(({ from, to }) => from <= slot && slot < to);
}

/** What every meaning counts in every part where it stands, and how many entries have each word. */
function gathered({ slots, meanings }: Understood): { groups: Map<number, Parts>; counts: number[] } {
  const counts = slots.map(() => 0);
  const groups = new Map<number, Parts>();
  for (const { terms, weight, sure, from, to } of meanings) {
    const count = Math.min(...terms.map((term) => term.count));
    for (let slot = from; slot < to; slot++) {
      if (weight >= 0.5 || !counts[slot]) counts[slot] = Math.max(counts[slot] ?? 0, count);
    }
    for (const hit of together(terms.map((term) => term.hits))) {
      const title = wholeName(hit.title, terms.length, to - from);
      const alias = wholeName(hit.alias, terms.length, to - from);
      let parts = groups.get(hit.group);
      if (!parts) groups.set(hit.group, (parts = new Map()));
      let part = parts.get(hit.part);
      if (!part) parts.set(hit.part, (part = emptyPart(slots.length)));
      for (let slot = from; slot < to; slot++) {
        part.weights[slot] = Math.max(part.weights[slot] ?? 0, hit.impact * weight);
        part.strengths[slot] = Math.max(part.strengths[slot] ?? 0, sure);
        noteName(part.title, slot, title, weight);
        noteName(part.alias, slot, alias, weight);
      }
    }
  }
  return { groups, counts };
}

function emptyPart(slots: number): Part {
  return {
    weights: new Float32Array(slots),
    strengths: new Float32Array(slots),
    title: { lengths: new Uint8Array(slots), sure: new Float32Array(slots) },
    alias: { lengths: new Uint8Array(slots), sure: new Float32Array(slots) },
  };
}

function noteName(name: Name, slot: number, length: number, weight: number): void {
  const sure = Math.min(1, 0.5 + weight / 2);
  if (!length || sure <= (name.sure[slot] ?? 0)) return;
  name.lengths[slot] = length;
  name.sure[slot] = sure;
}

interface Weighing {
  rarity: number[];
  sum: number;
  telling: boolean[];
  /** What an alias counts beside a title. */
  alias: number;
}

function score(parts: Parts, weighing: Weighing): { score: number; part: number; covered: number; name: number } {
  const { rarity, sum } = weighing;
  const root = parts.get(0);
  const anywhere = new Float32Array(rarity.length);
  const sure = new Float32Array(rarity.length);
  for (const { weights, strengths } of parts.values()) {
    for (const slot of rarity.keys()) {
      anywhere[slot] = Math.max(anywhere[slot] ?? 0, weights[slot] ?? 0);
      sure[slot] = Math.max(sure[slot] ?? 0, strengths[slot] ?? 0);
    }
  }
  let best = { score: 0, part: 0, covered: 0, name: 0 };
  const title = root ? nameSaid(root, weighing) : 0;
  for (const [number, part] of parts) {
    let said = 0;
    let covered = 0;
    for (const [slot, rare] of rarity.entries()) {
      const here = part.weights[slot] ?? 0;
      const page = (root?.weights[slot] ?? 0) * FROM_PAGE;
      said += rare * Math.max(here, page, (anywhere[slot] ?? 0) * FROM_OTHER);
      const strength = Math.max(part.strengths[slot] ?? 0, root?.strengths[slot] ?? 0);
      covered += rare * Math.max(strength, (sure[slot] ?? 0) * COVERED_ELSEWHERE);
    }
    covered /= sum;
    const name = Math.max(title, number ? nameSaid(part, weighing) * OF_PART : 0);
    // A long page has many parts that may match by chance.
    const chance = number && parts.size > MANY ? BY_CHANCE : 1;
    const found = (said / sum) * (1 - COVERED + COVERED * covered) * chance + name;
    if (found > best.score + 1e-6) best = { score: found, part: number, covered, name };
  }
  return best;
}

/** What it counts that the query says a name: how much of the name, and of the query. */
function nameSaid(part: Part, { rarity, sum, telling, alias }: Weighing): number {
  const all = rarity.reduce((some, rare, slot) => some + (telling[slot] ? rare : 0), 0) || sum;
  const whole = new Set<number>();
  let best = 0;
  for (const [{ lengths, sure }, factor] of [[part.title, 1], [part.alias, alias]] as const) {
    const said = new Map<number, { words: number; rarity: number; slots: number[] }>();
    lengths.forEach((length, slot) => {
      if (!length || !telling[slot]) return;
      const one = said.get(length) ?? { words: 0, rarity: 0, slots: [] };
      one.words += sure[slot] ?? 0;
      one.rarity += (rarity[slot] ?? 0) * (sure[slot] ?? 0);
      one.slots.push(slot);
      said.set(length, one);
    });
    for (const [length, { words, rarity: rare, slots }] of said) {
      const full = Math.min(1, words / length);
      if (full > 0.8) for (const slot of slots) whole.add(slot);
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

/** The length of a name that is said in other words: as long as what it says, none if there is more to it. */
function wholeName(length: number, words: number, width: number): number {
  if (!length || (words === 1 && width === 1)) return length;
  return length === words ? width : 0;
}

interface HitLike {
  group: number;
  part: number;
  impact: number;
  title: number;
  alias: number;
}

/** Where all of several terms stand, in one part or some of them on the page around it. */
function together(lists: HitLike[][]): HitLike[] {
  const [first, ...rest] = lists;
  if (!first || !rest.length) return first ?? [];
  const tables = rest.map((hits) => new Map(hits.map((hit) => [hit.group * 4096 + hit.part, hit])));
  const found: HitLike[] = [];
  for (const hit of first) {
    let whole: HitLike | null = hit;
    for (const table of tables) {
      const here: HitLike | undefined = table.get(hit.group * 4096 + hit.part) ?? table.get(hit.group * 4096);
      if (!here || !whole) {
        whole = null;
        break;
      }
      whole = {
        ...whole,
        impact: Math.min(whole.impact, here.impact),
        title: whole.title === here.title ? whole.title : 0,
        alias: whole.alias === here.alias ? whole.alias : 0,
      };
    }
    if (whole) found.push(whole);
  }
  return found;
}
