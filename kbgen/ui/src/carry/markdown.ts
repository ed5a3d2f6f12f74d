// The plan and its record as Markdown, to be kept elsewhere or pasted into a ticket.
import type { MyPlan } from "../plan/my-plan";
import type { Words } from "../words";
import { leftLines, type PlanRecord } from "./record";

/** Text that Markdown takes for nothing but text. */
export function plain(text: string): string {
  return text.replace(/\u00a0/g, " ").replace(/[\\`*_[\]<>|#]/g, "\\$&").replace(/\s*\n\s*/g, " ").replace(/^(\d+)([.)])/, "$1\\$2").replace(/^([-+])/, "\\$1");
}

export function planMarkdown(my: MyPlan, said: Words): string {
  const { words, dates, state, plan } = my;
  const { run, today } = state;
  const lines = [`# ${plain(plan.title)}`, ""];
  if (run?.name) lines.push(`${said.text("carry.record.who")}: ${plain(run.name)}`, "");
  if (run) lines.push(words.text("plan.day.since", { date: dates.full(run.start) }), "");
  lines.push(words.count("plan.progress.steps", state.count.all, { done: state.count.done }), "");
  for (const { phase, steps } of state.phases) {
    if (!steps.length) continue;
    lines.push(`## ${plain(phase.title)}`, "");
    for (const one of steps) {
      const about = [
        words.text(`plan.who.${one.step.by}`),
        ...(one.due ? [words.text("plan.due.by", { date: dates.day(one.due, today) })] : []),
        ...(one.signature ? [words.text("plan.sign.signed", { name: one.signature.by, date: dates.full(one.signature.day) })] : []),
      ];
      lines.push(`- [${one.worked ? "x" : " "}] **${plain(one.step.title)}** (${plain(about.join("; "))})`);
      for (const { task, done } of one.tasks) lines.push(`    - [${done ? "x" : " "}] ${plain(task.text)}`);
      if (one.note?.text) lines.push(...one.note.text.split("\n").map((line) => `    > ${plain(line)}`));
    }
    lines.push("");
  }
  const gone = leftLines(my, said, true);
  if (gone.length) lines.push(`## ${plain(said.text("carry.record.removed"))}`, "", ...gone.map((line) => `- ${plain(line)}`));
  return `${lines.join("\n").trim()}\n`;
}

export function recordMarkdown(record: PlanRecord, heading: string): string {
  const { columns } = record;
  const lines = [`# ${plain(heading)}: ${plain(record.title)}`, ""];
  for (const [label, value] of record.facts) lines.push(`- ${plain(label)}: ${plain(value)}`);
  for (const { title, steps } of record.phases) {
    lines.push("", `## ${plain(title)}`, "", row([columns.step, columns.by, columns.when, columns.sign]), "|---|---|---|---|");
    for (const one of steps) lines.push(row([one.title, one.by, one.when || columns.notDone, one.sign]));
    for (const one of steps) if (one.note) lines.push("", `**${plain(one.title)}.** ${plain(one.note)}`);
  }
  for (const { title, lines: said } of record.lists) lines.push("", `## ${plain(title)}`, "", ...said.map((line) => `- ${plain(line)}`));
  return `${lines.join("\n").trim()}\n`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(plain).join(" | ")} |`;
}
