// How closely the words of a query stand together in a text: what belongs together is written together.
import type { Rules } from "./rules";
import { initial, places } from "./text";
import type { Meaning } from "./understand";

const REACH = 4;

/** The share of neighbours in the query that are neighbours, or nearly, in one of `texts`. */
export function nearness(texts: readonly string[], telling: readonly number[], meanings: readonly Meaning[], rules: Rules): number {
  if (telling.length < 2) return 0;
  const slotsOf = new Map<string, Set<number>>();
  for (const { terms, from, to } of meanings) {
    for (const { stem } of terms) {
      const slots = slotsOf.get(stem) ?? new Set();
      for (let slot = from; slot < to; slot++) slots.add(slot);
      slotsOf.set(stem, slots);
    }
  }
  const initials = new Set([...slotsOf.keys()].map(initial));
  const near = new Set<number>();
  for (const text of texts) {
    const last = new Map<number, number>();
    for (const { word, number: at } of places(text, initials)) {
      for (const slot of slotsOf.get(rules.stem(word)) ?? []) last.set(slot, at);
      for (let pair = 0; pair + 1 < telling.length; pair++) {
        const one = last.get(telling[pair] ?? -1);
        const two = last.get(telling[pair + 1] ?? -1);
        if (one && two && one !== two && Math.abs(one - two) <= REACH) near.add(pair);
      }
    }
  }
  return near.size / (telling.length - 1);
}
