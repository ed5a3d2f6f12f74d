// How far apart two words are: letters inserted, left out, exchanged, or swapped with a neighbour.

/** The distance of `a` and `b`, or `limit + 1` where it is more than `limit`. */
export function distance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit || strangers(a, b) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? limit + 1, limit + 1);
}

/** The least number of letters of one word that the other lacks, found in no time for words that have little in common. */
function strangers(a: string, b: string): number {
  const one = lettersOf(a);
  const two = lettersOf(b);
  return Math.max(bits(one & ~two), bits(two & ~one));
}

/** The letters of a word as bits; letters of one alphabet have bits of their own. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function bits(of: number): number {
  let count = 0;
  for (let rest = of; rest; rest &= rest - 1) count++;
  return count;
}

/** The edits that are forgiven a word: one from four letters, two from six. */
export function forgiven(word: string): number {
  const letters = [...word].length;
  return letters >= 6 ? 2 : letters >= 4 ? 1 : 0;
}
