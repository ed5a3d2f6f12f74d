// Where a newcomer stands in a plan on a given day: what the plan says and what the browser keeps, put together.
//
// - A step concerns the reader if it is for everybody or for one of the reader's roles. The others count nowhere,
//   so 100 % can be reached.
// - A step is *worked* when all of its tasks are ticked or it is itself; *done* when it is also signed, where a
//   signature is wanted. A step that comes after it opens when it is worked: a signature holds nobody up.
// - A tick belongs to an id. If a task went to another step unchanged, its tick goes with it: the task has no tick
//   of its own, and a tick is left over under the same task id with the same words.
import { nameOf, keyOf, type Aspect, type Key } from "./keys";
import { WorkingDays } from "./days";
import type {
  Answer,
  AnswerState,
  Blocker,
  Count,
  Day,
  Group,
  Items,
  Left,
  Override,
  Note,
  Phase,
  PhaseState,
  Plan,
  PlanState,
  Run,
  Signature,
  Step,
  StepState,
  TaskState,
  Tick,
  Time,
  Value,
  When,
} from "./types";

export interface NamedRun {
  id: string;
  run: Run;
}

/** The runs of a plan, the one begun last first: that is the one that goes on. */
export function runsOf(items: Items, track: string): NamedRun[] {
  const found: NamedRun[] = [];
  for (const [name, value] of items) {
    const key = keyOf(name);
    if (key?.track === track && key.aspect === "run" && !(value as Run).gone) {
      found.push({ id: key.run, run: value as Run });
    }
  }
  return found.sort((one, other) => other.run.begun - one.run.begun || (one.id < other.id ? 1 : -1));
}

/** The references of plans that were begun. */
export function tracksOf(items: Items): string[] {
  const found = new Set<string>();
  for (const name of items.keys()) {
    const key = keyOf(name);
    if (key?.aspect === "run") found.add(key.track);
  }
  return [...found].filter((track) => runsOf(items, track).length).sort();
}

/** Who began the runs that there are: the one person of this browser, or empty. */
export function personOf(items: Items): string {
  const run = [...items].find(([name, value]) => keyOf(name)?.aspect === "run" && (value as Run).person)?.[1];
  return (run as Run | undefined)?.person ?? "";
}

/** Whether a step is for somebody in `roles`; everything is where nobody has begun. */
export function concerns(step: Step, roles: readonly string[] | null): boolean {
  return !roles || !step.only_for?.length || step.only_for.some((role) => roles.includes(role));
}

export interface Asked {
  plan: Plan;
  items: Items;
  days: WorkingDays;
  today: Day;
  /** The run that is asked about; the one that goes on by default. */
  runId?: string;
  /** Other plans of the site, as far as steps of this one come after theirs. */
  others?: readonly Plan[];
}

export function planState(asked: Asked): PlanState {
  const { plan, items, days, today } = asked;
  const runId = asked.runId ?? runsOf(items, plan.ref)[0]?.id ?? "";
  const run = (items.get(nameOf(plan.ref, runId)) as Run | undefined) ?? null;
  const begun = run && !run.gone ? run : null;
  const kept = new KeptItems(plan, items, runId);
  const roles = begun?.roles ?? null;
  const concerned = plan.phases.flatMap(({ steps }) => steps.filter((step) => concerns(step, roles)));
  const worked = new Map(concerned.map((step) => [step.id, isWorked(step, kept)]));
  const titles = new Map(concerned.map((step) => [step.id, step.title]));
  const outside = stepsDoneElsewhere(asked);

  const blockersOf = (step: Step): Blocker[] => {
    const found: Blocker[] = [];
    for (const ref of step.after ?? []) {
      if (worked.get(ref) === false) found.push({ ref, title: titles.get(ref) ?? ref });
      if (outside.get(ref) === false) found.push({ ref, title: step.outside?.[ref] ?? ref });
    }
    return found;
  };
  const phases = plan.phases.map((phase): PhaseState => {
    const steps = phase.steps
      .filter((step) => worked.has(step.id))
      .map((step) => stepState(step, phase, kept, blockersOf(step), begun, days, today));
    return { phase, steps, count: countOf(steps, (step) => step.done) };
  });
  const steps = phases.flatMap((phase) => phase.steps);
  return {
    plan,
    run: begun,
    runId,
    today,
    phases,
    steps,
    byId: new Map(steps.map((step) => [step.step.id, step])),
    count: countOf(steps, (step) => step.done),
    ticks: ticksOf(steps),
    next: nextOf(steps),
    left: kept.left(new Set(steps.map((step) => step.step.id))),
  };
}

