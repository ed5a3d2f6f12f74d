// The record on the screen and on paper: facts, a table of each phase, what else is worth knowing.
import { make } from "../make";
import type { PlanRecord } from "./record";

export function recordElement(record: PlanRecord, heading: string, now: string): HTMLElement {
  const { columns } = record;
  const tables = record.phases.map(({ title, steps }) =>
    make(
      "table",
      { class: "kb-record-table" },
      make("caption", {}, title),
      make("thead", {}, make("tr", {}, ...[columns.step, columns.by, columns.when, columns.sign].map((name) => make("th", { scope: "col" }, name)))),
      make(
        "tbody",
        {},
        ...steps.map((one) =>
          make(
            "tr",
            { "data-kb-done": Boolean(one.when) },
            make("th", { scope: "row" }, one.title, one.note ? make("p", { class: "kb-record-note" }, one.note) : null),
            make("td", { "data-kb-label": columns.by }, one.by),
            make("td", { "data-kb-label": columns.when }, one.when || make("span", { class: "kb-record-open" }, columns.notDone)),
            make("td", { "data-kb-label": columns.sign }, one.sign),
          ),
        ),
      ),
    ),
  );
  const lists = record.lists.map(({ title, lines }) =>
    make("section", {}, make("h3", {}, title), make("ul", {}, ...lines.map((line) => make("li", {}, line)))),
  );
  const facts = record.facts.flatMap(([label, value]) => [make("dt", {}, label), make("dd", {}, value)]);
  return make(
    "div",
    { class: "kb-record" },
    make("p", { class: "kb-record-head" }, heading),
    make("p", { class: "kb-record-title" }, record.title),
    make("dl", { class: "kb-record-facts" }, ...facts),
    ...tables,
    ...lists,
    make("p", { class: "kb-record-now" }, now),
  );
}
