// The record of a run: what was done, when and by whom, in words; the same for the page, for paper and for Markdown.
import type { MyPlan } from "../plan/my-plan";
import type { Kept, Note, Signature, StepState, Tick } from "../plan/types";
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
    { title: t("checks"), lines: state.steps.flatMap((one) => checkLines(my, said, one, notes)) },
    { title: t("removed"), lines: leftLines(my, said, notes) },
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
  const { step, signature, doneAt, worked, unsigned, count } = state;
  const part = count.done && !worked ? words.text("plan.progress.tasks", { done: count.done, n: count.all }) : "";
  return {
    title: step.title,
    by: words.text(`plan.who.${step.by}`),
    when: worked && doneAt ? dates.moment(doneAt) : part,
    sign: signature ? `${signature.by}, ${dates.full(signature.day)}` : worked && unsigned ? words.text("plan.step.unsigned", { who: words.text(`plan.who.${unsigned}`) }) : "",
    note: notes ? (state.note?.text ?? "") : "",
  };
}

function overrideLine({ words, dates, titles, state }: MyPlan, said: Words, { step, override }: StepState): string[] {
  if (!override) return [];
  const title = (ref: string): string => state.byId.get(ref)?.step.title ?? step.outside?.[ref] ?? titles.get(ref) ?? ref;
  const steps = override.over.map((ref) => words.text("plan.quoted", { title: title(ref) })).join(", ");
  return [said.text("carry.record.override", { step: step.title, steps, date: dates.moment(override.at) })];
}

function checkLines({ words }: MyPlan, said: Words, { step, answers }: StepState, notes: boolean): string[] {
  const asked = answers.filter(({ question }) => question.choices?.length);
  const right = asked.filter(({ answer }) => answer?.right).length;
  const tried = asked.some(({ answer }) => answer?.chosen.length);
  const open = answers.flatMap(({ question, answer }) => {
    if (!answer || question.choices?.length) return [];
    const told = answer.right === null ? "" : words.text(`plan.check.mark.${answer.right ? "knew" : "again"}`);
    const own = notes ? (answer.text ?? "") : "";
    return told || own ? [[words.text("plan.quoted", { title: question.text }), told, own].filter(Boolean).join(" — ")] : [];
  });
  return [...(tried ? [said.text("carry.record.check", { step: step.title, right, n: asked.length })] : []), ...open];
}

/** What was done of things that the plan no longer has, by the words that they had. */
export function leftLines({ dates, titles, state }: MyPlan, said: Words, notes: boolean): string[] {
  return state.left.flatMap(({ key, item, value }) => {
    const title = (value as Kept).title ?? titles.get(item) ?? item;
    const { done, by, day, text } = value as Partial<Tick & Signature & Note>;
    const line = (kind: string, values: Record<string, string> = {}): string[] => [said.text(`carry.record.left.${kind}`, { title, ...values })];
    if (typeof done === "number") return line("tick", { date: dates.moment(done) });
    if (by && day) return line("sign", { name: by, date: dates.full(day) });
    if (text) return notes ? line("note", { text }) : [];
    return line(key.endsWith("~open") ? "open" : "answer");
  });
}

function runLine(my: MyPlan, said: Words, runId: string): string {
  const { run, count } = my.stateOf(runId);
  if (!run) return "";
  const { dates } = my;
  return said.text("carry.record.run", { first: dates.full(run.start), done: count.done, n: count.all, date: dates.moment(run.begun) });
}
