// Which items of a list are shown while a reader narrows it down: one facet per dimension, all of them met.

/** A switch: its token, which items carry too, and the dimension of which one facet is chosen at a time. */
export interface Facet {
  token: string;
  dimension: string;
}

/** The chosen facets' tokens by dimension. */
export type Chosen = ReadonlyMap<string, string>;

/** Whether an item with `tokens` meets everything chosen, one dimension left aside if named. */
export function meets(tokens: ReadonlySet<string>, chosen: Chosen, except?: string): boolean {
  for (const [dimension, token] of chosen) if (dimension !== except && !tokens.has(token)) return false;
  return true;
}

/** How many items each facet would show together with what is chosen in the other dimensions. */
export function counts(items: readonly ReadonlySet<string>[], facets: readonly Facet[], chosen: Chosen): number[] {
  return facets.map(
    ({ token, dimension }) => items.filter((tokens) => tokens.has(token) && meets(tokens, chosen, dimension)).length,
  );
}

/** What is chosen after `facet` is switched: on instead of another of its dimension, or off. */
export function switched(chosen: Chosen, { token, dimension }: Facet): Chosen {
  const next = new Map(chosen);
  if (next.get(dimension) === token) next.delete(dimension);
  else next.set(dimension, token);
  return next;
}

/** `text` as it is compared with what is typed: small letters, without two dots, one blank between words. */
export function plain(text: string): string {
  return text.toLowerCase().normalize("NFD").replace(/\u0308/g, "").replace(/\s+/g, " ").trim();
}

/** Whether a `plain` text holds the beginning of every word that is typed. */
export function holds(text: string, typed: string): boolean {
  return plain(typed).split(" ").every((word) => text.includes(word));
}

const PARAMETER = "show";
const TYPED = "find";

/** What an address chooses among `facets`; unknown tokens are nobody's. */
export function chosenIn(query: string, facets: readonly Facet[]): Chosen {
  const known = new Map(facets.map((facet) => [facet.token, facet.dimension]));
  const chosen = new Map<string, string>();
  for (const token of (new URLSearchParams(query).get(PARAMETER) ?? "").split(" ")) {
    const dimension = known.get(token);
    if (dimension !== undefined) chosen.set(dimension, token);
  }
  return chosen;
}

/** What an address says was typed. */
export function typedIn(query: string): string {
  return new URLSearchParams(query).get(TYPED) ?? "";
}

/** The query that keeps what is chosen and typed, whatever else `query` says kept. */
export function queryWith(query: string, chosen: Chosen, typed = ""): string {
  const parameters = new URLSearchParams(query);
  if (plain(typed)) parameters.set(TYPED, typed.trim());
  else parameters.delete(TYPED);
  if (chosen.size) parameters.set(PARAMETER, [...chosen.values()].join(" "));
  else parameters.delete(PARAMETER);
  const text = parameters.toString();
  return text && `?${text}`;
}

/** How many are shown, in the page's words: plural forms with `{n}` and `{total}`. */
export function said(forms: Readonly<Record<string, string | undefined>>, n: number, total: number, lang: string): string {
  const form = forms[new Intl.PluralRules(lang).select(n)] ?? forms["other"] ?? "";
  return form.replaceAll("{n}", String(n)).replaceAll("{total}", String(total));
}
