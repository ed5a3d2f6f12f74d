// What a mentor knows of people: where each stood when a link or a file last came, and the time before.
//
// A person in a plan is one card, whatever runs there were. Only what a mentor needs is kept: notes, answers and
// former runs that a file may carry are left out. Signatures that the mentor gives are kept beside, and stand until
// the newcomer has taken them in and shows them.
import type { Cell } from "../plan/csv";
import { dayAt, type WorkingDays } from "../plan/days";
import { merged } from "../plan/exchange";
import { keyOf, nameOf } from "../plan/keys";
import { unpack, type Link } from "../plan/link";
import { planState, runsOf, tracksOf } from "../plan/progress";
import type { Day, Items, Left, Plan, PlanState, Run, Signature, StepState, Tick, Time, Value, Who } from "../plan/types";
import { valueOf } from "../plan/values";

/** Where somebody stood in a plan at a moment. */
export interface Snapshot {
  track: string;
  run: string;
  sent: Time;
  items: Items;
}

export interface Person {
  /** The newcomer's random word. */
  id: string;
  track: string;
  /** What the mentor calls a person who gave no name. */
  alias: string;
  latest: Snapshot;
  before: Snapshot | null;
}

export type Outcome = "added" | "updated" | "same" | "older";

export function personName({ id, track }: Pick<Person, "id" | "track">): string {
  return `person/${id}/${track}`;
}

/** The name under which the mentor's signature is kept; `key` is that of the newcomer's own. */
export function signName({ id }: Person, key: string): string {
  return `sign/${id}/${key}`;
}

/** What a link shows; `known` gives what is kept of a person under a name already. */
export function fromLink(link: Link, plan: Plan, known: (name: string) => Person | null = () => null): Person {
  const before = known(personName({ id: idOf(link), track: link.track }));
  const { items } = unpack(link, plan, before?.latest.items);
  return personOf(link.track, link.run, link.sent, items);
}

/** What a file shows: every plan in it that was begun, its run that goes on. */
export function fromFile(items: Items, exported: string, now: Time): Person[] {
  const made = Date.parse(exported);
  return tracksOf(items).flatMap((track) => {
    const [going] = runsOf(items, track);
    if (!going) return [];
    const own = new Map<string, Value>();
    for (const [name, value] of items) {
      const key = keyOf(name);
      if (key?.track !== track || key.run !== going.id || !["run", "tick", "sign", "open"].includes(key.aspect)) continue;
      own.set(name, value);
    }
    const last = [...own.values()].reduce((latest, { at }) => Math.max(latest, at), 0);
    return [personOf(track, going.id, made > 0 && made <= now + 86_400_000 ? made : last, own)];
  });
}

function personOf(track: string, run: string, sent: Time, items: Items): Person {
  const id = idOf(items.get(nameOf(track, run)) as Run);
  return { id, track, alias: "", latest: { track, run, sent, items }, before: null };
}

/** A newcomer's random word, or one made of what stands in its place. */
function idOf({ person, name }: Pick<Run, "person" | "name">): string {
  if (/^[a-z0-9]{1,40}$/.test(person)) return person;
  return `x${[...`${person} ${name}`].map((one) => one.codePointAt(0)?.toString(36)).join("").slice(0, 39)}`;
}

/** What is known of a person once `came` is there, too. */
export function received(known: Person | null, came: Person): { person: Person; outcome: Outcome } {
  if (!known) return { person: came, outcome: "added" };
  if (came.latest.sent < known.latest.sent) return { person: known, outcome: "older" };
  if (came.latest.sent === known.latest.sent) return { person: known, outcome: "same" };
  return { person: { ...known, latest: came.latest, before: known.latest }, outcome: "updated" };
}

/** A person as it is kept. */
export function personValue({ alias, latest, before }: Person): { [key: string]: unknown } {
  return { alias, latest: snapshotValue(latest), before: before && snapshotValue(before) };
}

function snapshotValue({ run, sent, items }: Snapshot): { [key: string]: unknown } {
  return { run, sent, items: Object.fromEntries(items) };
}

/** The person that is kept under `name`, null where that is nothing of ours. */
export function personIn(name: string, value: unknown): Person | null {
  const [, id = "", track = ""] = /^person\/([a-z0-9]{1,40})\/(tracks\/.+)$/.exec(name) ?? [];
  const { alias, latest, before } = (value ?? {}) as Record<string, unknown>;
  const known = snapshotIn(track, latest);
  if (!id || !known || typeof alias !== "string") return null;
  return { id, track, alias, latest: known, before: snapshotIn(track, before) };
}

