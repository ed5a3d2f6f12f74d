// How a due day is told.
import type { Desk } from "./desk";
import type { StepState } from "./types";

/** The date; of a year whose working days may still be moved, less surely. */
export function dateSaid({ words, dates, state }: Desk, { due, exact }: StepState): string {
  return due ? words.text(exact ? "plan.due.by" : "plan.due.about", { date: dates.day(due, state.today) }) : "";
}

/** How late it is, or by when it is due. */
export function dueSaid(desk: Desk, one: StepState): string {
  const { words } = desk;
  if (one.late) return words.count("plan.due.late", one.late);
  return one.when === "today" ? words.text("plan.due.today") : dateSaid(desk, one);
}
