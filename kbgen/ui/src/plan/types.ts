// The shapes that the plan is made of: what the site says (data scripts), what the reader's browser keeps, and
// what the two mean together on a given day. Nothing here does anything.

/** A day of the calendar, `2026-11-22`: no time, no time zone. */
export type Day = string;
/** A moment, in milliseconds since 1970. */
export type Time = number;
export type Who = "newcomer" | "buddy" | "lead" | "it";

// What the site says: the data scripts `plans`, `plan-<id>` and `calendar`.

/** The data script `plans`: every plan of the site in short. */
export interface PlanIndex {
  plans: PlanSummary[];
}

export interface PlanSummary {
  /** `tracks/l2-engineer`; its data script is `plan-l2-engineer`. */
  ref: string;
  title: string;
  /** The address of its page, relative to the root of the site. */
  url: string;
  steps: number;
  tasks: number;
}

/** The data script `plan-<id>`. */
export interface Plan {
  ref: string;
  title: string;
  url: string;
  /** Roles among newcomers; one may have several. */
  roles: Role[];
  phases: Phase[];
}

export interface Role {
  id: string;
  title: string;
}

export interface Phase {
  id: string;
  title: string;
  steps: Step[];
}

/** Ids are those of the content and of the page's anchors; `rev` changes with the words. */
export interface Step {
  id: string;
  title: string;
  rev: string;
  by: Who;
  /** The working day by which it is done: 1 is the first day, -2 two working days before it. */
  due?: number;
  /** How long it takes, in words. */
  takes?: string;
  /** Steps that come first: ids of this plan, or whole references (`tracks/duty-shift#agree`). */
  after?: string[];
  /** Titles of those of `after` that are steps of other plans. */
  outside?: { [ref: string]: string };
  /** Ids of roles; for everybody when it is left out. */
  only_for?: string[];
  sign_off?: Who;
  tasks?: Task[];
  questions?: Question[];
}

/** Its item, and its anchor on the page, is `step.task`. */
export interface Task {
  id: string;
  text: string;
  rev: string;
}

/** Its item is `step.question`. */
export interface Question {
  id: string;
  text: string;
  rev: string;
  choices?: Choice[];
}

export interface Choice {
  /** Stays the choice's own while its words stay the same: answers are kept by it, not by position. */
  id: string;
  right?: true;
}

/** The data script `calendar`: which days differ from the ordinary week, of the country in the settings. */
export interface CalendarData {
  /** `RU`; left out where the settings name none: only weekends are free then. */
  country?: string;
  /** Days of the ordinary week that are free: 0 is Monday. */
  weekend: number[];
  /** The first and the last year of which public holidays are known. */
  from?: number;
  to?: number;
  /** The last year of which moved working days are announced, where the country moves any. */
  settled?: number;
  /** Free days of the ordinary working week, by year, as `0101 0102`. */
  off?: { [year: string]: string };
  /** Working days of the ordinary weekend, alike. */
  on?: { [year: string]: string };
}

// What the browser keeps: one value per key (keys.ts says how keys are made). `at` is when the value was
// written; of two values of one key the one written later counts.

/** Under `tracks/x` or `tracks/x@run`: a run of a plan, begun by one newcomer. */
export interface Run {
  at: Time;
  /** Who: a random word, the same in all of a newcomer's runs. It says nothing about the person. */
  person: string;
  /** A name, if the newcomer likes; empty otherwise. */
  name: string;
  start: Day;
  roles: string[];
  begun: Time;
  /** When the newcomer called it finished. */
  finished?: Time;
  /** Begun by mistake: the run before it counts. */
  gone?: true;
}

/** What is kept of an item. */
export interface Kept {
  at: Time;
  /** What the item was called then, in short: all that is known of it once the plan has it no more. */
  title?: string;
}

/** Under `#step` or `#step.task`. */
export interface Tick extends Kept {
  /** When it was ticked; null after the tick was taken back. */
  done: Time | null;
  /** The revision of the words that were ticked, or seen since. */
  rev: string;
}

/** Under `#step~note`: a private note, empty after it was taken away. */
export interface Note extends Kept {
  text: string;
}

