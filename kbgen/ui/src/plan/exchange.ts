// Progress as a file: written with everything that is kept, read with suspicion, taken in by merging.
//
// Of two values under one key the one written later counts, and of two written in the same moment the one whose
// text comes last: so it does not matter in what order files meet, or how often. Nothing is ever taken away by
// merging: what was taken back stays as a value that says so, and keys that this site does not know are kept.
import { keyOf } from "./keys";
import type { Items, Time, Value } from "./types";
import { valueOf, type Wrong } from "./values";

export const FORMAT = "kbgen-progress";
export const VERSION = 1;
export const MIME = "application/json";
/** What browsers keep at most, twice. */
export const LARGEST = 10_000_000;
const MOST_ITEMS = 50_000;
const DEEPEST = 6;

export interface Export {
  format: typeof FORMAT;
  version: number;
  /** The address of the site's root without its host: says where the file comes from, decides nothing. */
  site: string;
  /** When it was made, for people. */
  exported: string;
  items: { [key: string]: Value };
  /** What stood in the browser and could not be read, as it stood. */
  unreadable?: { [key: string]: string };
}

/** Why a file is refused. `at` names the item that is wrong, where one is. */
export type Refusal =
  | { why: "size" | "json" | "depth" | "format" | "many" }
  | { why: "version"; version: number }
  | { why: "key" | Wrong; at: string };

export type Import = { ok: true; site: string; exported: string; items: Items } | ({ ok: false } & Refusal);

/** The text of a file with everything in `items`. */
export function exportJson(
  items: Items,
  site: string,
  now: Time,
  unreadable: readonly { name: string; raw: string }[] = [],
): string {
  const sorted = [...items].sort(([one], [other]) => (one < other ? -1 : 1));
  const file: Export = {
    format: FORMAT,
    version: VERSION,
    site,
    exported: new Date(now).toISOString(),
    // Keys of ours begin with the name of a collection: none of them means anything to an object.
    items: Object.fromEntries(sorted),
    ...(unreadable.length && { unreadable: Object.fromEntries(unreadable.map(({ name, raw }) => [name, raw])) }),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** What a file holds, or why it is not taken. */
export function importJson(text: string, now: Time): Import {
  if (text.length > LARGEST) return { ok: false, why: "size" };
  if (depthOf(text) > DEEPEST) return { ok: false, why: "depth" };
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return { ok: false, why: "json" };
  }
  const field = fieldsOf(file);
  if (field("format") !== FORMAT) return { ok: false, why: "format" };
  const version = field("version");
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) return { ok: false, why: "format" };
  if (version > VERSION) return { ok: false, why: "version", version };
  const kept = field("items");
  if (typeof kept !== "object" || kept === null || Array.isArray(kept)) return { ok: false, why: "format" };
  const entries = Object.entries(kept as object) as [string, unknown][];
  if (entries.length > MOST_ITEMS) return { ok: false, why: "many" };
  const items = new Map<string, Value>();
  for (const [name, found] of entries) {
    const at = name.slice(0, 100);
    if (!keyOf(name)) return { ok: false, why: "key", at };
    const value = valueOf(name, found, now);
    if (typeof value !== "object") return { ok: false, why: value, at };
    items.set(name, value);
  }
  return { ok: true, site: textOf(field("site")), exported: textOf(field("exported")), items };
}

/** Own fields only: what an object inherits is nobody's data. */
function fieldsOf(value: unknown): (name: string) => unknown {
  if (typeof value !== "object" || value === null) return () => undefined;
  return (name) => (Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.slice(0, 200) : "";
}

/** How deep the brackets of a JSON text go, so that nothing deep is ever parsed. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (quoted) {
      if (character === 0x5c) at += 1;
      else if (character === 0x22) quoted = false;
    } else if (character === 0x22) quoted = true;
    else if (character === 0x7b || character === 0x5b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (character === 0x7d || character === 0x5d) depth -= 1;
  }
  return deepest;
}

/** `added` and `newer` will be written; `older` and `same` change nothing. */
export interface Change {
  key: string;
  kind: "added" | "newer" | "older" | "same";
  before: Value | null;
  after: Value;
}

/** What taking `incoming` in would do to `own`, in the order of the keys. */
export function preview(own: Items, incoming: Items): Change[] {
  const changes: Change[] = [];
  for (const [key, after] of incoming) {
    const before = own.get(key) ?? null;
    changes.push({ key, kind: before ? compared(before, after) : "added", before, after });
  }
  return changes.sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** Both together: everything that either has, the later of what both have. */
export function merged(own: Items, incoming: Items): Items {
  const found = new Map(own);
  for (const { key, kind, after } of preview(own, incoming)) {
    if (kind === "added" || kind === "newer") found.set(key, after);
  }
  return found;
}

function compared(before: Value, after: Value): "newer" | "older" | "same" {
  if (before.at !== after.at) return before.at < after.at ? "newer" : "older";
  const [own, other] = [canonical(before), canonical(after)];
  return own === other ? "same" : own < other ? "newer" : "older";
}

function canonical(value: Value): string {
  return JSON.stringify(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Whether two values say the same. */
export function same(one: Value | undefined, other: Value | undefined): boolean {
  return one && other ? canonical(one) === canonical(other) : one === other;
}
