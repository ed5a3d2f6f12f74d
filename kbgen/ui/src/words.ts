// The words that scripts say, in the language of the site: the base's come with `assets/kbgen/words.js`, a
// part's with its own data script.

interface Handed {
  lang: string;
  words: Record<string, string>;
}

/** What `words.js` hands over: also the versions of the parts that there are and of the search's styles, if there is one. */
export interface Base extends Handed {
  parts: Record<string, string>;
  search: string;
}

declare global {
  interface Window {
    kbgenWords?: Base;
  }
}

export class Words {
  readonly lang: string;
  readonly #words: Record<string, string>;
  readonly #plural: Intl.PluralRules;

  constructor(handed: Handed) {
    this.lang = handed.lang;
    this.#words = handed.words;
    this.#plural = new Intl.PluralRules(handed.lang);
  }

  /** The words that a data script handed over, null where it is not one of words. */
  static from(handed: unknown): Words | null {
    const { lang, words } = (handed ?? {}) as Partial<Handed>;
    return typeof lang === "string" && words ? new Words({ lang, words }) : null;
  }

  /** Whether there are words under `key`. */
  has(key: string): boolean {
    return Object.hasOwn(this.#words, key);
  }

  text(key: string, values: Record<string, string | number> = {}): string {
    const words = Object.hasOwn(this.#words, key) ? (this.#words[key] ?? "") : "";
    return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  }

  /** Words that count, in the plural form that `n` takes. */
  count(key: string, n: number, values: Record<string, string | number> = {}): string {
    const form = `${key}.${this.#plural.select(n)}`;
    return this.text(Object.hasOwn(this.#words, form) ? form : `${key}.other`, { ...values, n });
  }

  kind(name: string): string {
    return this.text(`kind.${name}`) || name;
  }
}
