// Drafts of handovers as they are kept: a key for each draft and one for each of its answers, so that two tabs
// that fill in different fields lose nothing.
import type { Json, Store } from "../store/store";

/** What a draft is beside its answers. */
export interface Draft {
  id: string;
  form: string;
  /** When it was begun, in milliseconds. */
  made: number;
  rule: string;
  tree: string;
  path: readonly string[];
}

const BLANK: Omit<Draft, "id"> = { form: "", made: 0, rule: "", tree: "", path: [] };
const DRAFT = "draft:";
const VALUE = "value:";

export class Drafts {
  constructor(
    readonly store: Store,
    readonly form: string,
  ) {}

  /** The drafts of the form, the one begun last first. */
  all(): Draft[] {
    return this.store
      .names(DRAFT)
      .map((name) => ({ ...shaped(this.store.get(name), BLANK), id: name.slice(DRAFT.length) }))
      .filter((draft): draft is Draft => draft.form === this.form)
      .sort((one, other) => other.made - one.made);
  }

  save({ id, ...rest }: Draft): void {
    this.store.set(DRAFT + id, { ...rest, path: [...rest.path] });
  }

  values(id: string): Record<string, string> {
    const prefix = `${VALUE}${id}:`;
    const found = this.store.names(prefix).map((name): [string, string] => {
      const value = this.store.get(name);
      return [name.slice(prefix.length), typeof value === "string" ? value : ""];
    });
    return Object.fromEntries(found);
  }

  set(id: string, field: string, value: string): void {
    const name = `${VALUE}${id}:${field}`;
    if (value) this.store.set(name, value);
    else this.store.delete(name);
  }

  /** Deletes a draft; returns how to bring it back. */
  remove(id: string): () => void {
    return taken(this.store, [DRAFT + id, ...this.store.names(`${VALUE}${id}:`)]);
  }
}

/** Deletes what is kept under `names`; returns how to bring it back. */
export function taken(store: Store, names: readonly string[]): () => void {
  const kept = names.map((name) => [name, store.get(name)] as const);
  for (const name of names) store.delete(name);
  return () => {
    for (const [name, value] of kept) if (value !== null) store.set(name, value);
  };
}

/** What is kept, in the shape of `like`: whatever is of another type is as it is there; null where it is no record. */
export function shaped<T extends object>(kept: Json | null, like: T): T | null {
  if (typeof kept !== "object" || kept === null || Array.isArray(kept)) return null;
  const pairs = Object.entries(like).map(([key, blank]: [string, unknown]) => {
    const value = Object.hasOwn(kept, key) ? kept[key] : null;
    if (Array.isArray(blank)) return [key, Array.isArray(value) ? value.filter((one) => typeof one === "string") : blank];
    return [key, typeof value === typeof blank ? value : blank];
  });
  return Object.fromEntries(pairs) as T;
}

/** An id that no other tab comes upon at the same moment. */
export function newId(now = Date.now()): string {
  return now.toString(36) + Math.floor(Math.random() * 46656).toString(36).padStart(3, "0");
}