function stepState(
  step: Step,
  phase: Phase,
  kept: KeptItems,
  blockers: Blocker[],
  run: Run | null,
  days: WorkingDays,
  today: Day,
): StepState {
  const tick = kept.get<Tick>(step.id, "tick");
  const tasks = (step.tasks ?? []).map((task): TaskState => {
    const item = `${step.id}.${task.id}`;
    const own = kept.of<Tick>(item, "tick", task.rev);
    const done = own !== null && own.done !== null;
    return { task, item, done, tick: own, changed: done && own.rev !== task.rev };
  });
  const answers = (step.questions ?? []).map((question): AnswerState => {
    const item = `${step.id}.${question.id}`;
    const answer = kept.of<Answer>(item, "answer", question.rev);
    return { question, item, answer, changed: answer !== null && answer.rev !== question.rev };
  });
  const worked = isWorked(step, kept);
  const signature = kept.get<Signature>(step.id, "sign");
  const valid = signature?.by ? signature : null;
  const unsigned = step.sign_off && !valid ? step.sign_off : null;
  const done = worked && !unsigned;
  const override = kept.get<Override>(step.id, "open");
  const due = run && step.due !== undefined ? days.due(run.start, step.due) : null;
  const when = whenOf(due, days, today);
  const blocked = !worked && blockers.some(({ ref }) => !override?.over.includes(ref));
  const waitsFor = done ? null : worked ? unsigned : step.by === "newcomer" ? null : step.by;
  const own = tick !== null && tick.done !== null;
  return {
    step,
    phase,
    due,
    exact: due === null || days.isSettled(due),
    when,
    group: groupOf(done, worked, blocked, waitsFor !== null, when),
    late: due && !worked ? days.late(due, today) : 0,
    done,
    worked,
    doneAt: worked ? lastOf([tick, ...tasks.map((task) => task.tick)], own ? tick.done : null) : null,
    tick,
    changed: (own && tick.rev !== step.rev) || tasks.some((task) => task.changed),
    tasks,
    answers,
    count: { done: tasks.filter((task) => task.done).length, all: tasks.length },
    signature: valid,
    unsigned,
    blockers: worked ? [] : blockers,
    override: override?.over.length ? override : null,
    waitsFor,
    note: kept.get<Note>(step.id, "note"),
  };
}

function isWorked(step: Step, kept: KeptItems): boolean {
  if (kept.get<Tick>(step.id, "tick")?.done) return true;
  const tasks = step.tasks ?? [];
  return tasks.length > 0 && tasks.every((task) => kept.of<Tick>(`${step.id}.${task.id}`, "tick", task.rev)?.done);
}

/** When a step of tasks was done: by its own tick, or with the last of its tasks. */
function lastOf(ticks: readonly (Tick | null)[], own: Time | null): Time | null {
  return own ?? ticks.reduce<Time | null>((last, tick) => Math.max(last ?? 0, tick?.done ?? 0) || last, null);
}

function whenOf(due: Day | null, days: WorkingDays, today: Day): When {
  if (due === null) return "undated";
  if (due < today) return "overdue";
  if (due === today) return "today";
  return due <= days.endOfWeek(today) ? "week" : "later";
}

function groupOf(done: boolean, worked: boolean, blocked: boolean, waits: boolean, when: When): Group {
  if (done) return "done";
  if (worked) return "waiting";
  if (blocked) return "blocked";
  if (when === "later" || when === "undated") return "later";
  return waits ? "waiting" : when;
}

const URGENCY: readonly Group[] = ["overdue", "today", "week", "later"];

function nextOf(steps: readonly StepState[]): StepState | null {
  let best: StepState | null = null;
  for (const step of steps) {
    if (step.waitsFor || !URGENCY.includes(step.group)) continue;
    if (!best || (step.due ?? "9") < (best.due ?? "9")) best = step;
  }
  return best;
}

function countOf(steps: readonly StepState[], isDone: (step: StepState) => boolean): Count {
  return { done: steps.filter(isDone).length, all: steps.length };
}

