// The rules of the site's languages: their tables come with the index, their stemmers from here.
import { stemmers } from "./languages";
import type { Stemmer } from "./languages/stemmer";

export interface LanguageTables {
  code: string;
  letters: string;
  keys: string;
  sounds: [string, string][];
  /** Other readings of some of the same spellings. */
  also?: [string, string][];
  writes: [string, string][];
  /** What Latin letters are called: эйч, h. */
  spelled?: [string, string][];
  /** Latin letters, and own ones that look the same. */
  alike?: [string, string];
}

export interface RuleTables {
  latin: string;
  stop: string[];
  /** Stems of words that are used for one thing; a group's place is its name in the index. */
  akin: string[];
  languages: LanguageTables[];
}

/** Words that are akin, by the name under which the index has all of them. */
export interface Kindred {
  name: string;
  stems: string[];
}

interface Language extends LanguageTables {
  stemmer: Stemmer | undefined;
  alphabet: Set<string>;
  sound: RegExp | null;
  heard: Map<string, string>;
  heardAlso: Map<string, string>;
}

/** The end of a stem that would be a stop word, as in kbgen/search/analysis.py. */
const APART = "_";
/** What the name of a group of words begins with, as in kbgen/search/index.py. */
const AKIN = "~";
/** Ways to read a word as letters spelled out that are tried. */
const MOST_SPELLED = 16;
/** Letters that are not heard. */
const SIGNS = /[\u044c\u044a']/g;

export class Rules {
  readonly stop: ReadonlySet<string>;
  readonly languages: Language[];
  readonly #of = new Map<string, Language>();
  readonly #akin = new Map<string, Kindred[]>();
  readonly #stems = new Map<string, string>();
  readonly #swaps: Map<string, string>[] = [];

  constructor(tables: RuleTables) {
    this.stop = new Set(tables.stop);
    for (const [number, group] of tables.akin.entries()) {
      const kindred = { name: `${AKIN}${number}`, stems: group.split(" ") };
      for (const stem of kindred.stems) this.#akin.set(stem, [...(this.#akin.get(stem) ?? []), kindred]);
    }
    this.languages = tables.languages.map((one) => ({
      ...one,
      stemmer: stemmers.get(one.code),
      alphabet: new Set(one.letters),
      sound: one.sounds.length ? new RegExp(one.sounds.map(([spelling]) => spelling).join("|"), "gu") : null,
      heard: new Map(one.sounds),
      heardAlso: new Map([...one.sounds, ...(one.also ?? [])]),
    }));
    for (const language of this.languages) {
      for (const letter of language.alphabet) if (!this.#of.has(letter)) this.#of.set(letter, language);
      if (!language.keys) continue;
      const latin = [...tables.latin];
      const own = [...language.keys];
      this.#swaps.push(new Map(latin.map((key, index) => [key, own[index] ?? key])));
      this.#swaps.push(new Map(own.map((key, index) => [key, latin[index] ?? key])));
    }
  }

  /** The language of a word; none for numbers, mixed scripts and foreign letters. */
  language(word: string): Language | undefined {
    const found = this.#of.get([...word][0] ?? "");
    return found && [...word].every((letter) => found.alphabet.has(letter)) ? found : undefined;
  }

  stem(word: string): string {
    let found = this.#stems.get(word);
    if (found === undefined) {
      found = this.stop.has(word) ? word : this.#apart(this.language(word)?.stemmer?.stem(word) ?? word);
      this.#stems.set(word, found);
    }
    return found;
  }

  /** Other stems that forms of the word may have. */
  variants(word: string): string[] {
    const stemmer = this.language(word)?.stemmer;
    if (!stemmer || this.stop.has(word)) return [];
    const stem = stemmer.stem(word);
    const found = stemmer.variants?.(stem, word) ?? [];
    // Of a stem that is kept apart from a stop word forms may have a longer one: приём, приёма.
    const own = [this.stem(stem), ...(this.stop.has(stem) ? [word] : [])].filter((one) => one !== this.stem(word));
    return [...new Set([...found.map((one) => this.#apart(one)), ...own])];
  }

  #apart(stem: string): string {
    return this.stop.has(stem) ? `${stem}${APART}` : stem;
  }

  /** What words made from one another have in common: перезагрузка, перезагрузить. */
  root(stem: string): string {
    return this.language(stem)?.stemmer?.root?.(stem) ?? stem;
  }

  /** What people call the same when they ask for help. */
  akin(stem: string): readonly Kindred[] {
    return this.#akin.get(stem) ?? [];
  }

  /** Beginnings that other forms of the word may have, each with what may follow there. */
  kin(word: string): [string, RegExp][] {
    return this.language(word)?.stemmer?.kin?.(word) ?? [];
  }

  /** The consonants of a word as they may be heard, the same for every script; the likelier reading first. */
  sounds(word: string): string[] {
    const language = this.language(word);
    if (!language?.sound) return [];
    const spelled = word.match(language.sound) ?? [];
    const heard = [language.heard, language.heardAlso].map((table) => spelled.map((spelling) => table.get(spelling) ?? "").join(""));
    return [...new Set(heard.map((sound) => sound.replace(/(.)\1+/gu, "$1")))];
  }

  /** How a word is heard, with one sign for any vowels: аутлук and outlook are the same. */
  rhythm(word: string): string {
    const language = this.language(word);
    if (!language?.sound) return "";
    const vowels = word.replace(language.sound, (spelling) => `${language.heard.get(spelling) ?? ""}`.toUpperCase()).replace(SIGNS, "");
    return vowels.replace(/\p{Ll}+/gu, "-").replace(/(.)\1+/gu, "$1").replace(/-$/, "");
  }

  /** What the same keys type on the other layouts, each once. */
  swapped(text: string): string[] {
    const found = new Set<string>();
    for (const keys of this.#swaps) {
      const other = [...text].map((key) => keys.get(key) ?? key).join("");
      if (other !== text) found.add(other);
    }
    return [...found];
  }

  /** A word of one script written in the letters of the others: eskalaciya in Cyrillic, впн in Latin. */
  rewritten(word: string): string[] {
    const language = this.language(word);
    const found: string[] = [];
    for (const other of this.languages) {
      if (!other.writes.length) continue;
      if (!language) found.push(...mixed(word, other));
      else if (other === language) found.push(toLatin(word, other.writes), ...unspelled(word, other.spelled ?? []), ...seenAs(word, other));
      else if (language && /^[a-z]+$/.test(word)) {
        found.push(fromLatin(word, other.writes));
        // A letter that some languages write differently where a word begins.
        if (word.startsWith("e")) found.push(`\u044d${fromLatin(word.slice(1), other.writes)}`);
      }
    }
    return found;
  }
}

/** A word of both scripts in each of them: a part of it was typed on the other layout, or is a letter that looks the same. */
function mixed(word: string, { letters, writes, alike: [latin, own] = ["", ""] }: LanguageTables): string[] {
  const isMixed = (text: string) => /[a-z]/.test(text) && [...text].some((letter) => letters.includes(letter));
  if (!isMixed(word)) return [];
  const swapped = (from: string, to: string) => [...word].map((letter) => to[from.indexOf(letter)] ?? letter).join("");
  return [
    swapped(latin, own),
    word.replace(/[a-z]+/g, (run) => fromLatin(run, writes)),
    swapped(own, latin),
    word.replace(new RegExp(`[${letters}]+`, "g"), (run) => toLatin(run, writes)),
  ].filter((one) => !isMixed(one));
}

/** A Latin word typed with letters that look the same: МОХА. */
function seenAs(word: string, { alike: [latin, own] = ["", ""] }: LanguageTables): string[] {
  return [...word].every((letter) => own.includes(letter)) ? [[...word].map((letter) => latin[own.indexOf(letter)]).join("")] : [];
}

/** The abbreviations that somebody may have spelled out by what the letters are called. */
function unspelled(word: string, names: [string, string][]): string[] {
  let found: [string, string][] = [["", word]];
  const done: string[] = [];
  while (found.length && done.length < MOST_SPELLED) {
    found = found.flatMap(([said, rest]) =>
      names.filter(([name]) => rest.startsWith(name)).map(([name, letter]): [string, string] => [said + letter, rest.slice(name.length)]),
    );
    done.push(...found.filter(([said, rest]) => !rest && said.length > 1).map(([said]) => said));
    found = found.filter(([, rest]) => rest).slice(0, MOST_SPELLED);
  }
  return done;
}

/** Read longest spellings first. */
function fromLatin(word: string, writes: [string, string][]): string {
  let out = "";
  for (let at = 0; at < word.length; ) {
    const found = writes.find(([latin]) => word.startsWith(latin, at));
    out += found ? found[1] : word[at];
    at += found ? found[0].length : 1;
  }
  return out;
}

function toLatin(word: string, writes: [string, string][]): string {
  return [...word]
    .map((letter) => writes.find(([latin, own]) => own === letter && latin.length === 1) ?? writes.find(([, own]) => own === letter))
    .map((found) => found?.[0].replace("'", "") ?? "")
    .join("");
}
