// The mentor's people over a store: taking in what comes, signing, removing with a way back.
import type { Given } from "../part";
import { csvText } from "../plan/csv";
import { dayAt, WorkingDays } from "../plan/days";
import { exportJson, importJson, LARGEST, type Refusal } from "../plan/exchange";
import { keyOf, nameOf } from "../plan/keys";
import { addressOf, lettersIn, progressLetters, readLetters, signatureLetters, type LinkRefusal } from "../plan/link";
import { pageAddress } from "../plan/address";
import type { CalendarData, Day, Items, Plan, PlanIndex, Signature, Value, Who } from "../plan/types";
import { titlesOf } from "../plan/titles";
import { signed, valueOf } from "../plan/values";
import type { Json, Store } from "../store/store";
import {
  COLUMNS,
  fromFile,
  fromLink,
  inOrder,
  personIn,
  personName,
  personValue,
  received,
  rowOf,
  signName,
  standingOf,
  type Outcome,
  type Person,
  type Standing,
} from "./people";

export interface Me {
  name: string;
  role: Who;
}

/** Something that was not taken, and why: `why` is a key under `mentor.refused`. */
export interface Refused {
  what: string;
  /** The letters of a link, to find it again. */
  letters?: string;
  why: LinkRefusal | Refusal["why"] | "track" | "signatures" | "nobody";
}

/** What became of all that came at once. */
export interface Result {
  counts: Record<Outcome, number>;
  refused: Refused[];
}

/** What was removed, as it stood. */
export type Removed = ReadonlyMap<string, Json>;

const ME = "me";

export class Desk {
  readonly days: WorkingDays;
  readonly #plans = new Map<string, Plan>();

  constructor(
    readonly given: Given,
    readonly store: Store,
    readonly index: PlanIndex,
    calendar: CalendarData | null,
  ) {
    this.days = new WorkingDays(calendar);
  }

  get today(): Day {
    return dayAt(Date.now());
  }

  get me(): Me {
    const { name, role } = (this.store.get(ME) ?? {}) as Partial<Me>;
    return { name: typeof name === "string" ? name : "", role: role === "lead" ? "lead" : "buddy" };
  }

  set me(me: Me) {
    this.store.set(ME, { ...me });
  }

