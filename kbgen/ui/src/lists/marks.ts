// What is kept of an item of a checklist, and what follows from it; no page is needed to know that.
import type { Json } from "../store/store";

/** What the reader did to an item; nothing where the author's own mark stands. */
export function markOf(kept: Json | null): boolean | null {
  if (typeof kept !== "object" || kept === null || Array.isArray(kept)) return null;
  const done = kept["done"];
  return typeof done === "boolean" ? done : null;
}

/** What to keep of an item that was ticked, or unticked, at a time. */
export function kept(done: boolean, at: number): Json {
  return { done, at };
}

export interface Count {
  done: number;
  total: number;
  /** How much of it is done, from 0 to 1. */
  part: number;
}

export function countOf(states: readonly boolean[]): Count {
  const done = states.filter(Boolean).length;
  const total = states.length;
  return { done, total, part: total ? done / total : 0 };
}
