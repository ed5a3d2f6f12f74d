// The due days of a plan as a calendar file (RFC 5545) that may be taken in again and again.
//
// An event's name (UID) is made of the plan, the run, the step and the newcomer's random word, so the next file
// updates instead of doubling; its SEQUENCE grows with every file. A step that is done stays, marked and silent.
// One that the last file had and this one does not is cancelled.
import { dayOf, numberOf } from "./days";
import type { Day, PlanState, StepState, Time } from "./types";

export const MIME = "text/calendar";
const MORNING = "PT9H";
const OCTETS = 75;

/** What `words` of the part can do here. */
export interface Say {
  text(key: string, values?: Record<string, string | number>): string;
}

export interface IcsAsked {
  state: PlanState;
  /** The whole address of the plan's page; empty where others could not open it. */
  page: string;
  words: Say;
  now: Time;
  /** The steps that the last file had. */
  earlier?: readonly string[];
}

/** The file, and the steps that it has. */
export function icsText({ state, page, words, now, earlier = [] }: IcsAsked): { text: string; steps: string[] } {
  const { plan, run } = state;
  const dated = state.steps.filter((step) => step.due !== null);
  const steps = dated.map(({ step }) => step.id);
  const stamp = `${new Date(now).toISOString().replace(/[-:]|\.\d+/g, "")}`;
  const changed = [`DTSTAMP:${stamp}`, `LAST-MODIFIED:${stamp}`, `SEQUENCE:${Math.max(0, Math.floor((now - (run?.begun ?? now)) / 1000))}`];
  const name = (step: string): string =>
    `UID:${plan.ref.replace("/", "-")}.${state.runId || "0"}.${step}.${run?.person || "0"}@kbgen`;
  const lines = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//kbgen//kbgen//RU", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"],
    ...[`NAME:${escaped(plan.title)}`, `X-WR-CALNAME:${escaped(plan.title)}`],
    ...dated.flatMap((step) => [
      ...["BEGIN:VEVENT", name(step.step.id), ...changed],
      ...eventOf(step, plan.title, page, words, state.today),
      "END:VEVENT",
    ]),
    ...earlier
      .filter((step) => !steps.includes(step))
      .flatMap((step) => [
        ...["BEGIN:VEVENT", name(step), ...changed, ...onDay(state.today), "STATUS:CANCELLED"],
        ...[`SUMMARY:${escaped(words.text("calendar.gone"))}`, "END:VEVENT"],
      ]),
    "END:VCALENDAR",
  ];
  return { text: lines.map((line) => `${folded(line)}\r\n`).join(""), steps };
}

function eventOf(state: StepState, plan: string, page: string, words: Say, today: Day): string[] {
  const { step, due, worked } = state;
  const title = worked ? words.text("calendar.done", { title: step.title }) : step.title;
  const about = [
    words.text(`calendar.by.${step.by}`, { plan }),
    ...(step.takes ? [words.text("calendar.takes", { time: step.takes })] : []),
    ...state.tasks.map(({ task, done }) => `${done ? "☑" : "☐"} ${task.text}`),
    ...(state.unsigned ? [words.text(`calendar.sign.${state.unsigned}`)] : []),
    ...(page ? [`${page}#${step.id}`] : []),
  ];
  const rings = !worked && step.by === "newcomer" && due !== null && due >= today;
  return [
    ...onDay(due ?? today),
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(about.join("\n"))}`,
    `CATEGORIES:${escaped(plan)}`,
    ...(page ? [`URL:${page}#${step.id}`] : []),
    ...["STATUS:CONFIRMED", "TRANSP:TRANSPARENT"],
    ...(rings
      ? ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(title)}`, `TRIGGER:${MORNING}`, "END:VALARM"]
      : []),
  ];
}

/** A whole day: it ends with the beginning of the next. */
function onDay(day: Day): string[] {
  const next = dayOf((numberOf(day) ?? 0) + 1);
  return [`DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`, `DTEND;VALUE=DATE:${next.replaceAll("-", "")}`];
}

function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n|[\r\n\u2028\u2029]/g, "\\n")
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, "");
}

/** A line in pieces of at most 75 octets, no character cut apart. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let found = "";
  let length = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (length + size > OCTETS) {
      found += "\r\n ";
      length = 1;
    }
    found += character;
    length += size;
  }
  return found;
}
