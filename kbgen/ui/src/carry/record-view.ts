// The record on the screen and on paper: facts, a table of each phase, what else is worth knowing.
import { el } from "../plan/dom";
import type { PlanRecord } from "./record";

export function recordElement(record: PlanRecord, heading: string, now: string): HTMLElement {
  const { columns } = record;
  const tables = record.phases.map(({ title, steps }) =>
    el(
      "table",
      { class: "kb-record-table" },
      el("caption", {}, title),
      el("thead", {}, el("tr", {}, ...[columns.step, columns.by, columns.when, columns.sign].map((name) => el("th", { scope: "col" }, name)))),
      el(
        "tbody",
        {},
        ...steps.map((one) =>
          el(
            "tr",
            { "data-kb-done": Boolean(one.when) },
            el("th", { scope: "row" }, one.title, one.note ? el("p", { class: "kb-record-note" }, one.note) : null),
            el("td", { "data-kb-label": columns.by }, one.by),
            el("td", { "data-kb-label": columns.when }, one.when || el("span", { class: "kb-record-open" }, columns.notDone)),
            el("td", { "data-kb-label": columns.sign }, one.sign),
          ),
        ),
      ),
    ),
  );
  const lists = record.lists.map(({ title, lines }) =>
    el("section", {}, el("h3", {}, title), el("ul", {}, ...lines.map((line) => el("li", {}, line)))),
  );
  const facts = record.facts.flatMap(([label, value]) => [el("dt", {}, label), el("dd", {}, value)]);
  return el(
    "div",
    { class: "kb-record" },
    el("p", { class: "kb-record-head" }, heading),
    el("p", { class: "kb-record-title" }, record.title),
    el("dl", { class: "kb-record-facts" }, ...facts),
    ...tables,
    ...lists,
    el("p", { class: "kb-record-now" }, now),
  );
}