/** Under `#step~sign`: `by` confirms that the step is done; empty after it was taken back. */
export interface Signature extends Kept {
  by: string;
  day: Day;
}

/** Under `#step~open`: the step was begun before the steps `over`, which come first; none after taking it back. */
export interface Override extends Kept {
  over: string[];
}

/** Under `#step.question~answer`. */
export interface Answer extends Kept {
  rev: string;
  /** Ids of the choices that were chosen; none after it was taken back. */
  chosen: string[];
  /** Whether they were the right ones; of an open question, whether the reader knew it. Null while nothing says so. */
  right: boolean | null;
  /** The answer to an open question, in the reader's words. */
  text?: string;
}

/** Under `tracks/x~calendar`: the steps that the last calendar file had, so that the next one can cancel some. */
export interface Exported {
  at: Time;
  steps: string[];
}

export type Value = Run | Tick | Note | Signature | Override | Answer | Exported;
/** What is kept, by key. */
export type Items = ReadonlyMap<string, Value>;

// What it means on a day: made by `planState` (progress.ts).

/** Where a step belongs on the day's page. */
export type Group =
  | "done"
  | "overdue"
  | "today"
  | "week"
  | "later"
  /** Steps that come first are not done, and the reader has not gone over that. */
  | "blocked"
  /** Somebody else's turn: to do it, or to sign it. */
  | "waiting";

/** When a step is due, whoever does it. */
export type When = "overdue" | "today" | "week" | "later" | "undated";

export interface Count {
  done: number;
  all: number;
}

export interface TaskState {
  task: Task;
  /** `step.task`. */
  item: string;
  done: boolean;
  tick: Tick | null;
  /** Ticked under other words, and not seen since. */
  changed: boolean;
}

export interface AnswerState {
  question: Question;
  /** `step.question`. */
  item: string;
  answer: Answer | null;
  changed: boolean;
}

export interface Blocker {
  /** A step of this plan by its id, of another plan by its reference. */
  ref: string;
  title: string;
}

export interface StepState {
  step: Step;
  phase: Phase;
  due: Day | null;
  /** Whether holidays and moved days of the due day's year are known. */
  exact: boolean;
  when: When;
  group: Group;
  /** Working days that it is late by: 0 when it is not. */
  late: number;
  /** Done, and signed where that is wanted. */
  done: boolean;
  /** Done, by its tasks or its own tick, whether signed or not. */
  worked: boolean;
  /** When the last of it was done. */
  doneAt: Time | null;
  /** The step's own tick, where it stands: a step of tasks needs none. */
  tick: Tick | null;
  /** Whether its words, or those of a task, have changed since. */
  changed: boolean;
  tasks: TaskState[];
  answers: AnswerState[];
  count: Count;
  signature: Signature | null;
  /** Whose signature is wanted and missing. */
  unsigned: Who | null;
  /** Steps that come first and are not done, even where the reader went over them. */
  blockers: Blocker[];
  override: Override | null;
  /** Who it waits for, the reader not being the one. */
  waitsFor: Who | null;
  note: Note | null;
}

export interface PhaseState {
  phase: Phase;
  /** Only steps that concern the reader. */
  steps: StepState[];
  /** Steps. */
  count: Count;
}

/** Something kept whose item the plan no longer has, or no longer has for this reader. */
export interface Left {
  key: string;
  item: string;
  value: Value;
}

export interface PlanState {
  plan: Plan;
  /** Null where the reader has not begun: everything is then shown for everybody, undated. */
  run: Run | null;
  today: Day;
  /** The run's id: empty for the first. */
  runId: string;
  phases: PhaseState[];
  /** The steps that concern the reader, in order. */
  steps: StepState[];
  byId: ReadonlyMap<string, StepState>;
  /** Steps: all of them done is 100 %. */
  count: Count;
  /** Things to tick or sign: tasks, steps without tasks, signatures. A finer measure than steps, full when they are. */
  ticks: Count;
  /** The first step to do next: open, the reader's own, the most overdue first. */
  next: StepState | null;
  left: Left[];
}
