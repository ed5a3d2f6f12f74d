// What the views of a plan may ask for: the words they say and the reader's deeds. The element that owns the
// plan fulfils it, so that a view knows neither storage nor other views.
import type { Words } from "../words";
import type { Dates } from "./dates";
import type { Day, PlanState } from "./types";

export interface Desk {
  readonly words: Words;
  readonly dates: Dates;
  /** Whether it is somebody else's plan, come by a link: looked at, never changed. */
  readonly readOnly: boolean;
  /** The plan as it stands. */
  readonly state: PlanState;
  tick(item: string, done: boolean): void;
  tickStep(step: string, done: boolean): void;
  note(step: string, text: string): void;
  sign(step: string, by: string, day: Day): void;
  override(step: string): void;
  answer(item: string, chosen: string[]): void;
  /** Keeps the answer to an open question, and whether the reader knew it. */
  reflect(item: string, text: string, right: boolean | null): void;
  seen(step: string): void;
  /** Says `words` to a screen reader, once. */
  announce(words: string): void;
}
