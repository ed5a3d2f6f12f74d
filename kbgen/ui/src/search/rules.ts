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
}

export interface RuleTables {
  latin: string;
  stop: string[];
  languages: LanguageTables[];
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
/** Letters that are not heard. */
const SIGNS = /[\u044c\u044a']/g;

export class Rules {
  readonly stop: ReadonlySet<string>;
  readonly languages: Language[];
  readonly #of = new Map<string, Language>();
  readonly #stems = new Map<string, string>();
  readonly #swaps: Map<string, string>[] = [];

  constructor(tables: RuleTables) {
    this.stop = new Set(tables.stop);
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
      if (other === language) found.push(toLatin(word, other.writes));
      else if (language && /^[a-z]+$/.test(word)) {
        found.push(fromLatin(word, other.writes));
        // A letter that some languages write differently where a word begins.
        if (word.startsWith("e")) found.push(`\u044d${fromLatin(word.slice(1), other.writes)}`);
      }
    }
    return found;
  }
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
