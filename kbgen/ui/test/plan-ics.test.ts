import assert from "node:assert/strict";
import { test } from "node:test";
import { icsText } from "../src/plan/ics";
import { nameOf } from "../src/plan/keys";
import { planState } from "../src/plan/progress";
import type { Items, Plan } from "../src/plan/types";
import { signed } from "../src/plan/values";
import { DAYS, kept, NOW, planOf, step, task, TRACK } from "./plan-fixture";

const words = { text: (key: string, values: Record<string, string | number> = {}) => `${key} ${Object.values(values).join(" ")}`.trim() };
const PLAN = planOf([
  step("a", { title: "Учётные записи; пароли, ключи\\пропуск", due: 2, tasks: [task("x")] }),
  step("b", { due: 5, by: "lead", sign_off: "lead" }),
  step("undated"),
]);

function file(plan: Plan, items: Items, now = NOW, earlier: string[] = []): string[] {
  const state = planState({ plan, items, days: DAYS, today: "2026-02-02" });
  const { text } = icsText({ state, page: "https://kb.example.org/tracks/l2/", words, now, earlier });
  assert.ok(text.endsWith("END:VCALENDAR\r\n"));
  return text.replaceAll("\r\n ", "").split("\r\n");
}

test("every dated step is a whole day with a name that stays", () => {
  const lines = file(PLAN, kept(PLAN, "2026-02-02"));
  assert.deepEqual(lines.filter((line) => /^(UID|DTSTART|DTEND)/.test(line)), [
    "UID:tracks-l2.0.a.eva@kbgen",
    "DTSTART;VALUE=DATE:20260203",
    "DTEND;VALUE=DATE:20260204",
    "UID:tracks-l2.0.b.eva@kbgen",
    "DTSTART;VALUE=DATE:20260206",
    "DTEND;VALUE=DATE:20260207",
  ]);
});

test("what the format has signs for is escaped", () => {
  assert.ok(file(PLAN, kept(PLAN, "2026-02-02")).includes("SUMMARY:Учётные записи\\; пароли\\, ключи\\\\пропуск"));
});

test("the next file has the same names and a greater sequence", () => {
  const items = kept(PLAN, "2026-02-02");
  const pick = (lines: string[], name: string): string[] => lines.filter((line) => line.startsWith(name));
  const [first, second] = [file(PLAN, items, NOW), file(PLAN, items, NOW + 60_000)];
  assert.deepEqual(pick(first, "UID"), pick(second, "UID"));
  assert.deepEqual(pick(first, "SEQUENCE"), ["SEQUENCE:0", "SEQUENCE:0"]);
  assert.deepEqual(pick(second, "SEQUENCE"), ["SEQUENCE:60", "SEQUENCE:60"]);
  assert.deepEqual(pick(second, "DTSTAMP")[0], "DTSTAMP:20260202T090100Z");
});

test("only the reader's own steps that are still to be done ring", () => {
  assert.equal(file(PLAN, kept(PLAN, "2026-02-02")).filter((line) => line === "BEGIN:VALARM").length, 1);
  assert.equal(file(PLAN, kept(PLAN, "2026-02-02", ["a.x"])).filter((line) => line === "BEGIN:VALARM").length, 0);
});

test("a step that is done says so", () => {
  const items = kept(PLAN, "2026-02-02", ["a.x", "b"]);
  items.set(nameOf(TRACK, "", "b", "sign"), signed("Ольга", "2026-02-02", NOW));
  const lines = file(PLAN, items);
  assert.ok(lines.some((line) => line.startsWith("SUMMARY:calendar.done Учётные")));
  assert.ok(lines.some((line) => line.includes("☑ Задача x")));
});

test("a step that the last file had and the plan has no more is cancelled", () => {
  const lines = file(PLAN, kept(PLAN, "2026-02-02"), NOW, ["a", "gone"]);
  assert.ok(lines.includes("UID:tracks-l2.0.gone.eva@kbgen"));
  assert.equal(lines.filter((line) => line === "STATUS:CANCELLED").length, 1);
});

test("lines are folded at 75 octets and no character is cut", () => {
  const plan = planOf([step("a", { due: 1, title: "Ы".repeat(90) + "🙂".repeat(40) })]);
  const state = planState({ plan, items: kept(plan, "2026-02-02"), days: DAYS, today: "2026-02-02" });
  const { text } = icsText({ state, page: "", words, now: NOW });
  for (const line of text.split("\r\n")) {
    assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.ok(!line.includes("\ufffd"));
  }
  assert.ok(text.replaceAll("\r\n ", "").includes("Ы".repeat(90) + "🙂".repeat(40)));
  assert.ok(!/[^\r]\n/.test(text));
});
