// test/search.test.ts
import assert from "node:assert/strict";
import { test } from "node:test";

// src/search/address.ts
var NAME = "q";
function queryIn(href) {
  return new URL(href).searchParams.get(NAME) ?? "";
}
function withQuery(href, query) {
  const url = new URL(href);
  if (query) url.searchParams.set(NAME, query);
  else url.searchParams.delete(NAME);
  return url.href;
}

// src/search/text.ts
var MARKS = /[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]/g;
var COMPOUND = /[\p{L}\p{N}]+(?:[-_.'/:@\\+&#][\p{L}\p{N}]+)*/gu;
var PART = /[\p{L}\p{N}]+/gu;
var RUNS = /[0-9]{3,}|(?:(?![0-9]{3})[\p{L}\p{N}])+/gu;
var DIGITS = /^[0-9]+$/;
var LONGEST = 40;
var PARTS = 8;
function normalise(text) {
  return text.normalize("NFC").toLowerCase().replace(MARKS, "").replace(/\u0451/g, "е").replace(/[\u2019\u02bc]/g, "'").replace(/[\u2010\u2011]/g, "-");
}
function compounds(normalised) {
  return (normalised.match(COMPOUND) ?? []).map((compound) => {
    const parts = compound.match(PART) ?? [];
    const whole = parts.join("");
    const together2 = DIGITS.test(whole) ? parts.join(".") : whole;
    return {
      parts: parts.map((part) => ({ word: cut(part), runs: runsOf(part) })),
      whole: parts.length > 1 && parts.length <= PARTS ? cut(together2) : ""
    };
  });
}
function cut(word) {
  return word.length <= LONGEST ? word : [...word].slice(0, LONGEST).join("");
}
function runsOf(part) {
  if ([...part].length <= 3) return [];
  const runs = part.match(RUNS) ?? [];
  return runs.length > 1 ? runs.map(cut) : [];
}
function* places(text) {
  for (const found of text.matchAll(/[\p{L}\p{N}\u0300-\u036f\u00ad]+/gu)) {
    yield { word: normalise(found[0]), start: found.index, end: found.index + found[0].length };
  }
}

// src/search/extract.ts
var LENGTH = 170;
var BEFORE = 40;
function marked(text, stems, rules) {
  const marks = [];
  for (const { word, start, end } of places(text)) {
    if (stems.has(rules.stem(word)) || stems.has(word)) marks.push([start, end]);
  }
  return marks;
}
function extract(text, stems, rules) {
  const marks = marked(text, stems, rules);
  let best = 0;
  let most = 0;
  for (const [index, [start]] of marks.entries()) {
    const seen = /* @__PURE__ */ new Set();
    let count = 0;
    for (let next = index; next < marks.length; next++) {
      const [from2, to2] = marks[next] ?? [0, 0];
      if (to2 - start > LENGTH - BEFORE) break;
      const word = rules.stem(text.slice(from2, to2).toLowerCase());
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
    marks: marks.filter(([start, end]) => start >= from && end <= to).map(([start, end]) => [start + shift, end + shift])
  };
}
function after(text, at, limit) {
  const blank = text.indexOf(" ", at);
  return blank < 0 || blank >= limit ? at : blank + 1;
}
function before(text, at) {
  const blank = text.lastIndexOf(" ", at);
  return blank < at - 30 ? at : blank;
}

// src/search/near.ts
var REACH = 4;
function nearness(texts, telling, meanings, rules) {
  if (telling.length < 2) return 0;
  const slotsOf = /* @__PURE__ */ new Map();
  for (const { terms, from, to } of meanings) {
    for (const { stem: stem3 } of terms) {
      const slots = slotsOf.get(stem3) ?? /* @__PURE__ */ new Set();
      for (let slot = from; slot < to; slot++) slots.add(slot);
      slotsOf.set(stem3, slots);
    }
  }
  const near = /* @__PURE__ */ new Set();
  for (const text of texts) {
    const last = /* @__PURE__ */ new Map();
    let at = 0;
    for (const { word } of places(text)) {
      at++;
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

// src/search/rank.ts
var STOP = 0.12;
var UNKNOWN = 1;
var FROM_PAGE = 0.7;
var FROM_OTHER = 0.15;
var COVERED_ELSEWHERE = 0.4;
var COVERED = 0.5;
var NAMED = 0.6;
var EXACTLY = 0.5;
var OF_PART = 0.5;
var ALIAS = 0.7;
var ALIAS_OF_NAMED = 0.9;
var TOGETHER = 0.85;
var LEAST_COVERED = [1, 0.5, 0.5, 0.4, 0.33, 0.28];
var MANY = 5;
var BY_CHANCE = 0.85;
var ALL_KNOWN = 0.6;
var SURE = 0.85;
var LEAST_NAMED = 0.05;
var LEAST_SCORE = 0.06;
var TAIL = 0.25;
function rank(understood, tables2) {
  const { slots } = understood;
  const total = tables2.core.count;
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
  const named = new Set(tables2.core.named);
  const sure = slots.map((_, slot) => Math.max(0, ...meaningsOf(understood, slot).map((meaning) => meaning.sure)));
  const strange = telling.some((one, slot) => one && (sure[slot] ?? 0) < SURE);
  const least = (LEAST_COVERED[Math.min(words, LEAST_COVERED.length - 1)] ?? 0) * (strange ? 1 : ALL_KNOWN);
  const ranked = [];
  for (const [group, parts] of groups) {
    const best = score(parts, { rarity, sum, telling, alias: named.has(tables2.kind(group)) ? ALIAS_OF_NAMED : ALIAS });
    if (best.score < (strange ? LEAST_SCORE * 2 : LEAST_SCORE) || best.covered < least && best.name < (strange ? LEAST_NAMED * 2 : LEAST_NAMED)) continue;
    ranked.push({ group, part: best.part, score: best.score });
  }
  ranked.sort((a, b) => b.score - a.score || a.group - b.group);
  const tail = (ranked[0]?.score ?? 0) * TAIL;
  return ranked.filter((one) => one.score >= tail);
}
function meaningsOf({ meanings }, slot) {
  return meanings.filter(({ from, to }) => from <= slot && slot < to);
}
function gathered({ slots, meanings }) {
  const counts = slots.map(() => 0);
  const groups = /* @__PURE__ */ new Map();
  for (const { terms, weight, sure, from, to } of meanings) {
    const count = Math.min(...terms.map((term) => term.count));
    for (let slot = from; slot < to; slot++) {
      if (weight >= 0.5 || !counts[slot]) counts[slot] = Math.max(counts[slot] ?? 0, count);
    }
    for (const hit of together(terms.map((term) => term.hits))) {
      const title = wholeName(hit.title, terms.length, to - from);
      const alias = wholeName(hit.alias, terms.length, to - from);
      let parts = groups.get(hit.group);
      if (!parts) groups.set(hit.group, parts = /* @__PURE__ */ new Map());
      let part = parts.get(hit.part);
      if (!part) parts.set(hit.part, part = emptyPart(slots.length));
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
function emptyPart(slots) {
  return {
    weights: new Float32Array(slots),
    strengths: new Float32Array(slots),
    title: { lengths: new Uint8Array(slots), sure: new Float32Array(slots) },
    alias: { lengths: new Uint8Array(slots), sure: new Float32Array(slots) }
  };
}
function noteName(name, slot, length, weight) {
  const sure = Math.min(1, 0.5 + weight / 2);
  if (!length || sure <= (name.sure[slot] ?? 0)) return;
  name.lengths[slot] = length;
  name.sure[slot] = sure;
}
function score(parts, weighing) {
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
    const chance = number && parts.size > MANY ? BY_CHANCE : 1;
    const found = said / sum * (1 - COVERED + COVERED * covered) * chance + name;
    if (found > best.score + 1e-6) best = { score: found, part: number, covered, name };
  }
  return best;
}
function nameSaid(part, { rarity, sum, telling, alias }) {
  const all = rarity.reduce((some, rare, slot) => some + (telling[slot] ? rare : 0), 0) || sum;
  const whole = /* @__PURE__ */ new Set();
  let best = 0;
  for (const [{ lengths, sure }, factor] of [[part.title, 1], [part.alias, alias]]) {
    const said = /* @__PURE__ */ new Map();
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
function worth(full, share) {
  const exact = full * Math.min(1, share);
  return NAMED * full * full * Math.min(1, share) + (exact > 0.7 ? EXACTLY * (exact - 0.7) / 0.3 : 0);
}
function wholeName(length, words, width) {
  if (!length || words === 1 && width === 1) return length;
  return length === words ? width : 0;
}
function together(lists) {
  const [first, ...rest] = lists;
  if (!first || !rest.length) return first ?? [];
  const tables2 = rest.map((hits) => new Map(hits.map((hit) => [hit.group * 4096 + hit.part, hit])));
  const found = [];
  for (const hit of first) {
    let whole = hit;
    for (const table of tables2) {
      const here = table.get(hit.group * 4096 + hit.part) ?? table.get(hit.group * 4096);
      if (!here || !whole) {
        whole = null;
        break;
      }
      whole = {
        ...whole,
        impact: Math.min(whole.impact, here.impact),
        title: whole.title === here.title ? whole.title : 0,
        alias: whole.alias === here.alias ? whole.alias : 0
      };
    }
    if (whole) found.push(whole);
  }
  return found;
}

// src/search/languages/en.ts
var EXCEPTIONS = /* @__PURE__ */ new Map([
  ["andes", "andes"],
  ["atlas", "atlas"],
  ["bias", "bias"],
  ["cosmos", "cosmos"],
  ["early", "earli"],
  ["gently", "gentl"],
  ["howe", "howe"],
  ["idly", "idl"],
  ["news", "news"],
  ["only", "onli"],
  ["singly", "singl"],
  ["skies", "sky"],
  ["skis", "ski"],
  ["sky", "sky"],
  ["ugly", "ugli"]
]);
var HEADS = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/;
var REGION = /^[^aeiouy]*[aeiouy]+[^aeiouy]/;
var SHORT = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|past)$/;
var STEP2 = [
  [/ational$/, "ate"],
  [/tional$/, "tion"],
  [/ization$/, "ize"],
  [/ation$/, "ate"],
  [/ator$/, "ate"],
  [/izer$/, "ize"],
  [/anci$/, "ance"],
  [/enci$/, "ence"],
  [/abli$/, "able"],
  [/entli$/, "ent"],
  [/alism$|aliti$|alli$/, "al"],
  [/fulness$|fulli$/, "ful"],
  [/ousness$|ousli$/, "ous"],
  [/iveness$|iviti$/, "ive"],
  [/biliti$|bli$/, "ble"],
  [/ogist$/, "og"],
  [/lessli$/, "less"]
];
var STEP3 = [
  [/ational$/, "ate"],
  [/tional$/, "tion"],
  [/alize$/, "al"],
  [/icate$|iciti$|ical$/, "ic"],
  [/ful$|ness$/, ""]
];
var STEP4 = /(?:ement|ment|ance|ence|able|ible|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic)$/;
function region(word, from) {
  const found = REGION.exec(word.slice(from));
  return found ? from + found[0].length : word.length;
}
function stem(original) {
  const exception = EXCEPTIONS.get(original);
  if (exception !== void 0) return exception;
  if (original.length < 3) return original;
  let word = original.replace(/^'/, "").replace(/^y|([aeiouy])y/g, (_, vowel = "") => `${vowel}Y`);
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
    if (bare.length >= r2 || bare.length >= r1 && !SHORT.test(bare)) word = bare;
  } else if (/ll$/.test(word) && word.length - 1 >= r2) {
    word = word.slice(0, -1);
  }
  return word.toLowerCase();
}
function verbal(word, r1) {
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
var english = { stem };

// src/search/languages/ru.ts
var V = "аеиоуыэюя";
var REGIONS = new RegExp(`^[^${V}]*[${V}]`);
var SECOND = new RegExp(`^[^${V}]*[${V}]+[^${V}]+[${V}]+[^${V}]`);
var GERUND = /(?:[иы]вшись|[иы]вши|[иы]в|(?<=[ая])(?:вшись|вши|в))$/;
var ADJECTIVE = /(?:ими|ыми|его|ого|ему|ому|ее|ие|ое|ые|ей|ий|ой|ый|ем|им|ом|ым|их|ых|ую|юю|ая|яя|ою|ею)$/;
var PARTICIPLE = /(?:[иы]вш|ующ|(?<=[ая])(?:ем|нн|вш|ющ|щ))$/;
var REFLEXIVE = /с[яь]$/;
var VERB = /(?:ейте|уйте|[иы]ла|[иы]ли|[иы]ло|ена|ите|ено|ены|[иы]ть|ует|уют|ишь|[иы]л|ей|уй|им|ым|ен|ят|ит|ыт|ую|ю|(?<=[ая])(?:нно|ете|йте|ешь|ла|на|ли|ем|ло|но|ет|ют|ны|ть|й|л|н))$/;
var NOUN = /(?:иями|ями|ами|ией|иям|ием|иях|еи|ии|ие|ье|ев|ов|ей|ой|ий|ям|ем|ам|ом|ах|ях|ию|ью|ия|ья|а|е|и|й|о|у|ы|ь|ю|я)$/;
var DERIVED = /ость?$/;
var SUPERLATIVE = /ейше?$/;
function stem2(word) {
  const region2 = REGIONS.exec(word);
  if (!region2) return word;
  const head = region2[0];
  let tail = word.slice(head.length);
  const second = SECOND.exec(word);
  const r2 = second ? second[0].length : word.length;
  const whole = () => head + tail;
  const drop = (ending) => {
    const shorter = tail.replace(ending, "");
    if (shorter === tail) return false;
    tail = shorter;
    return true;
  };
  if (!drop(GERUND)) {
    drop(REFLEXIVE);
    if (drop(ADJECTIVE)) drop(PARTICIPLE);
    else if (!drop(VERB)) drop(NOUN);
  }
  drop(/и$/);
  const derived = DERIVED.exec(tail);
  if (derived && whole().length - derived[0].length >= r2) drop(DERIVED);
  if (tail.endsWith("нн")) tail = tail.slice(0, -1);
  else if (drop(SUPERLATIVE)) tail = tail.endsWith("нн") ? tail.slice(0, -1) : tail;
  else drop(/ь$/);
  return whole();
}
var C = "бвгджзйклмнпрстфхцчшщ";
var FLEETING = new RegExp(`^(.+[${C}ь])[ое]([кцнлрт])$`);
var LOST = new RegExp(`^(.*[${C}])([кцнлр])$`);
function variants(stemmed) {
  const shorter = FLEETING.exec(stemmed);
  const longer = LOST.exec(stemmed);
  const found = [];
  if (shorter) found.push(`${shorter[1]}${shorter[2]}`, `${shorter[1]}ь${shorter[2]}`);
  if (longer) found.push(`${longer[1]}о${longer[2]}`, `${longer[1]}е${longer[2]}`);
  if (/[аи]$/.test(stemmed) && stemmed.length > 4) found.push(stemmed.slice(0, -1));
  const soft = /^(.+)[йь]([кцн])$/.exec(stemmed);
  if (soft) found.push(`${soft[1]}е${soft[2]}`);
  return found.filter((one) => one.length > 2);
}
var russian = { stem: stem2, variants };

// src/search/languages/index.ts
var stemmers = /* @__PURE__ */ new Map([
  ["en", english],
  ["ru", russian]
]);

// src/search/rules.ts
var Rules = class {
  stop;
  languages;
  #of = /* @__PURE__ */ new Map();
  #stems = /* @__PURE__ */ new Map();
  #swaps = [];
  constructor(tables2) {
    this.stop = new Set(tables2.stop);
    this.languages = tables2.languages.map((one) => ({
      ...one,
      stemmer: stemmers.get(one.code),
      alphabet: new Set(one.letters),
      sound: one.sounds.length ? new RegExp(one.sounds.map(([spelling]) => spelling).join("|"), "gu") : null,
      heard: new Map(one.sounds)
    }));
    for (const language of this.languages) {
      for (const letter of language.alphabet) if (!this.#of.has(letter)) this.#of.set(letter, language);
      if (!language.keys) continue;
      const latin = [...tables2.latin];
      const own = [...language.keys];
      this.#swaps.push(new Map(latin.map((key, index) => [key, own[index] ?? key])));
      this.#swaps.push(new Map(own.map((key, index) => [key, latin[index] ?? key])));
    }
  }
  /** The language of a word; none for numbers, mixed scripts and foreign letters. */
  language(word) {
    const found = this.#of.get([...word][0] ?? "");
    return found && [...word].every((letter) => found.alphabet.has(letter)) ? found : void 0;
  }
  stem(word) {
    let found = this.#stems.get(word);
    if (found === void 0) {
      found = this.language(word)?.stemmer?.stem(word) ?? word;
      this.#stems.set(word, found);
    }
    return found;
  }
  /** Other stems that forms of the word may have. */
  variants(word) {
    return this.language(word)?.stemmer?.variants?.(this.stem(word)) ?? [];
  }
  /** The consonants of a word as they are heard, the same for every script. */
  sound(word) {
    const language = this.language(word);
    if (!language?.sound) return "";
    const heard = (word.match(language.sound) ?? []).map((spelling) => language.heard.get(spelling) ?? "");
    return heard.join("").replace(/(.)\1+/gu, "$1");
  }
  /** What the same keys type on the other layouts, each once. */
  swapped(text) {
    const found = /* @__PURE__ */ new Set();
    for (const keys of this.#swaps) {
      const other = [...text].map((key) => keys.get(key) ?? key).join("");
      if (other !== text) found.add(other);
    }
    return [...found];
  }
  /** A word of one script written in the letters of the others: eskalaciya in Cyrillic, впн in Latin. */
  rewritten(word) {
    const language = this.language(word);
    const found = [];
    for (const other of this.languages) {
      if (!other.writes.length) continue;
      if (other === language) found.push(toLatin(word, other.writes));
      else if (language && /^[a-z]+$/.test(word)) {
        found.push(fromLatin(word, other.writes));
        if (word.startsWith("e")) found.push(`э${fromLatin(word.slice(1), other.writes)}`);
      }
    }
    return found;
  }
};
function fromLatin(word, writes) {
  let out = "";
  for (let at = 0; at < word.length; ) {
    const found = writes.find(([latin]) => word.startsWith(latin, at));
    out += found ? found[1] : word[at];
    at += found ? found[0].length : 1;
  }
  return out;
}
function toLatin(word, writes) {
  return [...word].map((letter) => writes.find(([latin, own]) => own === letter && latin.length === 1) ?? writes.find(([, own]) => own === letter)).map((found) => found?.[0].replace("'", "") ?? "").join("");
}

// src/search/tables.ts
var DIGITS2 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
var VALUES = new Map([...DIGITS2].map((digit, index) => [digit.charCodeAt(0), index]));
var Tables = class {
  constructor(core, load) {
    this.core = core;
    this.load = load;
  }
  core;
  load;
  /** Whether a part could not be had since the last `begin`. */
  missing = false;
  #blocks = /* @__PURE__ */ new Map();
  #terms = /* @__PURE__ */ new Map();
  begin() {
    this.missing = false;
  }
  async term(stem3) {
    const terms = await this.#termsBlock(this.#place("terms", stem3));
    const at = terms ? find(terms.keys, stem3) : -1;
    return terms && at >= 0 ? decode(terms, at) : null;
  }
  /** Stems that begin with `prefix`, of `most` blocks, at the most. */
  async beginning(prefix, most) {
    const found = [];
    const first = this.#place("terms", prefix);
    const last = Math.min(this.#place("terms", `${prefix}￿`), first + most - 1);
    const blocks = await Promise.all(range(first, last).map((block) => this.#termsBlock(block)));
    for (const terms of blocks) {
      if (!terms) continue;
      for (let at = lowest(terms.keys, prefix); at < terms.keys.length; at++) {
        const key = terms.keys[at];
        if (!key?.startsWith(prefix)) break;
        found.push(key);
      }
    }
    return found;
  }
  /** The lines of a table whose keys begin with `prefix`. */
  async lines(table, prefix, most) {
    const first = this.#place(table, prefix);
    const last = Math.min(this.#place(table, `${prefix}￿`), first + most - 1);
    const blocks = await Promise.all(range(first, last).map((block) => this.#block(`${table}-${block}`)));
    return blocks.flatMap((block) => typeof block === "string" ? block.split("\n") : []).filter((line) => line.startsWith(prefix));
  }
  async doc(group) {
    const firsts = this.core.firsts.docs;
    let chunk = 0;
    for (let low = 0, high = firsts.length - 1; low <= high; ) {
      const middle = low + high >> 1;
      if ((firsts[middle] ?? 0) <= group) {
        chunk = middle;
        low = middle + 1;
      } else high = middle - 1;
    }
    const docs = await this.#block(`docs-${chunk}`);
    return docs?.[group - (firsts[chunk] ?? 0)] ?? null;
  }
  kind(group) {
    return this.core.kinds.filter(([, first]) => first <= group).at(-1)?.[0] ?? "";
  }
  #place(table, key) {
    const firsts = this.core.firsts[table];
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = low + high >> 1;
      if ((firsts[middle] ?? "") <= key) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }
  #block(name) {
    let found = this.#blocks.get(name);
    if (!found) {
      found = this.load(name).catch(() => null);
      this.#blocks.set(name, found);
    }
    return found.then((block) => {
      if (block === null) {
        this.missing = true;
        this.#blocks.delete(name);
      }
      return block;
    });
  }
  async #termsBlock(number) {
    if (!this.core.firsts.terms.length) return null;
    let found = this.#terms.get(number);
    if (!found) {
      found = this.#block(`terms-${number}`).then((block) => {
        const loaded = block;
        if (!loaded) this.#terms.delete(number);
        return loaded && { keys: loaded.k.split(" "), block: loaded, decoded: /* @__PURE__ */ new Map() };
      });
      this.#terms.set(number, found);
    }
    return found;
  }
};
function range(first, last) {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
function lowest(keys, key) {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = low + high >> 1;
    if ((keys[middle] ?? "") < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
function find(keys, key) {
  const at = lowest(keys, key);
  return keys[at] === key ? at : -1;
}
function decode(terms, at) {
  let term = terms.decoded.get(at);
  if (!term) {
    const stem3 = terms.keys[at] ?? "";
    const names = Object.hasOwn(terms.block.s, stem3) ? terms.block.s[stem3] ?? [] : [];
    term = { stem: stem3, count: terms.block.n[at] ?? 1, hits: unpacked(terms.block.p[at] ?? ""), names };
    terms.decoded.set(at, term);
  }
  return term;
}
function unpacked(text) {
  const hits = [];
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 5) {
      const digit = VALUES.get(text.charCodeAt(at++)) ?? 0;
      value |= (digit & 31) << shift;
      if (digit < 32) return value;
    }
  };
  let group = 0;
  while (at < text.length) {
    const step = number();
    group += step >> 1;
    const part = step & 1 ? number() : 0;
    const weight = number();
    hits.push({ group, part, impact: (weight & 31) / 31, title: weight >> 5 & 15, alias: weight >> 9 });
  }
  return hits;
}

// src/search/layout.ts
var SURE2 = 0.6;
var SHORT2 = 3;
async function repaired(query, typing, tables2, rules) {
  const pieces = query.split(/(\s+)/);
  const last = pieces.length - 1;
  const chunks = await Promise.all(
    pieces.map(async (text2, index) => {
      const prefix = typing && index === last;
      const chunk = { text: text2, known: 0, letters: text2.length, other: "", otherKnown: 0 };
      if (!text2.trim()) return chunk;
      chunk.known = await known(text2, prefix, tables2, rules);
      if (chunk.known === 1 && !isShort(text2)) return chunk;
      for (const other of rules.swapped(text2)) {
        const share = await known(other, index === last, tables2, rules);
        if (share > chunk.otherKnown) {
          chunk.other = other;
          chunk.otherKnown = share;
        }
      }
      return chunk;
    })
  );
  const swapped = (chunk) => !isShort(chunk.text) && chunk.otherKnown >= SURE2 && chunk.otherKnown > chunk.known;
  const sum = (some) => some.reduce((letters, one) => letters + one.letters, 0);
  const words = chunks.filter(({ text: text2 }) => text2.trim());
  const mostly = sum(words.filter(swapped)) * 2 > sum(words);
  const chosen = chunks.map((chunk) => {
    const along = mostly && isShort(chunk.text) && chunk.otherKnown > 0 && rules.stop.has(normalise(chunk.other));
    return swapped(chunk) || along ? chunk.other : chunk.text;
  });
  const text = chosen.join("");
  return { text, changed: text !== query };
}
function isShort(text) {
  return text.length < SHORT2;
}
async function known(text, typing, tables2, rules) {
  const words = compounds(normalise(text)).flatMap(({ parts }) => parts.map(({ word }) => word));
  let all = 0;
  let good = 0;
  for (const [index, word] of words.entries()) {
    all += word.length;
    const stem3 = rules.stem(word);
    const prefix = typing && index === words.length - 1 && word.length > 2;
    if (rules.stop.has(word) || await tables2.term(stem3) || prefix && (await tables2.beginning(word, 1)).length || await anyOf(rules.variants(word), tables2)) {
      good += word.length;
    }
  }
  const signs = text.replace(/^[«"'(\[]+|[»"')\].,!?;:…]+$/g, "").replace(/[\p{L}\p{N}\p{M}]/gu, "").length;
  const strange = (text.match(/[;'[\]`,]/g) ?? []).length && signs ? signs : 0;
  return all ? good / (all + strange) : 0;
}
async function anyOf(stems, tables2) {
  for (const stem3 of stems) if (await tables2.term(stem3)) return true;
  return false;
}

// src/search/spelling.ts
function distance(a, b, limit) {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before2 = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before2[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before2 = last;
    last = row;
  }
  return Math.min(last[b.length] ?? limit + 1, limit + 1);
}
function forgiven(word) {
  const letters = [...word].length;
  return letters >= 6 ? 2 : letters >= 4 ? 1 : 0;
}

// src/search/mending.ts
var MOST = 3;
var TYPO = [1, 0.8, 0.48];
var HEARD = 0.85;
var ALIKE = [0, 0, 0.34, 0.5, 0.7];
var ALIKE_LONG = 1;
var RELATED = 0.4;
async function mended(word, typing, tables2, rules) {
  const limit = forgiven(word);
  if (!limit) return [];
  const stem3 = rules.stem(word);
  const best = /* @__PURE__ */ new Map();
  const letters = [...word];
  const consider = (candidate, form, away) => {
    const before2 = best.get(candidate);
    if (away <= limit && (!before2 || away < before2.away)) best.set(candidate, { form, away });
  };
  const swapped = `${letters[1]}${letters[0]}`;
  const beginnings = [letters.slice(0, 2).join(""), swapped, `${letters[0]}${letters[2] ?? ""}`, letters.slice(1, 3).join("")];
  const lines = await Promise.all([...new Set(beginnings)].map((start) => tables2.lines("spell", start, 3)));
  for (const line of lines.flat()) {
    const [candidate = "", ...forms] = line.split(" ");
    if (Math.abs(candidate.length - stem3.length) > limit + 2 || !alike(word, candidate)) continue;
    const stems = stem3.length > 3 ? distance(stem3, candidate, limit) : limit + 1;
    let form = candidate;
    let away = limit + 1;
    for (const one of [candidate, ...forms.map((short) => short.startsWith("+") ? candidate + short.slice(1) : short)]) {
      const here = distance(word, one, limit);
      if (here < away || here === away && Math.abs(one.length - word.length) < Math.abs(form.length - word.length)) {
        away = here;
        form = one;
      }
      if (typing && word.length > 4 && one.length > word.length) {
        const beginning = distance(word, one.slice(0, word.length), 1);
        if (beginning === 1 && away > 1) {
          away = 1;
          form = one;
        }
      }
    }
    away = Math.min(away, stems <= 1 ? stems : limit + 1);
    if (away < 2 || sameShape(word, form)) consider(candidate, form, away);
  }
  if (stem3.length > 3) {
    const end = [...stem3].reverse();
    const ends = [end.slice(0, 3).join("")];
    for (const line of (await Promise.all(ends.map((start) => tables2.lines("ends", start, 3)))).flat()) {
      const candidate = [...line].reverse().join("");
      if (best.has(candidate) || !alike(word, candidate)) continue;
      const away = distance(stem3, candidate, stem3.length > 7 ? limit : 1);
      if (away < 2 || sameShape(stem3, candidate)) consider(candidate, candidate, away);
    }
  }
  const least = Math.min(limit, ...[...best.values()].map(({ away }) => away));
  const nearest = [...best].filter(([, { away }]) => away === least);
  const found = await Promise.all(
    nearest.slice(0, 40).map(async ([candidate, { form }]) => ({ term: await tables2.term(candidate), form }))
  );
  return found.filter((one) => one.term !== null).sort((a, b) => Number(b.form[0] === word[0]) - Number(a.form[0] === word[0]) || b.term.count - a.term.count).slice(0, MOST).map(({ term, form }, index) => ({ term, form, weight: (TYPO[least] ?? 0.5) * (index ? 0.8 : 1) }));
}
function sameShape(a, b) {
  const enough = Math.ceil(a.length / 2);
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  return a.length > 7 || head > 0 && Math.max(head, tail) >= enough;
}
function alike(a, b) {
  return !/[0-9]/.test(b) && /^[a-z]/.test(a) === /^[a-z]/.test(b);
}
async function heardAs(word, tables2, rules) {
  const found = /* @__PURE__ */ new Map();
  for (const other of rules.rewritten(word)) {
    const term = other.length > 1 ? await tables2.term(rules.stem(other)) : null;
    if (term) found.set(term.stem, { term, weight: HEARD, form: other, exact: true });
  }
  if (found.size) return [...found.values()];
  const stem3 = rules.stem(word);
  for (const one of /* @__PURE__ */ new Set([word, stem3])) {
    const sound = rules.sound(one);
    if ([...sound].length < 2) continue;
    for (const line of await tables2.lines("sounds", `${sound} `, 1)) {
      for (const candidate of line.split(" ").slice(1)) {
        if (found.has(candidate) || rules.language(candidate) === rules.language(word)) continue;
        const away = apart(one, candidate, rules);
        if (away > (ALIKE[sound.length] ?? ALIKE_LONG)) continue;
        const term = await tables2.term(candidate);
        if (term) found.set(candidate, { term, weight: HEARD - away * 0.4, form: candidate });
      }
    }
  }
  return [...found.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST);
}
function apart(a, b, rules) {
  const latin = (word) => /^[a-z]/.test(word) ? word : rules.rewritten(word)[0] ?? word;
  const [one, two] = [latin(a), latin(b)];
  const length = Math.max(one.length, two.length);
  return distance(one, two, length) / length;
}
async function related(stem3, tables2) {
  if (stem3.length < 5) return [];
  const start = stem3.slice(0, Math.max(4, Math.ceil(stem3.length * 0.65)));
  const near = (await tables2.beginning(start, 2)).filter((one) => Math.abs(one.length - stem3.length) <= 5).slice(0, 8);
  const found = await Promise.all(near.map((one) => tables2.term(one)));
  return found.filter((term) => term !== null).sort((a, b) => b.count - a.count).slice(0, MOST).map((term) => ({ term, weight: RELATED, form: term.stem }));
}

// src/search/understand.ts
var LONGEST2 = 400;
var WORDS = 24;
var PHRASE = 4;
var EXACT = 1;
var VARIANT = 0.9;
var JOINED = 1.3;
var WHOLE = 3;
var SYNONYM = 0.75;
var EXTENDED = 0.35;
var EXTENDED_SURE = 0.6;
var RELATED_SURE = 0.6;
async function understand(query, tables2, rules) {
  const cut2 = query.slice(0, LONGEST2);
  const typing = /[\p{L}\p{N}]$/u.test(cut2);
  const layout = await repaired(cut2, typing, tables2, rules);
  const reader = new Reader(tables2, rules, typing);
  await reader.read(layout.text);
  const corrected = reader.corrected(layout.text);
  return {
    slots: reader.slots,
    meanings: reader.meanings,
    corrected: layout.changed || corrected !== layout.text ? corrected.trim() : "",
    shown: reader.shown
  };
}
var Reader = class {
  constructor(tables2, rules, typing) {
    this.tables = tables2;
    this.rules = rules;
    this.typing = typing;
  }
  tables;
  rules;
  typing;
  slots = [];
  meanings = [];
  shown = /* @__PURE__ */ new Set();
  /** What each slot is taken for, for phrases. */
  #stems = [];
  async read(text) {
    const found = compounds(normalise(text));
    const words = found.flatMap(({ parts }) => parts).slice(0, WORDS);
    await Promise.all(words.map(({ word }) => this.tables.term(this.rules.stem(word))));
    for (const { word, runs } of words) await this.#word(word, runs, this.typing && this.slots.length === words.length - 1);
    let at = 0;
    for (const { parts, whole } of found) {
      if (whole && at + parts.length <= words.length) await this.#join(whole, at, at + parts.length, WHOLE);
      at += parts.length;
    }
    for (let from = 0; from + 1 < words.length; from++) {
      await this.#join(`${words[from]?.word}${words[from + 1]?.word}`, from, from + 2, JOINED);
    }
    await this.#names();
  }
  async #word(word, runs, last) {
    const at = this.slots.length;
    const stem3 = this.rules.stem(word);
    const stop = this.rules.stop.has(word) || this.rules.stop.has(stem3);
    const slot = { word, stop, meant: word };
    this.slots.push(slot);
    const stems = /* @__PURE__ */ new Map();
    this.#stems.push(stems);
    const means = (term, weight, sure = 1) => {
      if (!term) return false;
      this.meanings.push({ terms: [term], weight, sure, from: at, to: at + 1 });
      if (!stop) this.shown.add(term.stem);
      return true;
    };
    const exact = await this.tables.term(stem3);
    if (means(exact, EXACT)) stems.set(stem3, EXACT);
    for (const variant of this.rules.variants(word)) {
      const term = variant === stem3 ? null : await this.tables.term(variant);
      if (term && means(term, VARIANT)) stems.set(variant, VARIANT);
    }
    if (!stop) {
      if (last) await this.#beginnings(word, stem3, stems.size > 0, means);
      else if (!stems.size && word.length > 2) await this.#beginnings(word, stem3, true, means);
      else if ([...stem3].length > 3) await this.#extensions(stem3, means);
    }
    if (runs.length && !exact) await this.#runs(runs, at);
    const known2 = this.meanings.some((meaning) => meaning.from === at);
    if (stop || /[0-9]/.test(word)) return;
    if (!known2 || exact && exact.count <= 3) {
      let written = false;
      for (const { term, weight, exact: same } of await heardAs(word, this.tables, this.rules)) {
        if (means(term, known2 ? weight * 0.7 : weight, weight)) stems.set(term.stem, weight);
        written ||= same === true;
      }
      if (written) return;
    }
    if (known2) return;
    const typos = await mended(word, last, this.tables, this.rules);
    for (const { term, weight, form } of typos) {
      if (!means(term, weight, weight)) continue;
      if (slot.meant === word) slot.meant = form;
      stems.set(term.stem, weight);
    }
    if (!typos.length) for (const { term, weight } of await related(stem3, this.tables)) means(term, weight, RELATED_SURE);
  }
  /** Words that begin with what is being typed. */
  async #beginnings(word, stem3, known2, means) {
    const blocks = word.length < 3 ? 2 : 3;
    const found = new Set(await this.tables.beginning(word, blocks));
    if (stem3.length > 2 && stem3 !== word) for (const one of await this.tables.beginning(stem3, blocks)) found.add(one);
    found.delete(stem3);
    const terms = await Promise.all([...found].slice(0, 200).map((one) => this.tables.term(one)));
    const scored = terms.filter((term) => term !== null).map((term) => ({ term, share: Math.min(1, word.length / term.stem.length) })).sort((a, b) => b.share - a.share || b.term.count - a.term.count);
    for (const { term, share } of scored.slice(0, 16)) means(term, known2 ? 0.3 + 0.4 * share : 0.4 + 0.5 * share);
  }
  /** Words made from this one: почта, почтовый. */
  async #extensions(stem3, means) {
    const found = (await this.tables.beginning(stem3, 1)).filter((one) => one !== stem3 && one.length <= stem3.length + 4);
    for (const one of found.slice(0, 6)) means(await this.tables.term(one), EXTENDED, EXTENDED_SURE);
  }
  /** A code by its parts: err1042 as err and 1042. */
  async #runs(runs, at) {
    const terms = (await Promise.all(runs.map((run) => this.tables.term(this.rules.stem(run))))).filter((term) => term !== null);
    if (terms.length < runs.length) return;
    this.meanings.push({ terms, weight: JOINED, sure: 1, from: at, to: at + 1 });
    for (const term of terms) this.shown.add(term.stem);
  }
  /** Several words that are written as one elsewhere: чек-лист, err 1042. */
  async #join(whole, from, to, weight) {
    if (!this.slots[to - 1] || this.slots[to - 1]?.whole) return;
    const term = await this.tables.term(this.rules.stem(whole));
    if (!term) return;
    this.meanings.push({ terms: [term], weight, sure: 1, from, to });
    this.shown.add(term.stem);
    const at = this.slots.length;
    this.slots.push({ word: whole, stop: false, meant: whole, whole: true });
    this.meanings.push({ terms: [term], weight: 1, sure: 1, from: at, to: at + 1 });
  }
  /** What the glossary and the names of things say is the same. */
  async #names() {
    for (let from = 0; from < this.slots.length; from++) {
      for (const first of this.#stems[from]?.keys() ?? []) {
        const term = await this.tables.term(first);
        for (const [phrase, ...others] of term?.names ?? []) {
          const words = (phrase ?? "").split(" ");
          const to = from + words.length;
          if (words.length > PHRASE || !words.every((one, index) => this.#stems[from + index]?.has(one))) continue;
          const sure = Math.min(...words.map((one, index) => this.#stems[from + index]?.get(one) ?? 1));
          for (const other of others) await this.#named(other, from, to, sure);
        }
      }
    }
  }
  async #named(other, from, to, sure) {
    const stems = other.split(" ");
    const terms = (await Promise.all(stems.map((stem3) => this.tables.term(stem3)))).filter((term) => term !== null);
    if (terms.length < stems.length) return;
    this.meanings.push({ terms, weight: SYNONYM * sure, sure, from, to });
    for (const term of terms) if (!this.rules.stop.has(term.stem)) this.shown.add(term.stem);
  }
  /** `text` with the words that were meant. */
  corrected(text) {
    let found = text;
    for (const { word, meant } of this.slots) {
      if (meant === word) continue;
      const at = normalise(found).indexOf(word);
      found = at >= 0 && normalise(found).length === found.length ? found.slice(0, at) + meant + found.slice(at + word.length) : this.slots.filter((slot) => !slot.whole).map((slot) => slot.meant).join(" ");
    }
    return found;
  }
};

// src/search/engine.ts
var LIMIT = 10;
var CLOSER = 14;
var NEAR = 0.15;
var NAMED2 = 0.95;
var MOST2 = 200;
var Engine = class {
  #load;
  #tables = null;
  #rules = null;
  constructor(load) {
    this.#load = load;
  }
  async search(query, options = {}) {
    const nothing = { results: [], total: 0, counts: {}, corrected: "", partial: false };
    const text = typeof query === "string" ? query : String(query ?? "");
    if (!/[\p{L}\p{N};'[\],.`]/u.test(text)) return nothing;
    if (!this.#tables) {
      const core = await this.#load("core").catch(() => null);
      if (!core) return { ...nothing, partial: true };
      this.#rules = new Rules(core.rules);
      this.#tables = new Tables(core, this.#load);
    }
    const tables2 = this.#tables;
    const rules = this.#rules;
    tables2.begin();
    const understood = await understand(text, tables2, rules);
    const ranked = rank(understood, tables2);
    const counts = {};
    for (const { group } of ranked) {
      const kind = tables2.kind(group);
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    const kinds = options.kinds?.length ? new Set(options.kinds) : null;
    const wanted = ranked.filter(({ group }) => !kinds || kinds.has(tables2.kind(group)));
    const limit = Math.max(1, Math.min(MOST2, Math.floor(Number(options.limit ?? LIMIT)) || LIMIT));
    const nearest = await nearer(wanted.slice(0, Math.max(limit, CLOSER)), understood, tables2, rules);
    const found = await Promise.all(nearest.slice(0, limit).map((one) => result(one, understood.shown, tables2, rules)));
    return {
      results: found.filter((one) => one !== null),
      total: wanted.length,
      counts,
      corrected: understood.corrected,
      partial: tables2.missing
    };
  }
};
async function nearer(ranked, understood, tables2, rules) {
  const telling = understood.slots.flatMap((slot, index) => slot.stop || slot.whole ? [] : [index]);
  if (telling.length < 2) return ranked;
  const head = await Promise.all(
    ranked.slice(0, CLOSER).map(async (one) => {
      const doc = await tables2.doc(one.group);
      const texts = [doc?.[1] ?? "", ...(doc?.[4] ?? []).flatMap(([, title, , text], part) => part === one.part ? [title, text] : [])];
      const near = NEAR * nearness(texts, telling, understood.meanings, rules);
      return { ...one, score: Math.max(one.score, Math.min(NAMED2, one.score + near)) };
    })
  );
  return [...head, ...ranked.slice(CLOSER)].sort((a, b) => b.score - a.score || a.group - b.group);
}
async function result({ group, part, score: score2 }, shown, tables2, rules) {
  const doc = await tables2.doc(group);
  if (!doc) return null;
  const [ref, title, url, place, sections, copies] = doc;
  const [anchor = "", name = "", trail = "", text = ""] = sections[part] ?? [];
  const whole = sections[0]?.[3] ?? "";
  const shownText = extract(text || (part ? "" : whole), shown, rules);
  const path = part ? [trail, name].filter(Boolean).join(" › ") : "";
  const copy = copies && (copies[anchor] ?? Object.values(copies)[0]);
  return {
    ref,
    kind: tables2.kind(group),
    title,
    url: anchor ? `${url}#${anchor}` : url,
    extract: shownText.text,
    score: Math.round(score2 * 1e4) / 1e4,
    place,
    part: path,
    marks: { title: marked(title, shown, rules), part: marked(path, shown, rules), extract: shownText.marks },
    ...copy ? { copy } : {}
  };
}

// src/search/keys.ts
function isOpening(pressed, inField, plain) {
  if (pressed.altKey || pressed.shiftKey) return false;
  if (pressed.ctrlKey || pressed.metaKey) return pressed.code === "KeyK" && pressed.ctrlKey !== pressed.metaKey;
  if (inField || !plain) return false;
  return pressed.code === "Slash" || pressed.code === "KeyS" || pressed.key === "/";
}

// src/search/listing.ts
var OF_KIND = 5;
function grouped(results, most = OF_KIND) {
  const groups = /* @__PURE__ */ new Map();
  for (const one of results) {
    const group = groups.get(one.kind);
    if (group) group.push(one);
    else groups.set(one.kind, [one]);
  }
  return [...groups].map(([kind, found]) => ({ kind, results: found.slice(0, most) }));
}

// src/search/recent.ts
var MOST3 = 6;
var LONGEST3 = 100;
var Recent = class {
  constructor(key, store) {
    this.key = key;
    this.store = store;
  }
  key;
  store;
  #kept = null;
  list() {
    try {
      const found = JSON.parse(this.store().getItem(this.key) ?? "[]");
      if (Array.isArray(found)) return found.filter((one) => typeof one === "string").slice(0, MOST3);
    } catch {
    }
    return this.#kept ?? [];
  }
  add(query) {
    const words = query.trim().slice(0, LONGEST3);
    if (!words) return;
    const same = words.toLowerCase();
    this.#kept = [words, ...this.list().filter((one) => one.toLowerCase() !== same)].slice(0, MOST3);
    try {
      this.store().setItem(this.key, JSON.stringify(this.#kept));
    } catch {
    }
  }
  clear() {
    this.#kept = [];
    try {
      this.store().removeItem(this.key);
    } catch {
    }
  }
};

// src/search/words.ts
var Words = class {
  lang;
  #words;
  #plural;
  constructor(handed) {
    this.lang = handed.lang;
    this.#words = handed.words;
    this.#plural = new Intl.PluralRules(handed.lang);
  }
  text(key, values = {}) {
    const words = Object.hasOwn(this.#words, key) ? this.#words[key] ?? "" : "";
    return words.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
  }
  /** Words that count, in the plural form that `n` takes. */
  count(key, n) {
    const form = `${key}.${this.#plural.select(n)}`;
    return this.text(Object.hasOwn(this.#words, form) ? form : `${key}.other`, { n });
  }
  kind(name) {
    return this.text(`kind.${name}`) || name;
  }
};

// test/search.test.ts
var ru = stemmers.get("ru");
var en = stemmers.get("en");
test("forms of one word have one stem", () => {
  for (const forms of [["эскалация", "эскалацию", "эскалациями"], ["пароль", "пароли", "паролей"], ["учетная", "учетной"]]) {
    assert.equal(new Set(forms.map((form) => ru?.stem(form))).size, 1, forms[0]);
  }
  assert.equal(new Set(["escalation", "escalations", "escalated"].map((form) => en?.stem(form))).size, 1);
});
test("a vowel that comes and goes is no other word", () => {
  assert.ok(ru?.variants?.(ru.stem("ошибок")).includes(ru.stem("ошибка")));
  assert.ok(ru?.variants?.(ru.stem("папка")).includes(ru.stem("папок")));
});
test("ё is е, an accent is nothing, capitals are small", () => {
  assert.equal(normalise("УЧЁТНАЯ за́пись"), "учетная запись");
  assert.equal(normalise("й"), "й");
});
test("a compound gives its parts and itself", () => {
  assert.deepEqual(compounds("err-1042").map(({ parts, whole }) => [parts.map(({ word }) => word), whole]), [[["err", "1042"], "err1042"]]);
  assert.equal(compounds("10.0.0.1")[0]?.whole, "10.0.0.1");
  assert.deepEqual(compounds("err1042")[0]?.parts[0]?.runs, ["err", "1042"]);
});
test("words keep their places in the text", () => {
  assert.deepEqual([...places("Вход, «пароль»")].map(({ word, start }) => [word, start]), [["вход", 0], ["пароль", 7]]);
});
test("slips are counted: left out, put in, exchanged, swapped", () => {
  for (const slip of ["парль", "парооль", "пороль", "апроль"]) assert.equal(distance("пароль", slip, 2), 1, slip);
  assert.equal(distance("пароль", "сервер", 2), 3);
  assert.deepEqual(["лог", "логи", "пароль"].map(forgiven), [0, 1, 2]);
});
test("postings are read as they were packed", () => {
  assert.deepEqual(unpacked("GFDClB"), [
    { group: 3, part: 0, impact: 5 / 31, title: 0, alias: 0 },
    { group: 4, part: 2, impact: 5 / 31, title: 1, alias: 0 }
  ]);
});
var tables = {
  latin: "qwertyuiop[]asdfghjkl;'zxcvbnm,.",
  stop: [],
  languages: [
    { code: "ru", letters: "абвгдежзийклмнопрстуфхцчшщъыьэюя", keys: "йцукенгшщзхъфывапролджэячсмитьбю", sounds: [["к", "к"], ["р", "р"], ["дж", "ж"]], writes: [["zh", "ж"], ["a", "а"], ["k", "к"]] },
    { code: "en", letters: "abcdefghijklmnopqrstuvwxyz", keys: "", sounds: [["c", "к"], ["k", "к"], ["r", "р"], ["j", "ж"]], writes: [] }
  ]
};
test("keys of the other layout, punctuation too", () => {
  const rules = new Rules(tables);
  assert.ok(rules.swapped("'crfkfwbz").includes("эскалация"));
  assert.ok(rules.swapped("мзт").includes("vpn"));
});
test("words of two scripts sound alike", () => {
  const rules = new Rules(tables);
  assert.equal(rules.sound("джира"), rules.sound("jira"));
  assert.deepEqual(rules.rewritten("ака"), ["aka"]);
});
test("without rules for its language a site is searched by words as they are", () => {
  assert.equal(new Rules({ latin: "", stop: [], languages: [] }).stem("слова"), "слова");
});
test("the search opens by where a key is, not by what it types", () => {
  const key = { key: ".", code: "Slash", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  assert.equal(isOpening(key, false, true), true);
  assert.equal(isOpening(key, true, true), false);
  assert.equal(isOpening(key, false, false), false);
  assert.equal(isOpening({ ...key, key: "л", code: "KeyK", ctrlKey: true }, true, false), true);
  assert.equal(isOpening({ ...key, key: "л", code: "KeyK", ctrlKey: true, shiftKey: true }, false, true), false);
});
test("the address holds the query and gives it back", () => {
  const whole = withQuery("https://kb.example.org/wiki/?a=1#top", "впн & пароль");
  assert.equal(queryIn(whole), "впн & пароль");
  assert.equal(withQuery(whole, ""), "https://kb.example.org/wiki/?a=1#top");
});
test("recent queries survive a storage that throws", () => {
  const broken = new Recent("key", () => {
    throw new Error("SecurityError");
  });
  broken.add("впн");
  broken.add("ВПН ");
  broken.add("пароль");
  assert.deepEqual(broken.list(), ["пароль", "ВПН"]);
  broken.clear();
  assert.deepEqual(broken.list(), []);
});
test("what a storage holds may be anything", () => {
  const kept = (value) => new Recent("key", () => ({ getItem: () => value, setItem: () => {
  }, removeItem: () => {
  } })).list();
  assert.deepEqual(kept("{"), []);
  assert.deepEqual(kept('{"a":1}'), []);
  assert.deepEqual(kept('["a",1,null]'), ["a"]);
});
test("counts take the plural of their language", () => {
  const words = new Words({ lang: "ru", words: { "n.one": "{n} ответ", "n.few": "{n} ответа", "n.many": "{n} ответов", "n.other": "{n} ответа" } });
  assert.deepEqual([1, 3, 11, 25].map((n) => words.count("n", n)), ["1 ответ", "3 ответа", "11 ответов", "25 ответов"]);
  assert.equal(words.text("constructor"), "");
});
test("kinds stand in the order of their best results", () => {
  const one = (kind) => ({ kind });
  assert.deepEqual(grouped([one("b"), one("a"), one("b")]).map(({ kind, results }) => [kind, results.length]), [["b", 2], ["a", 1]]);
});
test("an index that cannot be had is an answer, not an exception", async () => {
  const engine = new Engine(() => Promise.reject(new Error("gone")));
  assert.deepEqual(await engine.search("впн"), { results: [], total: 0, counts: {}, corrected: "", partial: true });
});
