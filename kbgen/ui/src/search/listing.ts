// Results as elements: text only ever becomes text, and what was found is marked in it.
import type { Marks, Result } from "./types";
import type { Words } from "../words";

export interface Group {
  kind: string;
  results: Result[];
}

/** Results by kind, the kind of the best first. */
export function grouped(results: readonly Result[]): Group[] {
  const groups = new Map<string, Result[]>();
  for (const one of results) {
    const group = groups.get(one.kind);
    if (group) group.push(one);
    else groups.set(one.kind, [one]);
  }
  return [...groups].map(([kind, found]) => ({ kind, results: found }));
}

/** `text` with its marked stretches in `mark` elements. */
export function markedText(text: string, marks: Marks): DocumentFragment {
  const whole = document.createDocumentFragment();
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at) continue;
    whole.append(text.slice(at, start));
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    whole.append(mark);
    at = end;
  }
  whole.append(text.slice(at));
  return whole;
}

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className = "",
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** A result as an option of the list. */
export function option(result: Result, id: string, words: Words): HTMLAnchorElement {
  const made = element("a", "kb-found");
  made.id = id;
  made.href = result.url;
  made.tabIndex = -1;
  made.setAttribute("role", "option");
  made.setAttribute("aria-selected", "false");
  made.append(element("span", "kb-found-title", markedText(result.title, result.marks.title)));
  if (result.part) made.append(element("span", "kb-found-part", markedText(result.part, result.marks.part)));
  if (result.extract) made.append(element("span", "kb-found-extract", markedText(result.extract, result.marks.extract)));
  if (result.kind === "page" && result.place) made.append(element("span", "kb-found-place", result.place));
  if (result.copy) {
    // For pointers; keyboards and screen readers have the button below the list.
    const copy = element("span", "kb-found-copy");
    copy.setAttribute("aria-hidden", "true");
    copy.title = words.text("page.copy");
    copy.dataset["copy"] = "";
    made.append(copy);
  }
  return made;
}

/** Queries of late, each a button, with one that forgets them. */
export function recentQueries(queries: readonly string[], words: Words): Node[] {
  const forget = element("button", "kb-search-forget", words.text("search.forget"));
  forget.type = "button";
  forget.dataset["forget"] = "";
  const list = element("div", "kb-search-recent");
  for (const query of queries) {
    const made = element("button", "", query);
    made.type = "button";
    made.dataset["query"] = query;
    list.append(made);
  }
  return [element("p", "kb-search-head", words.text("search.recent"), " ", forget), list];
}

/** The sections of the site as links. */
export function sectionLinks(sections: readonly { kind: string; title: string; url: string }[], words: Words): Node[] {
  const links = element("div", "kb-search-sections");
  for (const { kind, title, url } of sections) {
    const link = element("a", `kb-k kb-k-${kind}`, title);
    link.href = url;
    links.append(link);
  }
  return [element("p", "kb-search-head", words.text("search.sections")), links];
}
