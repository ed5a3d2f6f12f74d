// Runs of the ticket checklist as they are kept: a key for each run and one for each item, so that two tabs that
// tick different items lose nothing. An item remembers its words: what leaves the base stays in old runs.
import type { Json, Store } from "../store/store";
import type { Block, ListItem } from "./blocks";
import { shaped, taken } from "./drafts";

export interface Run {
  id: string;
  ticket: string;
  /** When it was begun, in milliseconds. */
  made: number;
  /** When it was finished, 0 while it is open. */
  ended: number;
  /** The entries whose items it has. */
  of: readonly string[];
  /** Why the ticket came back, if it did. */
  back: string;
}

export type State = "done" | "skipped" | "";

/** What the engineer did with an item. */
export interface Kept {
  state: State;
  /** When, in milliseconds. */
  at: number;
  /** The item's revision at that time. */
  rev: string;
  note: string;
  /** Why it was skipped. */
  reason: string;
  /** The words of the item at that time. */
  text: string;
}

export const NOTHING: Kept = { state: "", at: 0, rev: "", note: "", reason: "", text: "" };

const BLANK: Omit<Run, "id"> = { ticket: "", made: 0, ended: 0, of: [], back: "" };
const RUN = "run:";
const ITEM = "item:";

export class Runs {
  constructor(readonly store: Store) {}

  /** All runs, the one begun last first. */
  all(): Run[] {
    return this.store
      .names(RUN)
      .map((name) => runIn(name.slice(RUN.length), this.store.get(name)))
      .filter((run) => run !== null)
      .sort((one, other) => other.made - one.made);
  }

  get(id: string): Run | null {
    return runIn(id, this.store.get(RUN + id));
  }

  /** The run of a ticket that was begun last; nothing for no number. */
  of(ticket: string): Run | null {
    return (ticket && this.all().find((run) => run.ticket === ticket)) || null;
  }

  save({ id, ...rest }: Run): void {
    this.store.set(RUN + id, { ...rest, of: [...rest.of] });
  }

  item(id: string, item: string): Kept {
    return keptIn(this.store.get(`${ITEM}${id}:${item}`));
  }

  /** What was done with the items of a run, by their references. */
  items(id: string): Map<string, Kept> {
    const prefix = `${ITEM}${id}:`;
    return new Map(this.store.names(prefix).map((name) => [name.slice(prefix.length), keptIn(this.store.get(name))]));
  }

  keep(id: string, item: string, kept: Kept): void {
    const name = `${ITEM}${id}:${item}`;
    if (kept.state || kept.note || kept.reason) this.store.set(name, { ...kept });
    else this.store.delete(name);
  }

  /** Deletes a run; returns how to bring it back. */
  remove(id: string): () => void {
    return taken(this.store, [RUN + id, ...this.store.names(`${ITEM}${id}:`)]);
  }

  /** Runs as a file holds them. */
  written(runs: readonly Run[]): string {
    const all = runs.map((run) => ({ ...run, items: Object.fromEntries(this.items(run.id)) }));
    return `${JSON.stringify({ format: "kbgen-tickets", version: 1, runs: all }, null, 1)}\n`;
  }
}

function runIn(id: string, kept: Json | null): Run | null {
  const run = shaped(kept, BLANK);
  return run && { id, ...run };
}

function keptIn(kept: Json | null): Kept {
  const found = shaped(kept, NOTHING) ?? NOTHING;
  return /^(?:done|skipped)?$/.test(found.state) ? found : { ...found, state: "" };
}

/** An item as the page has it. */
export interface Item {
  ref: string;
  text: string;
  rev: string;
}

export interface Part {
  title: string;
  items: readonly Item[];
}

/** What the text of a run says beside its items. */
export interface Saying {
  title: string;
  facts: readonly string[];
  moment: (time: number) => string;
  skipped: (reason: string) => string;
  note: (words: string) => string;
  /** The heading of items that are no longer in the base. */
  gone: string;
}

/** The items of a run that the base has no more. */
export function gone(parts: readonly Part[], items: ReadonlyMap<string, Kept>): [string, Kept][] {
  const known = new Set(parts.flatMap((part) => part.items.map((item) => item.ref)));
  return [...items].filter(([ref]) => !known.has(ref));
}

/** The text for the ticket: every item, what was done with it and when. */
export function blocksOfRun(parts: readonly Part[], items: ReadonlyMap<string, Kept>, saying: Saying): Block[] {
  const blocks: Block[] = [
    { kind: "title", text: saying.title },
    { kind: "lines", lines: saying.facts.filter(Boolean).map((said) => ({ text: said })) },
  ];
  const list = (title: string, found: ListItem[]): void => {
    if (found.length) blocks.push({ kind: "head", text: title }, { kind: "list", items: found });
  };
  for (const part of parts) list(part.title, part.items.map((item) => itemOf(item.text, items.get(item.ref) ?? NOTHING, saying)));
  list(saying.gone, gone(parts, items).map(([ref, kept]) => itemOf(kept.text || ref, kept, saying)));
  return blocks;
}

function itemOf(words: string, kept: Kept, saying: Saying): ListItem {
  const when = kept.state === "done" && kept.at ? ` — ${saying.moment(kept.at)}` : "";
  const why = kept.state === "skipped" ? ` — ${saying.skipped(kept.reason)}` : "";
  return { mark: kept.state || "open", text: `${words}${when}${why}`, more: kept.note ? [saying.note(kept.note)] : [] };
}

/** What was done on a ticket, as a log of work says it: a line per item, by time. */
export function workLog(items: ReadonlyMap<string, Kept>, moment: (time: number) => string): string {
  return [...items.values()]
    .filter((kept) => kept.state === "done" || kept.note)
    .sort((one, other) => one.at - other.at)
    .map((kept) => `${kept.at ? `${moment(kept.at)} — ` : ""}${kept.text}${kept.note ? `: ${kept.note}` : ""}`)
    .join("\n");
}
