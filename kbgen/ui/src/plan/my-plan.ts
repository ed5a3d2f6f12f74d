// A reader's plan over a store: what is kept becomes a state, deeds become changes that can be taken back.
//
// Every deed remembers what it wrote over, so that undoing writes that again, later than what it undoes: other
// tabs, exports and imports then agree on what counts. Nothing is deleted.
import type { Json, Store } from "../store/store";
import type { Words } from "../words";
import type { Dates } from "./dates";
import { dayAt, type WorkingDays } from "./days";
import type { Desk } from "./desk";
import { keyOf, nameOf, runName, type Aspect } from "./keys";
import { concerns, personOf, planState, runsOf } from "./progress";
import { titlesOf } from "./titles";
import type { Day, Items, Note, Override, Plan, PlanState, Run, Signature, Step, StepState, Tick, Time, Value } from "./types";
import { after, answered, begun, newPerson, noted, overridden, readItems, seen, signed, ticked, valueOf } from "./values";

export interface Change {
  key: string;
  value: Value;
}

interface Deed {
  words: string;
  before: { key: string; value: Value | null }[];
}

export interface Source {
  plan: Plan;
  days: WorkingDays;
  /** Other plans that steps of this one come after. */
  others: readonly Plan[];
  words: Words;
  dates: Dates;
  /** Where it is kept; null for a plan that is only looked at. */
  store: Store | null;
  /** What a looked-at plan says. */
  shown?: Items;
  now?: () => Time;
}

const MOST_UNDO = 100;
/** What was put aside before something of ours took its place. */
const ASIDE = "aside/";

export class MyPlan implements Desk {
  readonly words: Words;
  readonly dates: Dates;
  readonly plan: Plan;
  readonly days: WorkingDays;
  /** What the items of the plan are called now. */
  readonly titles: ReadonlyMap<string, string>;
  readonly #source: Source;
  readonly #store: Store | null;
  readonly #now: () => Time;
  #items = new Map<string, Value>();
  /** What is kept under our names and is nothing of ours, as it stands. */
  #strange = new Map<string, string>();
  #writing = false;
  #state: PlanState | null = null;
  #deeds: Deed[] = [];
  #watchers: ((said: string) => void)[] = [];
  announce: (words: string) => void = () => {};

  constructor(source: Source) {
    this.#source = source;
    this.#store = source.store;
    this.#now = source.now ?? Date.now;
    ({ words: this.words, dates: this.dates, plan: this.plan, days: this.days } = source);
    this.titles = titlesOf(this.plan);
    this.#read();
  }

  get readOnly(): boolean {
    return this.#store === null;
  }

  get now(): Time {
    return this.#now();
  }

  get items(): Items {
    return this.#items;
  }