function ticksOf(steps: readonly StepState[]): Count {
  const count = { done: 0, all: 0 };
  for (const { step, count: tasks, worked, signature } of steps) {
    count.all += (tasks.all || 1) + (step.sign_off ? 1 : 0);
    count.done += (worked ? tasks.all || 1 : tasks.done) + (step.sign_off && signature ? 1 : 0);
  }
  return count;
}

/** Which steps of other plans that the reader has begun are done, by reference. */
function stepsDoneElsewhere({ items, others = [] }: Asked): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  for (const plan of others) {
    const begun = runsOf(items, plan.ref)[0];
    if (!begun) continue;
    const kept = new KeptItems(plan, items, begun.id);
    for (const step of plan.phases.flatMap((phase) => phase.steps)) {
      if (concerns(step, begun.run.roles)) found.set(`${plan.ref}#${step.id}`, isWorked(step, kept));
    }
  }
  return found;
}

/** What is kept of one run. */
class KeptItems {
  /** Ticks and answers whose items the plan does not have, by the last part of the id and the revision. */
  readonly #orphans = new Map<string, string>();
  readonly #adopted = new Set<string>();
  readonly #own: { name: string; key: Key; value: Value }[] = [];

  constructor(
    readonly plan: Plan,
    readonly items: Items,
    readonly run: string,
  ) {
    const known = itemsOfPlan(plan);
    for (const [name, value] of items) {
      const key = name.startsWith(plan.ref) ? keyOf(name) : null;
      if (!key?.item || key.track !== plan.ref || key.run !== run) continue;
      this.#own.push({ name, key, value });
      if (known.has(key.item) || !key.item.includes(".")) continue;
      const orphan = orphanName(key, value);
      const other = this.items.get(this.#orphans.get(orphan) ?? "");
      if (!other || other.at < value.at) this.#orphans.set(orphan, name);
    }
  }

  get<T extends Value>(item: string, aspect: Aspect): T | null {
    return (this.items.get(nameOf(this.plan.ref, this.run, item, aspect)) as T | undefined) ?? null;
  }

  /**
   * The value of an item with the words `rev`, which may have come here from another step, or have had no id but
   * the one made of its words.
   */
  of<T extends Value>(item: string, aspect: Aspect, rev: string): T | null {
    const own = this.get<T>(item, aspect);
    if (own || !this.#orphans.size) return own;
    const name = [lastPart(item), `x-${rev}`]
      .map((id) => this.#orphans.get(`${aspect} ${id} ${rev}`))
      .find((found) => found !== undefined);
    if (name === undefined) return null;
    this.#adopted.add(name);
    return (this.items.get(name) as T | undefined) ?? null;
  }

  /** What is kept of items other than those of the steps `ids`, if it says anything. */
  left(ids: ReadonlySet<string>): Left[] {
    const known = itemsOfPlan(this.plan);
    return this.#own
      .filter(({ name, key, value }) => {
        const here = ids.has(key.item.split(".")[0] ?? "") && known.has(key.item);
        return !here && !this.#adopted.has(name) && says(key.aspect, value);
      })
      .map(({ name, key, value }) => ({ key: name, item: key.item, value }));
  }
}

function itemsOfPlan(plan: Plan): ReadonlySet<string> {
  const found = new Set<string>();
  for (const step of plan.phases.flatMap((phase) => phase.steps)) {
    found.add(step.id);
    for (const one of [...(step.tasks ?? []), ...(step.questions ?? [])]) found.add(`${step.id}.${one.id}`);
  }
  return found;
}

function orphanName(key: Key, value: Value): string {
  return `${key.aspect} ${lastPart(key.item)} ${(value as Tick | Answer).rev}`;
}

function lastPart(item: string): string {
  return item.slice(item.indexOf(".") + 1);
}

/** Whether a value says something: one that was taken back does not. */
export function says(aspect: Aspect, value: Value): boolean {
  if (aspect === "tick") return (value as Tick).done !== null;
  if (aspect === "note") return (value as Note).text !== "";
  if (aspect === "sign") return (value as Signature).by !== "";
  if (aspect === "open") return (value as Override).over.length > 0;
  if (aspect !== "answer") return true;
  const { chosen, right, text } = value as Answer;
  return chosen.length > 0 || right !== null || Boolean(text);
}
