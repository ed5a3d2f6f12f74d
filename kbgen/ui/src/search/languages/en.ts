// English: the Snowball stemmer (Porter 2, snowballstem.org), as Python's snowballstemmer 3 has it.
import type { Stemmer } from "./stemmer";

const EXCEPTIONS = new Map([
  ["andes", "andes"], ["atlas", "atlas"], ["bias", "bias"], ["cosmos", "cosmos"], ["early", "earli"],
  ["gently", "gentl"], ["howe", "howe"], ["idly", "idl"], ["news", "news"], ["only", "onli"], ["singly", "singl"],
  ["skies", "sky"], ["skis", "ski"], ["sky", "sky"], ["ugly", "ugli"],
]);
const HEADS = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/;
const REGION = /^[^aeiouy]*[aeiouy]+[^aeiouy]/;
const SHORT = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|past)$/;
const STEP2: [RegExp, string][] = [
  [/ational$/, "ate"], [/tional$/, "tion"], [/ization$/, "ize"], [/ation$/, "ate"], [/ator$/, "ate"],
  [/izer$/, "ize"], [/anci$/, "ance"], [/enci$/, "ence"], [/abli$/, "able"], [/entli$/, "ent"],
  [/alism$|aliti$|alli$/, "al"], [/fulness$|fulli$/, "ful"], [/ousness$|ousli$/, "ous"],
  [/iveness$|iviti$/, "ive"], [/biliti$|bli$/, "ble"], [/ogist$/, "og"], [/lessli$/, "less"],
];
const STEP3: [RegExp, string][] = [
  [/ational$/, "ate"], [/tional$/, "tion"], [/alize$/, "al"], [/icate$|iciti$|ical$/, "ic"], [/ful$|ness$/, ""],
];
const STEP4 = /(?:ement|ment|ance|ence|able|ible|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic)$/;

function region(word: string, from: number): number {
  const found = REGION.exec(word.slice(from));
  return found ? from + found[0].length : word.length;
}

function stem(original: string): string {
  const exception = EXCEPTIONS.get(original);
  if (exception !== undefined) return exception;
  if (original.length < 3) return original;
  let word = original.replace(/^'/, "").replace(/^y|([aeiouy])y/g, (_, vowel: string = "") => `${vowel}Y`);
  const head = HEADS.exec(word);
  const r1 = head ? head[0].length : region(word, 0);
  const r2 = region(word, r1);
  word = word.replace(/(?:'s'|'s|')$/, "");

  if (/sses$/.test(word)) word = word.slice(0, -2);
  else if (/(?:ied|ies)$/.test(word)) word = word.slice(0, word.length > 4 ? -2 : -1);
  else if (/s$/.test(word) && !/(?:us|ss)$/.test(word) && /[aeiouy].*.s$/.test(word)) word = word.slice(0, -1);

  word = verbal(word, r1);
  word = word.replace(/(?<=.[^aeiouy])[yY]$/, "i");

  const second = STEP2.find(([ending]) => ending.test(word));
  if (second) {
    const shorter = word.replace(second[0], "");
    if (shorter.length >= r1) word = shorter + second[1];
  } else if (/ogi$/.test(word)) {
    if (word.length - 3 >= r1 && /logi$/.test(word)) word = word.slice(0, -1);
  } else if (/li$/.test(word) && word.length - 2 >= r1 && /[cdeghkmnrt]li$/.test(word)) {
    word = word.slice(0, -2);
  }

  const third = STEP3.find(([ending]) => ending.test(word));
  if (third) {
    const shorter = word.replace(third[0], "");
    if (shorter.length >= r1) word = shorter + third[1];
  } else if (/ative$/.test(word) && word.length - 5 >= r2) {
    word = word.slice(0, -5);
  }

  const fourth = STEP4.exec(word);
  if (fourth) {
    if (fourth.index >= r2) word = word.slice(0, fourth.index);
  } else if (/[st]ion$/.test(word) && word.length - 3 >= r2) {
    word = word.slice(0, -3);
  }

  if (/e$/.test(word)) {
    const bare = word.slice(0, -1);
    if (bare.length >= r2 || (bare.length >= r1 && !SHORT.test(bare))) word = bare;
  } else if (/ll$/.test(word) && word.length - 1 >= r2) {
    word = word.slice(0, -1);
  }
  return word.toLowerCase();
}

/** The word without -ed, -ing and the like. */
function verbal(word: string, r1: number): string {
  const eed = /eed(?:ly)?$/.exec(word);
  if (eed) {
    if (eed.index < r1 || /^(?:succ|proc|exc)$/.test(word.slice(0, eed.index))) return word;
    return `${word.slice(0, eed.index)}ee`;
  }
  const found = /(?:ingly|edly|ing|ed)$/.exec(word);
  if (!found) return word;
  const rest = word.slice(0, found.index);
  if (found[0] === "ing") {
    if (/^[^aeiouy]y$/.test(rest)) return `${rest.slice(0, -1)}ie`;
    if (/^(?:even|cann|inn|earr|herr|out)$/.test(rest)) return word;
  }
  if (!/[aeiouy]/.test(rest)) return word;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return /^[aeo]..$/.test(rest) ? rest : rest.slice(0, -1);
  return rest.length === r1 && SHORT.test(rest) ? `${rest}e` : rest;
}

export const english: Stemmer = { stem };