  /** Loads the plans of everybody who is kept. */
  async load(): Promise<void> {
    await Promise.all([...new Set(this.#people().map(({ track }) => track))].map((track) => this.#plan(track)));
  }

  /** Everybody of whom this site has the plan, those first who need somebody. */
  get standings(): Standing[] {
    const signs = this.#signs();
    const found = this.#people().flatMap((person) => {
      const plan = this.#plans.get(person.track);
      const own = signs.get(person.id) ?? new Map<string, Signature>();
      return plan ? [standingOf(person, { plan, days: this.days, today: this.today, signs: own })] : [];
    });
    return inOrder(found, this.me.role, this.given.words.lang);
  }

  // What comes

  /** Takes the links in a text; null where there are none. */
  async takeText(text: string): Promise<Result | null> {
    const letters = lettersIn(text);
    if (!letters.length) return null;
    const result = emptyResult();
    for (const [index, one] of letters.entries()) {
      const what = this.given.words.text("mentor.refused.link", { n: index + 1 });
      const read = await readLetters(one, Date.now());
      const refuse = (why: Refused["why"]): unknown => result.refused.push({ what, why, letters: one });
      if (!read.ok) refuse(read.why);
      else if (read.link.kind === "signatures") refuse("signatures");
      else {
        const plan = await this.#plan(read.link.track);
        if (plan) this.#take(fromLink(read.link, plan, (name) => personIn(name, this.store.get(name))), result);
        else refuse("track");
      }
    }
    return result;
  }

  async takeFiles(files: readonly File[]): Promise<Result> {
    const result = emptyResult();
    for (const file of files) {
      const what = file.name.slice(0, 100);
      const read = file.size > LARGEST ? ({ ok: false, why: "size" } as const) : importJson(await file.text(), Date.now());
      if (!read.ok) {
        result.refused.push({ what, why: read.why });
        continue;
      }
      const people = fromFile(read.items, read.exported, Date.now());
      if (!people.length) result.refused.push({ what, why: "nobody" });
      for (const person of people) {
        if (await this.#plan(person.track)) this.#take(person, result);
        else result.refused.push({ what, why: "track" });
      }
    }
    return result;
  }

  #take(came: Person, result: Result): void {
    const name = personName(came);
    const { person, outcome } = received(personIn(name, this.store.get(name)), came);
    result.counts[outcome] += 1;
    if (outcome === "added" || outcome === "updated") this.store.set(name, personValue(person) as Json);
  }

  // What the mentor does

  sign({ person, state, plan }: Standing, step: string, by: string): void {
    const key = nameOf(person.track, state.runId, step, "sign");
    const name = signName(person, key);
    const before = (person.latest.items.get(key) as Signature | undefined) ?? null;
    const own = signIn(key, this.store.get(name));
    const later = own && (!before || own.at > before.at) ? own : before;
    // A link carries whole seconds: the later of two signatures has to be later there, too.
    const second = Math.max(Math.ceil(Date.now() / 1000), Math.floor((later?.at ?? 0) / 1000) + 1);
    const title = titlesOf(plan).get(step) ?? "";
    this.store.set(name, { ...signed(by, this.today, second * 1000), title });
  }

  call({ person }: Standing, alias: string): void {
    this.store.set(personName(person), personValue({ ...person, alias: alias.trim().slice(0, 100) }) as Json);
  }

  /** Removes a person with the signatures; returns what there was, for `restore`. */
  remove({ person }: Standing): Removed {
    const names = [personName(person), ...this.store.names(`sign/${person.id}/${person.track}`).filter((name) => keyIn(name)?.track === person.track)];
    const removed = new Map(names.map((name) => [name, this.store.get(name)]));
    for (const name of names) this.store.delete(name);
    return removed;
  }

  restore(removed: Removed): void {
    for (const [name, value] of removed) if (value !== null) this.store.set(name, value);
  }

  // What goes

  /** The address at which the plan shows where the person stands. */
  async pageOf({ person, plan }: Standing): Promise<string> {
    const letters = await progressLetters(plan, person.latest.items, person.latest.run, person.latest.sent);
    return addressOf(pageAddress(this.given.root, plan.url), letters);
  }

  /** The address that brings the mentor's signatures to the person. */
  async sendingOf(standing: Standing): Promise<string> {
    const { plan, state } = standing;
    return addressOf(pageAddress(this.given.root, plan.url), await signatureLetters(plan, this.#sent(standing), state.runId, Date.now()));
  }

  /** The same as a file. */
  fileOf({ pending }: Standing): string {
    return exportJson(pending, this.given.root.pathname, Date.now());
  }

  table(): string {
    const { words } = this.given;
    const head = COLUMNS.map((name) => words.text(`mentor.csv.${name}`));
    return csvText([head, ...this.standings.map((one) => rowOf(one, this.days))], words.lang);
  }

  #sent({ person, state, pending }: Standing): Items {
    const run = nameOf(person.track, state.runId);
    return new Map<string, Value>([[run, person.latest.items.get(run) as Value], ...pending]);
  }

  #people(): Person[] {
    return this.store.names("person/").flatMap((name) => personIn(name, this.store.get(name)) ?? []);
  }

  #signs(): Map<string, Map<string, Signature>> {
    const found = new Map<string, Map<string, Signature>>();
    for (const name of this.store.names("sign/")) {
      const [, id = ""] = name.split("/");
      const key = name.slice(`sign/${id}/`.length);
      const value = signIn(key, this.store.get(name));
      if (!value) continue;
      const own = found.get(id) ?? new Map<string, Signature>();
      found.set(id, own.set(key, value));
    }
    return found;
  }

  async #plan(track: string): Promise<Plan | null> {
    if (!this.#plans.has(track) && this.index.plans.some(({ ref }) => ref === track)) {
      const plan = (await this.given.data(track.replace("tracks/", "plan-"))) as Plan | null;
      if (plan) this.#plans.set(track, plan);
    }
    return this.#plans.get(track) ?? null;
  }
}

function emptyResult(): Result {
  return { counts: { added: 0, updated: 0, same: 0, older: 0 }, refused: [] };
}

function keyIn(name: string): ReturnType<typeof keyOf> {
  return keyOf(name.split("/").slice(2).join("/"));
}

function signIn(key: string, value: unknown): Signature | null {
  const found = keyOf(key)?.aspect === "sign" ? valueOf(key, value, Infinity) : "shape";
  return typeof found === "object" ? (found as Signature) : null;
}

