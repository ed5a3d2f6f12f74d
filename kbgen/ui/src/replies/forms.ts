// Forms of a value: the plural of what is counted, the gender of a person, a date in words. The same as
// `kbgen/templates/forms.py`.
import type { Form } from "./template";

const SLAVIC = ["ru", "uk", "be"];
const NBSP = "\u00a0";
/** How a language writes dates; Python hands it over, as it writes them, too. */
export interface DateWords {
  months: string[];
  /** Days of the week, Monday first. */
  days: string[];
  /** The same as one says when: on Monday. */
  on: string[];
  styles: Record<string, string>;
}

export interface Language {
  lang: string;
  /** None for a language whose dates the browser alone knows. */
  dates?: DateWords | undefined;
}

/** `given` in all `forms`, one after another. */
export function formed(given: string, forms: readonly Form[], language: Language): string {
  return forms.reduce((text, form) => WRITE.get(form.name)?.(text, form.options, language) ?? text, given);
}

type Write = (given: string, options: string[], language: Language) => string;

const WRITE = new Map<string, Write>([
  ["plural", (given, words, { lang }) => plural(given, words, lang)],
  ["count", (given, words, { lang }) => `${given}${NBSP}${plural(given, words, lang)}`],
  ["number", (given, _, { lang }) => grouped(given, lang)],
  ["date", (given, [style = "long"], language) => dateIn(given, style, language)],
  ["gender", gender],
  ["capital", capital],
]);

function capital(given: string): string {
  const first = given.codePointAt(0);
  if (first === undefined) return given;
  const letter = String.fromCodePoint(first);
  return letter.toUpperCase() + given.slice(letter.length);
}

function gender(given: string, options: string[]): string {
  if (given === "m" || given === "f") return options[given === "m" ? 0 : Math.min(1, options.length - 1)] ?? "";
  return options[2] ?? options.join("/");
}

function isSlavic(lang: string): boolean {
  return SLAVIC.includes((lang.split("-")[0] ?? "").toLowerCase());
}

function numberOf(given: string): { sign: string; whole: string; fraction: string } | null {
  const found = /^(-?)([0-9]{1,15})(?:[.,]([0-9]{1,6}))?$/.exec(given.trim().replace(/[ \u00a0\u202f]/g, ""));
  return found && { sign: found[1] ?? "", whole: found[2] ?? "", fraction: found[3] ?? "" };
}

function plural(given: string, words: string[], lang: string): string {
  const found = numberOf(given);
  const last = words[words.length - 1] ?? "";
  if (!found) return last;
  const whole = Number(found.whole);
  const slavic = isSlavic(lang);
  const place = slavic ? (found.fraction ? 1 : slavicPlace(whole)) : whole === 1 && !found.fraction ? 0 : 1;
  return words[Math.min(place, words.length - 1)] ?? "";
}

function slavicPlace(whole: number): number {
  const [ten, hundred] = [whole % 10, whole % 100];
  if (hundred >= 11 && hundred <= 14) return 2;
  return ten === 1 ? 0 : ten >= 2 && ten <= 4 ? 1 : 2;
}

function grouped(given: string, lang: string): string {
  const found = numberOf(given);
  if (!found) return given;
  const slavic = isSlavic(lang);
  const digits =
    found.whole.length > (slavic ? 4 : 3)
      ? String(Number(found.whole)).replace(/\B(?=(\d{3})+$)/g, slavic ? NBSP : ",")
      : found.whole;
  return found.sign + digits + (found.fraction ? (slavic ? "," : ".") + found.fraction : "");
}

/** The day written as `2026-12-05`, null for what is none. */
function dayOf(given: string): Date | null {
  const found = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(given.trim());
  if (!found || Number(found[1]) < 1) return null;
  const day = new Date(`${found[0]}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(found[0]) ? day : null;
}

function dateIn(given: string, style: string, { lang, dates }: Language): string {
  const day = dayOf(given);
  if (!day) return given;
  if (!dates) return foreign(day, style, lang);
  const [year = "", mm = "", dd = ""] = given.trim().split("-");
  const month = dates.months[Number(mm) - 1] ?? "";
  // `Date` begins the week with Sunday.
  const weekday = (day.getUTCDay() + 6) % 7;
  const words: Record<string, string> = {
    day: String(Number(dd)),
    dd,
    mm,
    month,
    mon: month.slice(0, 3),
    year,
    weekday: dates.days[weekday] ?? "",
    on: dates.on[weekday] ?? "",
  };
  const pattern = Object.hasOwn(dates.styles, style) ? dates.styles[style] : dates.styles["long"];
  return (pattern ?? "").replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? "");
}

function foreign(day: Date, style: string, lang: string): string {
  const written: Intl.DateTimeFormatOptions = { timeZone: "UTC" };
  try {
    if (style === "full" || style === "short") {
      return day.toLocaleDateString(lang, { ...written, dateStyle: style === "full" ? "long" : "short" });
    }
    const weekday = style === "weekday" || style === "on";
    return day.toLocaleDateString(lang, { ...written, day: "numeric", month: "long", ...(weekday && { weekday: "long" }) });
  } catch {
    return day.toISOString().slice(0, 10);
  }
}
