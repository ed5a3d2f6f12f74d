// The query in the page's address, so that a search can be sent and come back to.

const NAME = "q";

export function queryIn(href: string): string {
  return new URL(href).searchParams.get(NAME) ?? "";
}

/** The address with the query in it, or without one. */
export function withQuery(href: string, query: string): string {
  const url = new URL(href);
  if (query) url.searchParams.set(NAME, query);
  else url.searchParams.delete(NAME);
  return url.href;
}

/** Keeps the query in the address of this page. */
export function keepQuery(query: string): void {
  try {
    history.replaceState(history.state, "", withQuery(location.href, query));
  } catch {
    // Some browsers allow only so many changes in half a minute: the address follows with a later key.
  }
}
