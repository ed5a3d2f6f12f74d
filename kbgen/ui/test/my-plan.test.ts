import assert from "node:assert/strict";
import { test } from "node:test";
import { plain, planMarkdown, recordMarkdown } from "../src/carry/markdown";
import { leftLines, recordOf } from "../src/carry/record";
import { Dates } from "../src/plan/dates";
import { WorkingDays } from "../src/plan/days";
import { MyPlan } from "../src/plan/my-plan";
import type { Plan, Tick } from "../src/plan/types";
import { Store } from "../src/store/store";
import { Shelf } from "./shelf";
import { Words } from "../src/words";

const PLAN: Plan = {
  ref: "tracks/x",
  title: "План",
  url: "tracks/x/",
  roles: [{ id: "office", title: "В офисе" }],
  phases: [
    {
      id: "all",
      title: "Всё",
      steps: [
        { id: "meet", title: "Встреча", rev: "1", by: "newcomer", due: 1, tasks: [{ id: "a", text: "А", rev: "1" }, { id: "b", text: "Б", rev: "1" }] },
        { id: "tour", title: "Обход", rev: "1", by: "buddy", due: 1, only_for: ["office"] },
        {
          ...{ id: "read", title: "Чтение", rev: "1", by: "newcomer" as const, due: 2, after: ["meet"] },
          questions: [
            { id: "q", text: "?", rev: "1", choices: [{ id: "1", right: true as const }, { id: "2", right: true as const }, { id: "3" }] },
            { id: "why", text: "Зачем?", rev: "1" },
          ],
        },
      ],
    },
  ],
};
const WORDS = new Words({
  lang: "ru",
  words: { "plan.undo.tick": "Отмечено: {item}", "plan.quoted": "«{title}»", "plan.check.mark.again": "повторить", "carry.record.override": "{step}: {steps}", "carry.record.left.tick": "«{title}» — {date}", "carry.record.left.note": "{title}: {text}" },
});
const NOW = Date.UTC(2026, 10, 30, 12);

function made(disk = new Shelf(), plan = PLAN): { my: MyPlan; disk: Shelf; store: Store; later: (ms: number) => void } {
  let now = NOW;
  const store = new Store("/", "plan", () => disk);
  const my = new MyPlan({ plan, days: new WorkingDays(null), others: [], words: WORDS, dates: new Dates("ru"), store, now: () => now });
  my.watch(() => {});
  return { my, disk, store, later: (ms) => (now += ms) };
}

test("a step is ticked with all that is left of it, and unticked with all of it", () => {
  const { my } = made();
  my.tick("meet.a", true);
  my.tickStep("meet", true);
  assert.deepEqual(my.state.byId.get("meet")?.count, { done: 2, all: 2 });
  assert.equal(my.state.byId.get("meet")?.worked, true);
  my.tick("meet.b", false);
  assert.equal(my.state.byId.get("meet")?.worked, false);
  my.tickStep("meet", false);
  assert.deepEqual(my.state.byId.get("meet")?.count, { done: 0, all: 2 });
});

test("every deed is taken back, the last one first, and what comes back is newer than what it undoes", () => {
  const { my, later } = made();
  my.start("2026-11-30", ["office"], "Анна");
  later(10);
  my.tickStep("meet", true);
  my.note("meet", "Заметка");
  my.sign("meet", "Некто", "2026-11-30");
  my.override("read");
  my.answer("read.q", ["1", "2"]);
  assert.equal(my.state.byId.get("read")?.answers[0]?.answer?.right, true);
  const ticked = my.items.get("tracks/x#meet.a") as Tick;
  for (let n = 0; n < 5; n += 1) assert.equal(my.undo(), true);
  const meet = my.state.byId.get("meet");
  assert.equal(meet?.worked, false);
  assert.equal(meet?.note?.text, "");
  assert.equal(meet?.signature, null);
  assert.equal(my.state.byId.get("read")?.override, null);
  assert.ok((my.items.get("tracks/x#meet.a") as Tick).at > ticked.at);
  assert.ok(my.state.run);
  assert.equal(my.undo(), true);
  assert.equal(my.state.run, null);
  assert.equal(my.undo(), false);
});

test("an answer is right when all the right choices are chosen and no other", () => {
  const { my } = made();
  const right = (chosen: string[]): boolean | null | undefined => {
    my.answer("read.q", chosen);
    return my.state.byId.get("read")?.answers[0]?.answer?.right;
  };
  assert.equal(right(["1"]), false);
  assert.equal(right(["1", "2", "3"]), false);
  assert.equal(right(["2", "1"]), true);
  assert.equal(right([]), null);
});

test("what means nothing under our names is put aside before it is written over, and goes into the file", () => {
  const disk = new Shelf();
  disk.setItem("kbgen:/:plan:tracks/x#meet.a", '{"done":"yesterday"}');
  const { my } = made(disk);
  assert.equal(my.strange.length, 1);
  my.tick("meet.a", true);
  assert.equal(disk.getItem("kbgen:/:plan:aside/tracks/x#meet.a"), JSON.stringify('{"done":"yesterday"}'));
  assert.deepEqual(made(disk).my.strange, [{ name: "tracks/x#meet.a", raw: '{"done":"yesterday"}' }]);
  assert.equal(made(disk).my.state.byId.get("meet")?.count.done, 1);
});

test("what another tab did is there, and is nobody's deed here", () => {
  const disk = new Shelf();
  const [one, other] = [made(disk), made(disk)];
  one.my.tick("meet.a", true);
  other.store.follow("kbgen:/:plan:tracks/x#meet.a");
  assert.equal(other.my.state.byId.get("meet")?.count.done, 1);
  assert.equal(other.my.canUndo, false);
});

