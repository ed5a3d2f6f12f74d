// Every language whose words are stemmed, by its code. A language without a line here is searched by words,
// prefixes and typos.
import { english } from "./en";
import { russian } from "./ru";
import type { Stemmer } from "./stemmer";

export const stemmers: ReadonlyMap<string, Stemmer> = new Map([
  ["en", english],
  ["ru", russian],
]);
