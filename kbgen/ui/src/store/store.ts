// What a reader keeps in this browser: one key per thing, so that two tabs never write over one another.
//
// Whatever cannot be written stays in memory and is tried again with the next write; whatever cannot be read
// is put aside under another key before its own is written. `watch` tells of own changes and of other tabs'.

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export type Trouble = "none" | "full" | "forbidden";

/** A value that stands in the browser's storage and cannot be read. */
export interface Unreadable {
  name: string;
  raw: string;
}

/** The part of the browser's storage that is used. */
export interface Storage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

type Watcher = (name: string | null) => void;

const ASIDE = "unreadable";

export class Store {
  readonly #prefix: string;
  readonly #aside: string;
  /** What is kept, as it was last read or written. */
  #known = new Map<string, Json>();
  /** What could not be written yet: a value, or null for a deletion. */
  readonly #waiting = new Map<string, Json | null>();
  /** What stands there and cannot be read: under its own name still, and put aside before. */
  readonly #broken = new Map<string, string>();
  readonly #setAside = new Map<string, string>();
  readonly #watchers = new Set<Watcher>();
  #trouble: Trouble = "none";

  /** `storage` gives the browser's own, or throws where the page may have none. */
  constructor(
    site: string,
    readonly area: string,
    readonly storage: () => Storage,
  ) {
    this.#prefix = `kbgen:${site}:${area}:`;
    this.#aside = `kbgen:${site}:${area}.${ASIDE}:`;
    this.reload();
  }

  /** Why not everything is kept, if it is not. */
  get trouble(): Trouble {
    return this.#trouble;
  }

  /** What was found and could not be read, those put aside before included. */
  get unreadable(): Unreadable[] {
    return [...this.#broken, ...this.#setAside].map(([name, raw]) => ({ name, raw }));
  }

  get(name: string): Json | null {
    return this.#known.get(name) ?? null;
  }

  /** The names under which something is kept, in order. */
  names(prefix = ""): string[] {
    return [...this.#known.keys()].filter((name) => name.startsWith(prefix)).sort();
  }

  set(name: string, value: Json): void {
    this.#known.set(name, value);
    this.#waiting.set(name, value);
    this.#write();
    this.#tell(name);
  }

  delete(name: string): void {
    this.#known.delete(name);
    this.#waiting.set(name, null);
    this.#write();
    this.#tell(name);
  }

  /** Calls `watcher` with the name of whatever changes, null where it may be anything; returns how to stop it. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Takes in what another tab did to the key `key`, null for all of them. */
  follow(key: string | null): void {
    if (key === null) {
      this.reload();
      this.#tell(null);
      return;
    }
    if (!key.startsWith(this.#prefix)) return;
    const name = key.slice(this.#prefix.length);
    this.#waiting.delete(name);
    try {
      this.#read(name, this.storage().getItem(key));
    } catch {
      return;
    }
    this.#tell(name);
  }

  /** Reads everything again; what could not be written yet stays as it is. */
  reload(): void {
    this.#known = new Map();
    this.#broken.clear();
    this.#setAside.clear();
    try {
      const storage = this.storage();
      for (let index = 0; index < storage.length; index += 1) {
        const key = storage.key(index) ?? "";
        if (key.startsWith(this.#aside)) this.#setAside.set(key.slice(this.#aside.length), storage.getItem(key) ?? "");
        if (key.startsWith(this.#prefix)) this.#read(key.slice(this.#prefix.length), storage.getItem(key));
      }
    } catch {
      this.#trouble = "forbidden";
    }
    for (const [name, value] of this.#waiting) {
      if (value === null) this.#known.delete(name);
      else this.#known.set(name, value);
    }
  }

  #read(name: string, raw: string | null): void {
    this.#known.delete(name);
    this.#broken.delete(name);
    if (raw === null) return;
    try {
      const value = JSON.parse(raw) as Json;
      if (value === null) throw new SyntaxError("nothing is kept as null");
      this.#known.set(name, value);
    } catch {
      this.#broken.set(name, raw);
    }
  }

  /** Writes whatever waits; what cannot be written goes on waiting. */
  #write(): void {
    this.#trouble = "none";
    for (const [name, value] of this.#waiting) {
      try {
        const storage = this.storage();
        this.#putAside(name, storage);
        if (value === null) storage.removeItem(this.#prefix + name);
        else storage.setItem(this.#prefix + name, JSON.stringify(value));
        this.#waiting.delete(name);
      } catch (error) {
        this.#trouble = isFull(error) ? "full" : "forbidden";
      }
    }
  }

  #putAside(name: string, storage: Storage): void {
    const raw = this.#broken.get(name);
    if (raw === undefined) return;
    const free = this.#setAside.has(name) ? `${name}~${Date.now().toString(36)}` : name;
    storage.setItem(this.#aside + free, raw);
    this.#setAside.set(free, raw);
    this.#broken.delete(name);
  }

  #tell(name: string | null): void {
    for (const watcher of [...this.#watchers]) watcher(name);
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && /quota/i.test(error.name);
}
