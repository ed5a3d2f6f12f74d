// What the page of the ticket lists: the parts of a ticket's life, what puts items on its checklist, the items.
import type { Item } from "../tickets/runs";

export interface SourceItem extends Item {
  nodes: readonly Node[];
}

export interface SourceGroup {
  ref: string;
  title: string;
  /** The way to the entry. */
  href: string;
  /** The way to the form that goes with it, empty where there is none. */
  form: string;
  items: readonly SourceItem[];
}

export interface SourcePart {
  name: string;
  title: string;
  /** Whether every ticket comes to it. */
  chosen: boolean;
  groups: readonly SourceGroup[];
}

export function partsOn(page: ParentNode): SourcePart[] {
  return [...page.querySelectorAll<HTMLElement>("[data-kb-part]")].map((part) => ({
    name: part.dataset["kbPart"] ?? "",
    title: wordsOf(part.querySelector("h2")),
    chosen: part.dataset["kbChosen"] !== undefined,
    groups: [...part.querySelectorAll<HTMLElement>("[data-kb-group]")].map(groupOf),
  }));
}

function groupOf(group: HTMLElement): SourceGroup {
  return {
    ref: group.dataset["kbGroup"] ?? "",
    title: wordsOf(group.querySelector("h3")),
    href: group.querySelector<HTMLAnchorElement>("h3 a:not(.headerlink)")?.href ?? "",
    form: group.querySelector<HTMLAnchorElement>("a.kb-onward")?.href ?? "",
    items: [...group.querySelectorAll<HTMLElement>("[data-kb-item]")].map(itemOf),
  };
}

function itemOf(item: HTMLElement): SourceItem {
  const words = item.cloneNode(true) as HTMLElement;
  for (const hint of words.querySelectorAll(".kb-sub")) hint.remove();
  return {
    ref: item.dataset["kbItem"] ?? "",
    rev: item.dataset["kbRev"] ?? "",
    text: (words.textContent ?? "").replace(/\s+/g, " ").trim(),
    nodes: [...item.childNodes],
  };
}

function wordsOf(heading: Element | null): string {
  const copy = heading?.cloneNode(true) as Element | undefined;
  for (const link of copy?.querySelectorAll(".headerlink") ?? []) link.remove();
  return (copy?.textContent ?? "").trim();
}
