// What the engineer has typed in for the ticket at hand: the customer's name, the number, the words of a reply.
// It stays for the next reply of the same ticket, in this tab alone. Who the engineer is stays in the browser.
import { openStore } from "../store/open";
import type { Store } from "../store/store";

const PREFIX = "value:";
const MINE = "agent.";
const GENDER = "client.gender";
/** The gender goes with the name: another customer's is not that of the one before. */
const NAMES: readonly string[] = ["client.first_name", "client.full_name"];
const GENDER_OF = `${GENDER} of `;

export class TicketValues {
  constructor(
    readonly ofTicket: Store,
    readonly ofEngineer: Store,
  ) {}

  /** The value of a standard placeholder, or of one of an entry's own under `ownName`; empty where there is none. */
  get(name: string): string {
    const value = this.#store(name).get(PREFIX + name);
    return typeof value === "string" ? value : "";
  }

  /** Whether something was typed in, be it nothing: a default was taken out. */
  has(name: string): boolean {
    return this.#store(name).get(PREFIX + name) !== null;
  }

  set(name: string, value: string): void {
    const before = this.#customer;
    this.#put(name, value);
    if (name === GENDER && before) this.#put(GENDER_OF + before, value);
    if (NAMES.includes(name) && this.#customer !== before) this.#meet(before);
  }

  delete(name: string): void {
    this.#store(name).delete(PREFIX + name);
  }

  /** The names that have a value for this ticket. */
  get names(): string[] {
    return this.ofTicket.names(PREFIX).map((name) => name.slice(PREFIX.length));
  }

  /** Forgets the ticket, all but the value of `kept`; returns how to bring it back. */
  clear(kept = ""): () => void {
    const gone = this.names.filter((name) => name !== kept).map((name) => [name, this.get(name)] as const);
    for (const [name] of gone) this.delete(name);
    return () => {
      for (const [name, value] of gone) if (!this.has(name)) this.set(name, value);
    };
  }

  /** Calls `watcher` with the name that changed, null where it may be any; returns how to stop it. */
  watch(watcher: (name: string | null) => void): () => void {
    const follow = (key: string | null): void => {
      if (key === null || key.startsWith(PREFIX)) watcher(key === null ? null : key.slice(PREFIX.length));
    };
    const stops = [this.ofTicket.watch(follow), this.ofEngineer.watch(follow)];
    return () => {
      for (const stop of stops) stop();
    };
  }

  get #customer(): string {
    return NAMES.map((name) => this.get(name).trim()).find((name) => name) ?? "";
  }

  /** Takes the gender that was told of the customer of now, and lets go of that of the one before. */
  #meet(before: string): void {
    const now = this.#customer;
    const told = this.get(GENDER);
    if (told && now && (!before || isOneLetterApart(now, before))) {
      if (before) this.delete(GENDER_OF + before);
      this.#put(GENDER_OF + now, told);
      return;
    }
    const known = now && this.get(GENDER_OF + now);
    if (told || known) this.#put(GENDER, known);
  }

  #put(name: string, value: string): void {
    this.#store(name).set(PREFIX + name, value);
  }

  #store(name: string): Store {
    return name.startsWith(MINE) ? this.ofEngineer : this.ofTicket;
  }
}

/** Whether one of two names is the other with a letter more: somebody is still typing it. */
function isOneLetterApart(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long.length - short.length !== 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  return short.slice(same) === long.slice(same + 1);
}

/** The name under which a value of an entry's own variable is kept. */
export function ownName(ref: string, variable: string): string {
  return `${ref}#${variable}`;
}

/** The values of this tab's ticket on the site at `root`. */
export function ticketValues(root: URL): TicketValues {
  return new TicketValues(openStore(root, "ticket", "tab"), openStore(root, "replies"));
}
