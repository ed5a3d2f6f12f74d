// The record of a run: what was done, when and by whom, in words; the same for the page, for paper and for Markdown.
import type { MyPlan } from "../plan/my-plan";
import type { Answer, Left, Note, Override, Plan, Signature, StepState, Tick } from "../plan/types";
import type { Words } from "../words";

export interface RecordStep {
  title: string;
  by: string;
  /** When it was done; empty where it was not. */
  when: string;
  sign: string;
  note: string;
}

export interface PlanRecord {
  title: string;
  /** Pairs of what and what it is: who, from when, until when, how much. */
  facts: [string, string][];
  phases: { title: string; steps: RecordStep[] }[];
  /** Lists under a heading each, only those that say something. */
  lists: { title: string; lines: string[] }[];
  /** What the table's columns are called. */
  columns: { step: string; by: string; when: string; sign: string; note: string; notDone: string };
}

export function recordOf(my: MyPlan, said: Words, notes: boolean): PlanRecord {
  const { words, dates, state, plan } = my;
  const t = (key: string, values: Record<string, string | number> = {}) => said.text(`carry.record.${key}`, values);
  const { run, count } = state;
  const end = my.finishedAt;
  const facts: [string, string][] = [
    [t("who"), run?.name || t("unnamed")],
    ...(run ? ([[t("first"), dates.full(run.start)]] as [string, string][]) : []),
    ...(end !== null ? ([[t("finished"), dates.moment(end)]] as [string, string][]) : []),
    [t("done"), words.count("plan.progress.steps", count.all, { done: count.done })],
  ];
  const lists = [
    { title: t("overrides"), lines: state.steps.flatMap((one) => overrideLine(my, said, one)) },
    { title: t("checks"), lines: state.steps.flatMap((one) => checkLine(said, one)) },
    { title: t("removed"), lines: state.left.map((one) => leftLine(my, said, one)).filter((line) => line !== "") },
    { title: t("runs"), lines: my.formerRuns.map(({ id }) => runLine(my, said, id)) },
  ];
  return {
    title: plan.title,
    facts,
    phases: state.phases
      .filter((phase) => phase.steps.length)
      .map((phase) => ({ title: phase.phase.title, steps: phase.steps.map((one) => stepOf(my, one, notes)) })),
    lists: lists.filter(({ lines }) => lines.length),
    columns: { step: t("step"), by: t("by"), when: t("when"), sign: t("sign"), note: t("note"), notDone: t("not_done") },
  };
}

function stepOf({ words, dates }: MyPlan, state: StepState, notes: boolean): RecordStep {
  const { step, signature, doneAt, worked, count } = state;
  const part = count.done && !worked ? words.text("plan.progress.tasks", { done: count.done, n: count.all }) : "";
  return {
    title: step.title,
    by: words.text(`plan.who.${step.by}`),
    when: worked && doneAt ? dates.moment(doneAt) : part,
    sign: signature ? `${signature.by}, ${dates.full(signature.day)}` : "",
    note: notes ? (state.note?.text ?? "") : "",
  };
}

function overrideLine({ words, dates, plan, state }: MyPlan, said: Words, { step, override }: StepState): string[] {
  if (!override) return [];
  const titles = titlesOf(plan);
  const title = (ref: string): string => state.byId.get(ref)?.step.title ?? step.outside?.[ref] ?? titles.get(ref) ?? ref;
  const steps = override.over.map((ref) => words.text("plan.quoted", { title: title(ref) })).join(", ");
  return [said.text("carry.record.override", { step: step.title, steps, date: dates.moment(override.at) })];
}

function checkLine(said: Words, { step, answers }: StepState): string[] {
  const asked = answers.filter(({ question }) => question.choices?.length);
  if (!asked.some(({ answer }) => answer?.chosen.length)) return [];
  const right = asked.filter(({ answer }) => answer?.right).length;
  return [said.text("carry.record.check", { step: step.title, right, n: asked.length })];
}

/** A thing that the plan no longer has: by its words where it has them for others, by its id else. */
function leftLine({ words, dates, plan }: MyPlan, said: Words, { key, item, value }: Left): string {
  const title = titlesOf(plan).get(item) ?? item;
  const done = (value as Tick).done;
  if (typeof done === "number") return said.text("carry.record.removed_item", { item: title, date: dates.moment(done) });
  const { by, day } = value as Signature;
  if (by) return words.text("plan.sign.signed", { name: by, date: dates.full(day) }) + ` (${title})`;
  const { text } = value as Note;
  if (text) return `${title}: ${text}`;
  return (value as Override).over?.length || (value as Answer).chosen?.length ? `${title} (${key.split("~")[1] ?? ""})` : "";
}

function runLine(my: MyPlan, said: Words, runId: string): string {
  const { run, count } = my.stateOf(runId);
  if (!run) return "";
  const { dates } = my;
  return said.text("carry.record.run", { first: dates.full(run.start), done: count.done, n: count.all, date: dates.moment(run.begun) });
}

function titlesOf(plan: Plan): Map<string, string> {
  const found = new Map<string, string>();
  for (const step of plan.phases.flatMap((phase) => phase.steps)) {
    found.set(step.id, step.title);
    for (const task of step.tasks ?? []) found.set(`${step.id}.${task.id}`, task.text);
  }
  return found;
}
