// Where a term stands, as kbgen/search/postings.py packs it: columns of numbers, since there may be thousands.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Uint8Array(128);
for (let digit = 0; digit < DIGITS.length; digit++) VALUES[DIGITS.charCodeAt(digit)] = digit;

/** Hits in the order of groups and parts; of a group its page, part 0, comes first. */
export interface Hits {
  length: number;
  groups: Int32Array;
  parts: Uint16Array;
  /** What it counts there, from 0 to 1. */
  impacts: Float32Array;
  /** The words of the title that it stands in, 0 for none. */
  titles: Uint8Array;
  /** The same of the shortest alias, with which alias that is: length + 16 * number. */
  aliases: Uint8Array;
}

function hitsOf(length: number): Hits {
  return {
    length,
    groups: new Int32Array(length),
    parts: new Uint16Array(length),
    impacts: new Float32Array(length),
    titles: new Uint8Array(length),
    aliases: new Uint8Array(length),
  };
}

export function unpacked(text: string): Hits {
  // A number is the digits up to one without the bit for `more follows`; a hit has two or three numbers.
  const found = hitsOf(text.length >> 1);
  let at = 0;
  let length = 0;
  let group = 0;
  const number = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 5) {
      const digit = VALUES[text.charCodeAt(at++)] ?? 0;
      value |= (digit & 31) << shift;
      if (digit < 32) return value;
    }
  };
  while (at < text.length) {
    const step = number();
    group += step >> 1;
    found.groups[length] = group;
    found.parts[length] = step & 1 ? number() : 0;
    const weight = number();
    found.impacts[length] = (weight & 31) / 31;
    found.titles[length] = (weight >> 5) & 15;
    found.aliases[length] = weight >> 9;
    length++;
  }
  return { ...found, length };
}

/** Where all of several terms stand, in one part or some of them on the page around it. */
export function together(lists: readonly Hits[]): Hits {
  const [first, ...rest] = lists;
  if (!first) return hitsOf(0);
  if (!rest.length) return first;
  const found = hitsOf(first.length);
  const cursors = rest.map(() => 0);
  let length = 0;
  for (let at = 0; at < first.length; at++) {
    const group = first.groups[at] ?? 0;
    const part = first.parts[at] ?? 0;
    let impact = first.impacts[at] ?? 0;
    let title = first.titles[at] ?? 0;
    let alias = first.aliases[at] ?? 0;
    let everywhere = true;
    for (const [index, other] of rest.entries()) {
      let cursor = cursors[index] ?? 0;
      while (cursor < other.length && (other.groups[cursor] ?? 0) < group) cursor++;
      cursors[index] = cursor;
      let here = -1;
      for (let next = cursor; next < other.length && other.groups[next] === group; next++) {
        const place = other.parts[next] ?? 0;
        if (place === part || (place === 0 && here < 0)) here = next;
        if (place >= part) break;
      }
      if (here < 0) {
        everywhere = false;
        break;
      }
      impact = Math.min(impact, other.impacts[here] ?? 0);
      if (other.titles[here] !== title) title = 0;
      if (other.aliases[here] !== alias) alias = 0;
    }
    if (!everywhere) continue;
    found.groups[length] = group;
    found.parts[length] = part;
    found.impacts[length] = impact;
    found.titles[length] = title;
    found.aliases[length] = alias;
    length++;
  }
  return { ...found, length };
}
