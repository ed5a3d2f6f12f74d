// What a reader made of the responses: which are pinned, which are used how often. One key per response, so
// that two tabs never write over one another.
import type { Store } from "../store/store";

const PIN = "pin:";
const USE = "use:";

export class Mine {
  /** `now` is the time in milliseconds. */
  constructor(
    readonly store: Store,
    readonly now: () => number = Date.now,
  ) {}

  isPinned(ref: string): boolean {
    return this.store.get(PIN + ref) !== null;
  }

  /** Pins a response or lets go of it. */
  pin(ref: string, pinned: boolean): void {
    if (pinned) this.store.set(PIN + ref, this.now());
    else this.store.delete(PIN + ref);
  }

  /** The pinned responses, those pinned first before the rest. */
  pinned(): string[] {
    const since = (ref: string): number => numberIn(this.store.get(PIN + ref));
    return this.#under(PIN).sort((one, other) => since(one) - since(other));
  }

  /** Notes that a response was copied or put into the tray. */
  use(ref: string): void {
    this.store.set(USE + ref, { n: this.uses(ref) + 1, last: this.now() });
  }

  uses(ref: string): number {
    return numberIn(this.#use(ref)["n"]);
  }

  /** The responses used most, at most `limit` of them; of two used as often the later one comes first. */
  most(limit: number): string[] {
    const last = (ref: string): number => numberIn(this.#use(ref)["last"]);
    return this.#under(USE)
      .filter((ref) => this.uses(ref) > 0)
      .sort((one, other) => this.uses(other) - this.uses(one) || last(other) - last(one))
      .slice(0, limit);
  }

  #under(prefix: string): string[] {
    return this.store.names(prefix).map((name) => name.slice(prefix.length));
  }

  #use(ref: string): Record<string, unknown> {
    const kept = this.store.get(USE + ref);
    return typeof kept === "object" && kept !== null && !Array.isArray(kept) ? kept : {};
  }
}

function numberIn(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}
