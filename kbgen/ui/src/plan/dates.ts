// Days and moments as the language writes them. A day has no time zone; a moment is the reader's own.
import type { Day, Time } from "./types";

const glued = (text: string): string => text.replace(/ /g, "\u00a0");

export class Dates {
  readonly #lang: string;
  readonly #known = new Map<string, Intl.DateTimeFormat>();

  constructor(lang: string) {
    this.#lang = lang;
  }

  /** `чт 5 декабря`, with the year where it is not that of `today`. */
  day(day: Day, today: Day): string {
    const year = day.slice(0, 4) !== today.slice(0, 4);
    const words = this.#format({ weekday: "short", day: "numeric", month: "long", ...(year && { year: "numeric" }), timeZone: "UTC" }, utc(day));
    // Russian writes a comma after the weekday, which "до чт" does without.
    return glued(this.#lang.startsWith("ru") ? words.replace(/^(\p{L}+),/u, "$1") : words);
  }

  /** `5 декабря 2026` */
  full(day: Day): string {
    return this.#long(utc(day), "UTC");
  }

  /** The day of a moment, where the reader is. */
  moment(time: Time): string {
    return this.#long(new Date(time));
  }

  #long(date: Date, timeZone?: string): string {
    return glued(this.#format({ day: "numeric", month: "long", year: "numeric", ...(timeZone && { timeZone }) }, date));
  }

  #format(options: Intl.DateTimeFormatOptions, date: Date): string {
    if (Number.isNaN(date.getTime())) return "";
    const key = JSON.stringify(options);
    let format = this.#known.get(key);
    if (!format) {
      format = new Intl.DateTimeFormat(this.#lang, options);
      this.#known.set(key, format);
    }
    const parts = format.formatToParts(date);
    // A sentence may end with a date, and the Russian one would bring a full stop of its own.
    if (parts.at(-1)?.type === "literal") parts.pop();
    return parts.map((part) => part.value).join("");
  }
}

function utc(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}
