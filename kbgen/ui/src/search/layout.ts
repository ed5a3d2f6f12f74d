// Text typed on the wrong keyboard layout, put right before it is cut into words: «,» may be a letter there.
import type { Rules } from "./rules";
import type { Tables } from "./tables";
import { compounds, normalise } from "./text";

const SURE = 0.6;
const SHORT = 3;

interface Chunk {
  text: string;
  known: number;
  letters: number;
  other: string;
  otherKnown: number;
}

/** `query` with every chunk between blanks on the layout on which it says something. */
export async function repaired(
  query: string,
  typing: boolean,
  tables: Tables,
  rules: Rules,
): Promise<{ text: string; changed: boolean }> {
  const pieces = query.split(/(\s+)/);
  const last = pieces.length - 1;
  const chunks = await Promise.all(
    pieces.map(async (text, index): Promise<Chunk> => {
      const prefix = typing && index === last;
      const chunk: Chunk = { text, known: 0, letters: text.length, other: "", otherKnown: 0 };
      if (!text.trim()) return chunk;
      chunk.known = await known(text, prefix, tables, rules);
      // What is short only follows its neighbours.
      if (isShort(text) ? pieces.length === 1 : chunk.known === 1) return chunk;
      for (const other of rules.swapped(text)) {
        const share = await known(other, index === last, tables, rules);
        if (share > chunk.otherKnown) {
          chunk.other = other;
          chunk.otherKnown = share;
        }
      }
      return chunk;
    }),
  );
  // Two letters are a word on any layout: they follow their neighbours.
  const swapped = (chunk: Chunk) => !isShort(chunk.text) && chunk.otherKnown >= SURE && chunk.otherKnown > chunk.known;
  const sum = (some: Chunk[]) => some.reduce((letters, one) => letters + one.letters, 0);
  const words = chunks.filter(({ text }) => text.trim() && !isShort(text));
  const mostly = sum(words.filter(swapped)) * 2 > sum(words);
  const chosen = chunks.map((chunk) => {
    const along = mostly && isShort(chunk.text) && chunk.otherKnown > 0 && rules.stop.has(normalise(chunk.other));
    return swapped(chunk) || along ? chunk.other : chunk.text;
  });
  const text = chosen.join("");
  return { text, changed: text !== query };
}

function isShort(text: string): boolean {
  return text.length < SHORT;
}

/** How much of a chunk, in letters, is words that the index or the language knows. */
async function known(text: string, typing: boolean, tables: Tables, rules: Rules): Promise<number> {
  const words = compounds(normalise(text)).flatMap(({ parts }) => parts.map(({ word }) => word));
  let all = 0;
  let good = 0;
  for (const [index, word] of words.entries()) {
    all += word.length;
    const stem = rules.stem(word);
    const prefix = typing && index === words.length - 1 && word.length > 2;
    if (
      rules.stop.has(word) ||
      (await tables.term(stem)) ||
      (prefix && (await tables.beginning(word, 1)).length) ||
      (await anyOf(rules.language(word) ? rules.variants(word) : rules.rewritten(word).map((one) => rules.stem(one)), tables))
    ) {
      good += word.length;
    }
  }
  // Signs that stand for letters on the other layout are lost here: they count as unknown.
  const signs = text.replace(/^[«"'(\[]+|[»"')\].,!?;:…]+$/g, "").replace(/[\p{L}\p{N}\p{M}]/gu, "").length;
  const strange = (text.match(/[;'[\]`,]/g) ?? []).length && signs ? signs : 0;
  return all ? good / (all + strange) : 0;
}

async function anyOf(stems: string[], tables: Tables): Promise<boolean> {
  for (const stem of stems) if (await tables.term(stem)) return true;
  return false;
}