function snapshotIn(track: string, value: unknown): Snapshot | null {
  const { run, sent, items } = (value ?? {}) as Record<string, unknown>;
  if (typeof run !== "string" || typeof sent !== "number" || typeof items !== "object" || !items) return null;
  const found = new Map<string, Value>();
  for (const [name, one] of Object.entries(items)) {
    const known = keyOf(name)?.track === track ? valueOf(name, one, Infinity) : "shape";
    if (typeof known === "object") found.set(name, known);
  }
  return found.has(nameOf(track, run)) ? { track, run, sent, items: found } : null;
}

/** A person on a day, as the page shows it. */
export interface Standing {
  person: Person;
  plan: Plan;
  name: string;
  state: PlanState;
  /** The newcomer's own steps that are late, the latest first. */
  late: StepState[];
  /** Steps that wait for somebody's signature. */
  toSign: StepState[];
  /** Steps of others that are due and hold the newcomer up. */
  others: StepState[];
  since: Since | null;
  /** What was done of that which the plan no longer has. */
  left: Left[];
  /** The mentor's signatures that the newcomer does not have yet, by the newcomer's keys. */
  pending: ReadonlyMap<string, Signature>;
}

/** What happened since the snapshot before. */
export interface Since {
  day: Day;
  restarted: boolean;
  steps: StepState[];
  /** Tasks and steps that were ticked. */
  ticks: number;
}

export interface Looked {
  plan: Plan;
  days: WorkingDays;
  today: Day;
  /** The mentor's signatures, by the newcomer's keys. */
  signs: ReadonlyMap<string, Signature>;
}

export function standingOf(person: Person, { plan, days, today, signs }: Looked): Standing {
  const { latest, alias } = person;
  const own = new Map([...signs].filter(([key]) => keyOf(key)?.track === latest.track && keyOf(key)?.run === latest.run));
  const pending = new Map([...own].filter(([key, { at }]) => (latest.items.get(key)?.at ?? 0) < at));
  const state = planState({ plan, items: merged(latest.items, own), days, today, runId: latest.run });
  const late = state.steps.filter((one) => one.late > 0);
  return {
    person,
    plan,
    name: state.run?.name || alias,
    state,
    late: late.filter(({ step }) => step.by === "newcomer").sort((one, other) => other.late - one.late),
    toSign: state.steps.filter((one) => one.worked && one.unsigned),
    others: late.filter(({ group }) => group === "waiting"),
    since: sinceOf(person, state, { plan, days, today }),
    left: state.left.filter(({ value }) => typeof (value as Tick).done === "number"),
    pending,
  };
}

function sinceOf({ latest, before }: Person, state: PlanState, asked: Omit<Looked, "signs">): Since | null {
  if (!before) return null;
  const restarted = before.run !== latest.run;
  const then = planState({ ...asked, items: before.items, runId: before.run });
  const fresh = restarted ? state.steps : state.steps.filter((one) => !then.byId.get(one.step.id)?.worked);
  const ticks = state.ticks.done - (restarted ? 0 : then.ticks.done);
  return { day: dayAt(before.sent), restarted, steps: fresh.filter((one) => one.worked), ticks: Math.max(0, ticks) };
}

/** The step that somebody is at. */
export function goingOf({ state }: Standing): StepState | undefined {
  return state.next ?? state.steps.find((one) => !one.worked);
}

/** How late somebody is, in working days. */
export function lateness({ late }: Standing): number {
  return late[0]?.late ?? 0;
}

/** The latest first, then those who wait for the mentor, then by name. */
export function inOrder(standings: readonly Standing[], me: Who, lang: string): Standing[] {
  const { compare } = new Intl.Collator(lang);
  const waits = (one: Standing): number => one.toSign.filter(({ unsigned }) => unsigned === me).length;
  return [...standings].sort(
    (one, other) =>
      lateness(other) - lateness(one) ||
      waits(other) - waits(one) ||
      compare(one.name, other.name) ||
      (personName(one.person) < personName(other.person) ? -1 : 1),
  );
}

/** A row of the table for spreadsheets; `columns` says what stands where. */
export function rowOf(standing: Standing, days: WorkingDays): Cell[] {
  const { state, plan, name, person, late, toSign } = standing;
  const { count, run, today, phases } = state;
  const going = goingOf(standing);
  return [
    name,
    plan.title,
    run?.start ?? null,
    run ? days.place(run.start, today) : null,
    count.done,
    count.all,
    (going?.phase ?? phases.at(-1)?.phase)?.title ?? null,
    going?.step.title ?? null,
    late.length,
    lateness(standing),
    late.map(({ step }) => step.title).join("; "),
    toSign.map(({ step }) => step.title).join("; "),
    dayAt(person.latest.sent),
  ];
}

/** The names of the columns, under `mentor.csv.` in the words. */
export const COLUMNS = ["name", "plan", "first", "day", "done", "all", "phase", "step", "late_steps", "late_days", "late", "sign", "sent"] as const;