  get state(): PlanState {
    const today = dayAt(this.#now());
    if (this.#state?.today === today) return this.#state;
    this.#state = planState({ ...this.#source, items: this.#items, today });
    return this.#state;
  }

  /** The day that is proposed to begin on: today, or the next working day. */
  get firstDay(): Day {
    return this.days.onOrAfter(this.state.today);
  }

  /** What is kept that can neither be read nor be thrown away, by name. */
  get strange(): { name: string; raw: string }[] {
    const aside = (this.#store?.names(ASIDE) ?? []).map((name) => ({ name: name.slice(ASIDE.length), raw: String(this.#store?.get(name)) }));
    return [...[...this.#strange].map(([name, raw]) => ({ name, raw })), ...aside];
  }

  /** What the browser keeps and nobody can read. */
  get unreadable(): { name: string; raw: string }[] {
    return this.#store?.unreadable ?? [];
  }

  /** Calls `watcher` after every change, own or another tab's, with what was done, empty for others' deeds. */
  watch(watcher: (said: string) => void): () => void {
    this.#watchers.push(watcher);
    const stop = this.#store?.watch((name) => this.#follow(name));
    return () => {
      this.#watchers = this.#watchers.filter((one) => one !== watcher);
      stop?.();
    };
  }

  /** Looks again at what day it is; whoever watches is told. */
  refresh(): void {
    this.#state = null;
    this.#tell("");
  }

  // Deeds

  tick(item: string, done: boolean): void {
    const state = this.#stepOf(item);
    const task = state?.tasks.find((one) => one.item === item);
    if (!state || !task) return this.tickStep(item, done);
    const changes: Change[] = [{ key: this.#key(item), value: ticked(done, task.task.rev, this.#now(), task.tick) }];
    if (!done) changes.push(...this.#ownTickOff(state));
    this.#do(changes, this.words.text(done ? "plan.undo.tick" : "plan.undo.untick", { item: task.task.text }));
  }

  /** Ticks a step: with tasks, all that are left of them; unticks both. */
  tickStep(id: string, done: boolean): void {
    const state = this.state.byId.get(id);
    if (!state) return;
    const now = this.#now();
    const changes: Change[] = state.tasks
      .filter((one) => one.done !== done)
      .map(({ item, task, tick }) => ({ key: this.#key(item), value: ticked(done, task.rev, now, tick) }));
    if (!done) changes.push(...this.#ownTickOff(state));
    else if (!state.tasks.length) changes.push({ key: this.#key(id), value: ticked(true, state.step.rev, now, state.tick) });
    this.#do(changes, this.words.text(done ? "plan.undo.step" : "plan.undo.step_off", { step: state.step.title }));
  }

  note(id: string, text: string): void {
    const before = this.#get<Note>(id, "note");
    if ((before?.text ?? "") === text) return;
    this.#do([{ key: this.#key(id, "note"), value: noted(text, this.#now(), before) }], "");
  }

  sign(id: string, by: string, day: Day): void {
    const step = this.state.byId.get(id)?.step.title ?? "";
    const value = signed(by, day, this.#now(), this.#get<Signature>(id, "sign"));
    this.#do([{ key: this.#key(id, "sign"), value }], this.words.text(by ? "plan.undo.sign" : "plan.undo.sign_off", { step }));
  }

  override(id: string): void {
    const state = this.state.byId.get(id);
    if (!state) return;
    const value = overridden(state.blockers.map((one) => one.ref), this.#now(), this.#get<Override>(id, "open"));
    this.#do([{ key: this.#key(id, "open"), value }], this.words.text("plan.undo.override", { step: state.step.title }));
  }

  answer(item: string, chosen: string[]): void {
    const state = this.#stepOf(item)?.answers.find((one) => one.item === item);
    if (!state || (!chosen.length && !state.answer?.chosen.length)) return;
    const choices = state.question.choices ?? [];
    const right = choices.length ? choices.every((one) => Boolean(one.right) === chosen.includes(one.id)) : null;
    const value = answered(chosen, chosen.length ? right : null, state.question.rev, this.#now(), state.answer);
    this.#do([{ key: this.#key(item, "answer"), value }], "");
  }

  reflect(item: string, text: string, right: boolean | null): void {
    const state = this.#stepOf(item)?.answers.find((one) => one.item === item);
    const { answer = null } = state ?? {};
    if (!state || ((answer?.text ?? "") === text && (answer?.right ?? null) === right)) return;
    const value = answered([], right, state.question.rev, this.#now(), answer, text);
    this.#do([{ key: this.#key(item, "answer"), value }], "");
  }

  seen(id: string): void {
    const state = this.state.byId.get(id);
    if (!state) return;
    const now = this.#now();
    const changes: Change[] = state.tasks
      .filter((one) => one.changed)
      .map(({ item, task, tick }) => ({ key: this.#key(item), value: seen(tick as Tick, task.rev, now) }));
    if (state.tick?.done && state.tick.rev !== state.step.rev) {
      changes.push({ key: this.#key(id), value: seen(state.tick, state.step.rev, now) });
    }
    this.#do(changes, this.words.text("plan.undo.seen"));
  }

  /** Begins the plan, or changes how it was begun. */
  start(start: Day, roles: string[], name: string): void {
    const { run, runId } = this.state;
    const now = this.#now();
    const value: Run = run
      ? { ...run, at: after(run, now), start, roles, name: name.trim().slice(0, 100) }
      : begun(start, roles, name, now, personOf(this.#items) || newPerson());
    const at = this.dates.full(start);
    const words = this.words.text(run ? "plan.begin.changed" : "plan.begin.started", { date: at });
    this.act([{ key: nameOf(this.plan.ref, runId), value }], words);
  }

  /** Begins the plan anew; what was done stays where it is, under the run before. */
  restart(start: Day): void {
    const { run } = this.state;
    if (!run) return;
    const now = after({ at: run.begun }, this.#now());
    const key = nameOf(this.plan.ref, runName(now));
    this.act([{ key, value: begun(start, run.roles, run.name, now, run.person) }], this.words.text("plan.undo.restart"));
  }

  /** A deed of the reader's own: what it writes carries the words of its item. */
  #do(changes: readonly Change[], words: string): void {
    this.act(changes.map(({ key, value }) => ({ key, value: { ...value, ...this.#titled(key) } })), words);
  }

  #titled(key: string): { title?: string } {
    const title = this.titles.get(keyOf(key)?.item ?? "");
    return title === undefined ? {} : { title };
  }

  /** Writes `changes` together; `words` say what was done, none for what needs no saying. */
  act(changes: readonly Change[], words: string): void {
    if (!this.#store || !changes.length) return;
    this.#deeds.push({ words, before: changes.map(({ key }) => ({ key, value: this.#items.get(key) ?? null })) });
    if (this.#deeds.length > MOST_UNDO) this.#deeds.shift();
    this.#write(changes);
    this.#tell(words);
  }

  /** Writes what is nobody's deed and not undone. */
  keep(key: string, value: Value): void {
    this.#write([{ key, value }]);
  }

  get canUndo(): boolean {
    return this.#deeds.length > 0;
  }

  /** Takes the last deed back; tells whether there was one. */
  undo(): boolean {
    const deed = this.#deeds.pop();
    if (!deed) return false;
    const now = this.#now();
    this.#write(deed.before.flatMap(({ key, value }) => restored(key, value, this.#items.get(key) ?? null, now)));
    this.#tell("");
    return true;
  }

  // Keeping

  #write(changes: readonly Change[]): void {
    this.#writing = true;
    for (const { key, value } of changes) {
      const raw = this.#strange.get(key);
      if (raw !== undefined) {
        this.#store?.set(`${ASIDE}${key}`, raw);
        this.#strange.delete(key);
      }
      this.#items.set(key, value);
      this.#store?.set(key, value as unknown as Json);
    }
    this.#writing = false;
    this.#state = null;
  }

  #follow(name: string | null): void {
    if (this.#writing) return;
    if (name === null) this.#read();
    else if (keyOf(name)) this.#take(name);
    else return;
    this.#state = null;
    this.#tell("");
  }

  #read(): void {
    this.#state = null;
    if (!this.#store) {
      this.#items = new Map(this.#source.shown);
      return;
    }
    const store = this.#store;
    const kept = readItems(store.names(), (name) => store.get(name));
    this.#items = new Map(kept.items);
    this.#strange = new Map(kept.strange.map(({ name, raw }) => [name, raw]));
  }

  #take(name: string): void {
    const found = this.#store?.get(name) ?? null;
    const value = found === null ? "shape" : valueOf(name, found, Infinity);
    this.#strange.delete(name);
    if (typeof value === "object") {
      this.#items.set(name, value);
      return;
    }
    this.#items.delete(name);
    if (found !== null) this.#strange.set(name, JSON.stringify(found));
  }

  #tell(said: string): void {
    for (const watcher of [...this.#watchers]) watcher(said);
  }

  #key(item: string, aspect: Aspect = "tick"): string {
    return nameOf(this.plan.ref, this.state.runId, item, aspect);
  }

  #get<T extends Value>(item: string, aspect: Aspect): T | null {
    return (this.#items.get(this.#key(item, aspect)) as T | undefined) ?? null;
  }

  #stepOf(item: string): StepState | undefined {
    return this.state.byId.get(item.split(".")[0] ?? "");
  }

  #ownTickOff(state: StepState): Change[] {
    if (!state.tick?.done) return [];
    return [{ key: this.#key(state.step.id), value: ticked(false, state.step.rev, this.#now(), state.tick) }];
  }

  /** The step to go on with: the one touched last, or what comes next where that is done. */
  get resume(): StepState | null {
    const { byId, runId, next } = this.state;
    let last: StepState | null = null;
    let at = 0;
    for (const [name, value] of this.#items) {
      const key = name.startsWith(this.plan.ref) ? keyOf(name) : null;
      if (!key?.item || key.track !== this.plan.ref || key.run !== runId || value.at < at) continue;
      at = value.at;
      last = byId.get(key.item.split(".")[0] ?? "") ?? last;
    }
    return last && !last.worked && last.group !== "blocked" && !last.waitsFor ? last : next;
  }

  /** Steps of a phase that are for others. */
  others(phase: string): Step[] {
    const roles = this.state.run?.roles ?? null;
    const steps = this.plan.phases.find((one) => one.id === phase)?.steps ?? [];
    return steps.filter((step) => !concerns(step, roles));
  }

  /** When the last of it was done; null while something is left. */
  get finishedAt(): Time | null {
    const { count, steps } = this.state;
    if (!count.all || count.done < count.all) return null;
    return steps.reduce((last, one) => Math.max(last, one.doneAt ?? 0, one.signature?.at ?? 0), 0);
  }

  /** Where another run of the plan came to. */
  stateOf(runId: string): PlanState {
    return planState({ ...this.#source, items: this.#items, today: dayAt(this.#now()), runId });
  }

  /** Runs before the one that goes on. */
  get formerRuns(): { id: string; run: Run }[] {
    return runsOf(this.#items, this.plan.ref).filter(({ id }) => id !== this.state.runId);
  }
}

/** What a value says once it is taken back. */
const TAKEN_BACK: Partial<Record<Aspect, object>> = {
  tick: { done: null },
  note: { text: "" },
  sign: { by: "" },
  open: { over: [] },
  answer: { chosen: [], right: null },
  run: { gone: true },
};

/** The change that brings `value` back under `key`, where `current` stands; nothing is a thing taken back. */
function restored(key: string, value: Value | null, current: Value | null, now: Time): Change[] {
  const at = after(current, now);
  if (value) return [{ key, value: { ...value, at } }];
  const { aspect = "calendar" } = keyOf(key) ?? {};
  const back = TAKEN_BACK[aspect];
  if (!current || !back) return [];
  return [{ key, value: { ...current, ...back, ...(aspect === "answer" && "text" in current && { text: "" }), at } }];
}
