// What was searched for lately on this site, newest first. Storage may be full, forbidden or not there at all.

export interface Store {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const MOST = 6;
const LONGEST = 100;

export class Recent {
  #kept: string[] | null = null;

  constructor(
    readonly key: string,
    readonly store: () => Store,
  ) {}

  list(): string[] {
    try {
      const found: unknown = JSON.parse(this.store().getItem(this.key) ?? "[]");
      if (Array.isArray(found)) return found.filter((one) => typeof one === "string").slice(0, MOST);
    } catch {
      // What was kept in this page is all there is.
    }
    return this.#kept ?? [];
  }

  add(query: string): void {
    const words = query.trim().slice(0, LONGEST);
    if (!words) return;
    const same = words.toLowerCase();
    this.#kept = [words, ...this.list().filter((one) => one.toLowerCase() !== same)].slice(0, MOST);
    try {
      this.store().setItem(this.key, JSON.stringify(this.#kept));
    } catch {
      // Kept in this page, then.
    }
  }

  clear(): void {
    this.#kept = [];
    try {
      this.store().removeItem(this.key);
    } catch {
      // There was nothing to keep it in.
    }
  }
}
