// The words that scripts say, handed over by `assets/kbgen/words.js` in the language of the site.

interface Handed {
  lang: string;
  words: Record<string, string>;
}

declare global {
  interface Window {
    kbgenWords?: Handed;
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

  text(key: string, values: Record<string, string | number> = {}): string {
    const words = Object.hasOwn(this.#words, key) ? (this.#words[key] ?? "") : "";
    return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  }

  /** Words that count, in the plural form that `n` takes. */
  count(key: string, n: number): string {
    const form = `${key}.${this.#plural.select(n)}`;
    return this.text(Object.hasOwn(this.#words, form) ? form : `${key}.other`, { n });
  }

  kind(name: string): string {
    return this.text(`kind.${name}`) || name;
  }
}
