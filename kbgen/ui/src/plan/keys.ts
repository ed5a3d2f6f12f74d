// Names of what is kept: one key per thing, made of explicit ids, so that nothing depends on order or words.
//
//   tracks/l2-engineer                      the first run of the plan: who, from when, in which roles
//   tracks/l2-engineer@mhx3k2p0             another run, named by its beginning; the one begun last counts
//   tracks/l2-engineer#accounts             the step's own tick
//   tracks/l2-engineer#accounts.mail        the tick of its task
//   tracks/l2-engineer#accounts~sign        the signature under the step (also ~note, ~open)
//   tracks/l2-engineer#accounts.why~answer  the answer to its question
//   tracks/l2-engineer~calendar             what the last calendar file had
//
// A run's items carry its name: `tracks/l2-engineer@mhx3k2p0#accounts.mail`. Restarting so writes one key and
// takes nothing away.

export type Aspect = "run" | "tick" | "note" | "sign" | "open" | "answer" | "calendar";

export interface Key {
  /** `tracks/l2-engineer`. */
  track: string;
  /** Empty for the first run. */
  run: string;
  /** `step`, `step.task` or `step.question`; empty for what concerns the whole run. */
  item: string;
  aspect: Aspect;
}

const ID = "[a-z0-9]+(?:-[a-z0-9]+)*";
const KEY = new RegExp(`^(tracks/${ID})(?:@([a-z0-9]{1,16}))?(?:#(${ID}(?:\\.${ID})?))?(?:~(note|sign|open|answer|calendar))?$`);
export const LONGEST_KEY = 400;

/** What a key names, null where it is none of the plan's. */
export function keyOf(name: string): Key | null {
  const found = name.length <= LONGEST_KEY ? KEY.exec(name) : null;
  if (!found) return null;
  const [, track = "", run = "", item = "", said] = found;
  const aspect = (said ?? (item ? "tick" : "run")) as Aspect;
  const whole = aspect === "run" || aspect === "calendar";
  if (whole === Boolean(item)) return null;
  if (item.includes(".") ? aspect !== "tick" && aspect !== "answer" : aspect === "answer") return null;
  return { track, run, item, aspect };
}

/** The key of a thing. */
export function nameOf(track: string, run: string, item = "", aspect: Aspect = item ? "tick" : "run"): string {
  const kind = aspect === "run" || aspect === "tick" ? "" : `~${aspect}`;
  return `${track}${run && `@${run}`}${item && `#${item}`}${kind}`;
}

/** The name of a run begun at `time`. */
export function runName(time: number): string {
  return Math.max(0, Math.floor(time)).toString(36);
}
