// What may stand under a key: made here, and checked here wherever it comes from outside (a file, a link, the
// browser's storage, which anybody may have written).
import { isDay } from "./days";
import { keyOf, type Aspect } from "./keys";
import type { Answer, Day, Exported, Items, Note, Override, Run, Signature, Tick, Time, Value } from "./types";

export const LONGEST_NAME = 100;
export const LONGEST_NOTE = 20_000;
export const LONGEST_ANSWER = 2_000;
export const LONGEST_TITLE = 120;
const MOST_IN_LIST = 1_000;
const LONGEST_WORD = 250;
/** The first moment that is believed, 2000, and how far a clock may go ahead of ours. */
const EARLIEST = 946_684_800_000;
const AHEAD = 2 * 86_400_000;

type Shape = Record<string, (value: unknown) => boolean>;

const text = (most: number) => (value: unknown) => typeof value === "string" && value.length <= most;
const words = (value: unknown) =>
  Array.isArray(value) && value.length <= MOST_IN_LIST && value.every((one) => text(LONGEST_WORD)(one));
const oneOf = (...known: unknown[]) => (value: unknown) => known.includes(value);
const optional = (check: (value: unknown) => boolean) => (value: unknown) => value === undefined || check(value);

/** Why something is not a value of ours. */
export type Wrong = "shape" | "date";

/** What `value` is under the key `name`, or why it is nothing of ours; `now` tells what lies too far ahead. */
export function valueOf(name: string, value: unknown, now: Time): Value | Wrong {
  const key = keyOf(name);
  if (!key || typeof value !== "object" || value === null || Array.isArray(value)) return "shape";
  let dated = true;
  const time = (moment: unknown): boolean => {
    if (typeof moment !== "number" || !Number.isInteger(moment)) return false;
    if (moment < EARLIEST || moment > now + AHEAD) dated = false;
    return true;
  };
  const day = (one: unknown): boolean => {
    if (typeof one === "string" && !isDay(one)) dated = false;
    return typeof one === "string";
  };
  const shape = shapeOf(key.aspect, time, day);
  const clean: Record<string, unknown> = {};
  for (const field of Object.keys(shape)) {
    const own = Object.hasOwn(value, field) ? (value as Record<string, unknown>)[field] : undefined;
    if (!shape[field]?.(own)) return "shape";
    if (own !== undefined) clean[field] = own;
  }
  if (Object.keys(value).length !== Object.keys(clean).length) return "shape";
  return dated ? (clean as unknown as Value) : "date";
}

function shapeOf(aspect: Aspect, time: (value: unknown) => boolean, day: (value: unknown) => boolean): Shape {
  const shapes: Record<Aspect, Shape> = {
    run: {
      person: text(LONGEST_WORD),
      name: text(LONGEST_NAME),
      start: day,
      roles: words,
      begun: time,
      finished: optional(time),
      gone: optional(oneOf(true)),
    },
    tick: { done: (value) => value === null || time(value), rev: text(LONGEST_WORD) },
    note: { text: text(LONGEST_NOTE) },
    sign: { by: text(LONGEST_NAME), day },
    open: { over: words },
    answer: { rev: text(LONGEST_WORD), chosen: words, right: oneOf(true, false, null), text: optional(text(LONGEST_ANSWER)) },
    calendar: { steps: words },
  };
  const whole = aspect === "run" || aspect === "calendar";
  return { at: time, ...shapes[aspect], ...(whole ? {} : { title: optional(text(LONGEST_TITLE)) }) };
}

/** What a store keeps, as far as it is the plan's: what can be read, and what stands there and cannot. */
export interface Kept {
  items: Items;
  strange: { name: string; raw: string }[];
}

/** Reads a store; `get` gives the value under a name. A clock that was wrong once makes nothing unreadable. */
export function readItems(names: readonly string[], get: (name: string) => unknown): Kept {
  const items = new Map<string, Value>();
  const strange = [];
  for (const name of names) {
    if (!keyOf(name)) continue;
    const found = get(name);
    const value = valueOf(name, found, Infinity);
    if (typeof value === "object") items.set(name, value);
    else strange.push({ name, raw: JSON.stringify(found) ?? "" });
  }
  return { items, strange };
}

/** A moment for a new value: now, and later than the value it takes the place of, whatever the clock did. */
export function after(before: { at: Time } | null | undefined, now: Time): Time {
  return Math.max(Math.floor(now), (before?.at ?? 0) + 1);
}

export function ticked(done: boolean, rev: string, now: Time, before?: Tick | null): Tick {
  return { at: after(before, now), done: done ? Math.floor(now) : null, rev };
}

/** The tick after its reader has seen the changed words. */
export function seen(tick: Tick, rev: string, now: Time): Tick {
  return { at: after(tick, now), done: tick.done, rev };
}

export function noted(words: string, now: Time, before?: Note | null): Note {
  return { at: after(before, now), text: words.slice(0, LONGEST_NOTE) };
}

/** A signature of `by`; of nobody takes it back. */
export function signed(by: string, day: Day, now: Time, before?: Signature | null): Signature {
  return { at: after(before, now), by: by.trim().slice(0, LONGEST_NAME), day };
}

/** The step was begun before `over`; before nothing takes it back. */
export function overridden(over: readonly string[], now: Time, before?: Override | null): Override {
  return { at: after(before, now), over: [...over] };
}

export function answered(
  chosen: readonly string[],
  right: boolean | null,
  rev: string,
  now: Time,
  before?: Answer | null,
  words?: string,
): Answer {
  return { at: after(before, now), rev, chosen: [...chosen], right, ...(words !== undefined && { text: words.slice(0, LONGEST_ANSWER) }) };
}

export function exported(steps: readonly string[], now: Time, before?: Exported | null): Exported {
  return { at: after(before, now), steps: [...steps] };
}

/** A new run; `person` is who began the others, if there are any. */
export function begun(start: Day, roles: readonly string[], name: string, now: Time, person: string): Run {
  const moment = Math.floor(now);
  return { at: moment, person, name: name.trim().slice(0, LONGEST_NAME), start, roles: [...roles], begun: moment };
}

/** A random word that tells newcomers apart and says nothing about them. */
export function newPerson(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => (byte % 36).toString(36)).join("");
}