test("one goes on with the step that was touched last, or with the next where it is done or shut", () => {
  const { my, later } = made();
  my.start("2026-11-30", [], "");
  assert.equal(my.resume?.step.id, "meet");
  later(10);
  my.note("read", "позже");
  assert.equal(my.resume?.step.id, "meet");
  my.tickStep("meet", true);
  assert.equal(my.resume?.step.id, "read");
});

test("a plan begun anew is empty, and what was stays in the run before", () => {
  const { my, later } = made();
  my.start("2026-11-30", [], "");
  my.tickStep("meet", true);
  later(1000);
  my.restart("2026-12-01");
  assert.equal(my.state.count.done, 0);
  const [former] = my.formerRuns;
  assert.equal(former && my.stateOf(former.id).count.done, 1);
});

test("the record tells what was begun early and what is gone", () => {
  const { my, disk } = made();
  my.start("2026-11-30", [], "Анна");
  my.override("read");
  my.tick("meet.a", true);
  const [all] = PLAN.phases;
  const less: Plan = { ...PLAN, phases: [{ id: "all", title: "Всё", steps: (all?.steps ?? []).map((step) => ({ ...step, tasks: (step.tasks ?? []).slice(1) })) }] };
  const again = made(disk, less).my;
  const record = recordOf(again, WORDS, false);
  assert.deepEqual(record.lists.map(({ lines }) => lines), [["Чтение: «Встреча»"], ["«Встреча: А» — 30\u00a0ноября\u00a02026"]]);
  assert.match(recordMarkdown(record, "Запись"), /^- «Встреча: А» — 30 ноября 2026$/m);
  assert.match(planMarkdown(again, WORDS), /^- «Встреча: А» — 30 ноября 2026$/m);
});

test("what was kept without its words is told by its id", () => {
  const disk = new Shelf();
  disk.setItem("kbgen:/:plan:tracks/x#gone.task", JSON.stringify({ at: NOW, done: NOW, rev: "1" }));
  assert.deepEqual(leftLines(made(disk).my, WORDS, false), ["«gone.task» — 30\u00a0ноября\u00a02026"]);
});

test("a note to what is gone is told only with the notes", () => {
  const disk = new Shelf();
  disk.setItem("kbgen:/:plan:tracks/x#gone~note", JSON.stringify({ at: NOW, text: "Тайна", title: "Пропавший шаг" }));
  assert.deepEqual(leftLines(made(disk).my, WORDS, false), []);
  assert.deepEqual(leftLines(made(disk).my, WORDS, true), ["Пропавший шаг: Тайна"]);
});

test("what is done carries the words that it was done under, and those that were seen since", () => {
  const disk = new Shelf();
  const { my } = made(disk);
  my.tick("meet.a", true);
  const title = (): string | undefined => (made(disk, PLAN).my.items.get("tracks/x#meet.a") as Tick).title;
  assert.equal(title(), "Встреча: А");
  const [all] = PLAN.phases;
  const reworded: Plan = { ...PLAN, phases: [{ id: "all", title: "Всё", steps: (all?.steps ?? []).map((step) => ({ ...step, tasks: (step.tasks ?? []).map((one) => ({ ...one, rev: "2", text: `${one.text}!` })) })) }] };
  const again = made(disk, reworded).my;
  assert.equal(again.state.byId.get("meet")?.tasks[0]?.changed, true);
  again.seen("meet");
  assert.equal(title(), "Встреча: А!");
  again.undo();
  assert.equal(title(), "Встреча: А");
});

test("an open question keeps the answer and whether the reader knew it, and undoing takes both back", () => {
  const { my } = made();
  const answer = () => my.state.byId.get("read")?.answers[1]?.answer;
  my.reflect("read.why", "Потому что", null);
  my.reflect("read.why", "Потому что", true);
  my.reflect("read.why", "Потому что", true);
  assert.deepEqual([answer()?.text, answer()?.right], ["Потому что", true]);
  my.undo();
  assert.deepEqual([answer()?.text, answer()?.right], ["Потому что", null]);
  my.undo();
  assert.deepEqual([answer()?.text, answer()?.right], ["", null]);
  assert.equal(my.canUndo, false);
});

test("the record tells of open questions, the answers themselves only with the notes", () => {
  const { my } = made();
  my.reflect("read.why", "Потому что", false);
  const lines = (notes: boolean): string[] | undefined => recordOf(my, WORDS, notes).lists[0]?.lines;
  assert.deepEqual(lines(false), ["«Зачем?» — повторить"]);
  assert.deepEqual(lines(true), ["«Зачем?» — повторить — Потому что"]);
});

test("nobody's text is markup in Markdown", () => {
  assert.equal(plain("*a* [b](c) <d> `e` | # 1. f"), "\\*a\\* \\[b\\](c) \\<d\\> \\`e\\` \\| \\# 1. f");
  assert.equal(plain("1. a\n- b"), "1\\. a - b");
  const { my } = made();
  my.start("2026-11-30", [], "<b>");
  assert.match(planMarkdown(my, WORDS), /\\<b\\>/);
});

test("dates are days where one writes days, whatever the time zone, and end no sentence twice", () => {
  const dates = new Dates("ru");
  assert.equal(dates.day("2026-12-03", "2026-01-01"), "чт\u00a03\u00a0декабря");
  assert.equal(dates.day("2027-01-11", "2026-01-01"), "пн\u00a011\u00a0января\u00a02027");
  assert.equal(dates.full("2026-12-03"), "3\u00a0декабря\u00a02026");
  assert.equal(new Dates("en").day("2026-12-03", "2026-01-01"), "Thu,\u00a0December\u00a03");
});
