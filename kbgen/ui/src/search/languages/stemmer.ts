// What a language brings to the browser; its tables travel in the index.

export interface Stemmer {
  /** What the forms of a word have in common; the same that kbgen/search gets. */
  stem: (word: string) => string;
  /** Other stems that forms of the same word may have. */
  variants?: (stem: string, word: string) => string[];
  /** The stem without what makes a noun or another verb of it. */
  root?: (stem: string) => string;
  /** Beginnings of stems that other forms of the word have where the endings are not cut off, with what may follow. */
  kin?: (word: string) => [string, RegExp][];
}
