// Working days. A day is counted as a number since 1970 without hours or time zones, so no clock change can move
// it; only `today` looks at the reader's clock.
//
// Working day 1 is the first day itself, or the next working day where the first day is free. Day -2 is the
// second working day before it. There is no day 0: it is read as day 1.
import type { CalendarData, Day, Time } from "./types";

const DAY = 86_400_000;
const SHAPE = /^(\d{4})-(\d\d)-(\d\d)$/;
/** No plan reaches further from its first day; also keeps loops finite where every day is free. */
const FARTHEST = 3_660;

/** The number of a day, null where there is no such day. */
export function numberOf(day: Day): number | null {
  const found = SHAPE.exec(day);
  if (!found) return null;
  const number = Math.round(Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3])) / DAY);
  return dayOf(number) === day ? number : null;
}

export function dayOf(number: number): Day {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** Whether it is a day on which a plan may begin: one that exists, within a lifetime. */
export function isDay(value: unknown): value is Day {
  return typeof value === "string" && /^(?:19[7-9]|20|21)/.test(value) && numberOf(value) !== null;
}

/** The day that the reader's calendar shows at `now`. */
export function dayAt(now: Time): Day {
  const date = new Date(now);
  return dayOf(Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY));
}

/** Noon of the day where the reader is: a moment that `dayAt` takes back to the day. */
export function noonOf(day: Day): Time {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date, 12).getTime();
}

/** Days from one day to another, free ones included. */
export function daysBetween(from: Day, to: Day): number {
  return (numberOf(to) ?? 0) - (numberOf(from) ?? 0);
}

export class WorkingDays {
  readonly #from: number;
  readonly #to: number;
  readonly #settled: number;
  readonly #weekend: ReadonlySet<number>;
  readonly #off: ReadonlySet<number>;
  readonly #on: ReadonlySet<number>;

  /** `data` is the data script `calendar`; without it only Saturday and Sunday are free. */
  constructor(data: CalendarData | null) {
    this.#from = data?.from ?? -Infinity;
    this.#to = data?.to ?? Infinity;
    this.#settled = Math.min(data?.settled ?? Infinity, this.#to);
    this.#weekend = new Set(data?.weekend ?? [5, 6]);
    this.#off = numbersIn(data?.off);
    this.#on = numbersIn(data?.on);
  }

  /** Whether the public holidays of the day's year are known. */
  covers(day: Day): boolean {
    const year = Number(day.slice(0, 4));
    return this.#from <= year && year <= this.#to;
  }

  /** Whether the moved working days of its year are known, too: later a date may still move. */
  isSettled(day: Day): boolean {
    return this.covers(day) && Number(day.slice(0, 4)) <= this.#settled;
  }

  isWorking(day: Day): boolean {
    return this.#works(numberOf(day) ?? 0);
  }

  /** The day itself where it is a working one, else the next that is. */
  onOrAfter(day: Day): Day {
    return dayOf(this.#step((numberOf(day) ?? 0) - 1, 1, 1));
  }

  /** The date of working day `n` of a plan whose first day is `start`. */
  due(start: Day, n: number): Day {
    const first = numberOf(start) ?? 0;
    if (n < 0) return dayOf(this.#step(first, -1, -n));
    return dayOf(this.#step(first - 1, 1, Math.max(n, 1)));
  }

  /** Which working day of the plan `day` is: 1 or more from the first day on, negative before it. */
  place(start: Day, day: Day): number {
    const first = numberOf(start) ?? 0;
    const at = numberOf(day) ?? 0;
    return at < first ? -this.#between(at - 1, first - 1) : Math.max(1, this.#between(first - 1, at));
  }

  /**
   * Working days that something due on `due` is late by on `today`, 0 while it is not. On a free day it is as
   * late as on the next working day: nobody can mend it sooner.
   */
  late(due: Day, today: Day): number {
    const from = numberOf(due) ?? 0;
    const to = numberOf(today) ?? 0;
    return to <= from ? 0 : this.#between(from, numberOf(this.onOrAfter(today)) ?? to);
  }

  /** The last day of the working week that goes on, or is about to begin, on `today`. */
  endOfWeek(today: Day): Day {
    const working = numberOf(this.onOrAfter(today)) ?? 0;
    return dayOf(working - weekday(working) + 6);
  }

  #works(number: number): boolean {
    return this.#weekend.has(weekday(number)) ? this.#on.has(number) : !this.#off.has(number);
  }

  /** Working days after `from`, up to and with `to`. */
  #between(from: number, to: number): number {
    let count = 0;
    for (let number = from + 1; number <= to && number - from <= FARTHEST; number += 1) {
      if (this.#works(number)) count += 1;
    }
    return count;
  }

  /** The `n`th working day from `number`, not counting that one, forward or back. */
  #step(number: number, way: 1 | -1, n: number): number {
    let at = number;
    for (let left = n, gone = 0; left > 0 && gone < FARTHEST; gone += 1) {
      at += way;
      if (this.#works(at)) left -= 1;
    }
    return at;
  }
}

/** 0 is Monday. */
function weekday(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

function numbersIn(years: { [year: string]: string } | undefined): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [year, days] of Object.entries(years ?? {})) {
    for (const day of days.split(" ")) {
      const number = numberOf(`${year}-${day.slice(0, 2)}-${day.slice(2)}`);
      if (number !== null) found.add(number);
    }
  }
  return found;
}
