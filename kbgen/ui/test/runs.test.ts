import assert from "node:assert/strict";
import { test } from "node:test";
import { write } from "../src/tickets/blocks";
import { Drafts, newId } from "../src/tickets/drafts";
import { blocksOfRun, gone, NOTHING, Runs, workLog, type Kept, type Part, type Run, type Saying } from "../src/tickets/runs";
import { Store } from "../src/store/store";
import { Shelf } from "./shelf";

const RUN: Run = { id: "r1", ticket: "L2-1042", made: 10, ended: 0, of: ["guidelines/a"], back: "" };
const PARTS: Part[] = [
  { title: "Приём", items: [{ ref: "guidelines/a#read", text: "Прочитано", rev: "1" }, { ref: "guidelines/a#name", text: "Названо *одной* фразой", rev: "1" }] },
  { title: "Закрытие", items: [{ ref: "guidelines/b#ask", text: "1. Спросили", rev: "1" }] },
];
const done = (more: Partial<Kept> = {}): Kept => ({ ...NOTHING, state: "done", at: 100, rev: "1", text: "Прочитано", ...more });
const KEPT = new Map<string, Kept>([
  ["guidelines/a#read", done({ note: "Клиент пишет:\nh1. _всё_ <b>плохо</b>" })],
  ["guidelines/a#name", { ...NOTHING, state: "skipped", reason: "и так ясно" }],
  ["guidelines/old#x", done({ text: "Старый пункт", at: 50 })],
]);
const SAYING: Saying = {
  title: "Чек-лист тикета L2-1042",
  facts: ["Начат утром", "Сделано 1 из 3", ""],
  moment: (time) => `в ${time}`,
  skipped: (reason) => `пропущено: ${reason}`,
  note: (words) => `Заметка: ${words}`,
  gone: "Нет в базе",
};
const runsOn = (shelf: Shelf): Runs => new Runs(new Store("/kb/", "tickets", () => shelf));

test("the text of a run as plain words", () => {
  assert.equal(
    write(blocksOfRun(PARTS, KEPT, SAYING), "plain"),
    `Чек-лист тикета L2-1042

Начат утром
Сделано 1 из 3

Приём
[x] Прочитано — в 100
    Заметка: Клиент пишет:
    h1. _всё_ <b>плохо</b>
[–] Названо *одной* фразой — пропущено: и так ясно

Закрытие
[ ] 1. Спросили

Нет в базе
[x] Старый пункт — в 50
`,
  );
});

test("the text of a run as Markdown", () => {
  assert.equal(
    write(blocksOfRun(PARTS, KEPT, SAYING), "markdown"),
    `### Чек-лист тикета L2-1042

Начат утром${"  "}
Сделано 1 из 3

**Приём**

- [x] Прочитано — в 100
  - Заметка: Клиент пишет:${"  "}
    h1. \\_всё\\_ \\<b\\>плохо\\</b\\>
- [ ] Названо \\*одной\\* фразой — пропущено: и так ясно

**Закрытие**

- [ ] 1\\. Спросили

**Нет в базе**

- [x] Старый пункт — в 50
`,
  );
});

test("the text of a run for Jira", () => {
  assert.equal(
    write(blocksOfRun(PARTS, KEPT, SAYING), "jira"),
    `h3. Чек-лист тикета L2-1042

Начат утром
Сделано 1 из 3

*Приём*
* (/) Прочитано — в 100
** Заметка: Клиент пишет:
h1\\. \\_всё\\_ <b>плохо</b>
* (-) Названо \\*одной\\* фразой — пропущено: и так ясно

*Закрытие*
* (x) 1. Спросили

*Нет в базе*
* (/) Старый пункт — в 50
`,
  );
});

test("the log of work has what was done and noted, by time", () => {
  assert.equal(workLog(KEPT, (time) => `${time}`), "50 — Старый пункт\n100 — Прочитано: Клиент пишет:\nh1. _всё_ <b>плохо</b>");
  assert.equal(workLog(new Map([["a", { ...NOTHING, state: "skipped" as const, reason: "x" }]]), String), "");
});

test("items that left the base stay in the run", () => {
  assert.deepEqual(gone(PARTS, KEPT).map(([ref]) => ref), ["guidelines/old#x"]);
});

test("a run and each of its items has a key of its own, and two tabs lose nothing", () => {
  const shelf = new Shelf();
  const [one, two] = [runsOn(shelf), runsOn(shelf)];
  one.save(RUN);
  two.store.reload();
  for (let n = 0; n < 100; n += 1) {
    one.keep("r1", `guidelines/a#one${n}`, done());
    two.keep("r1", `guidelines/a#two${n}`, done());
  }
  assert.equal(runsOn(shelf).items("r1").size, 200);
  assert.deepEqual(runsOn(shelf).get("r1"), RUN);
});

test("an item without a tick, a reason or a note is not kept", () => {
  const shelf = new Shelf();
  const runs = runsOn(shelf);
  runs.keep("r1", "guidelines/a#read", done());
  runs.keep("r1", "guidelines/a#read", { ...done(), state: "" });
  assert.equal(shelf.length, 0);
  runs.keep("r1", "guidelines/a#read", { ...NOTHING, note: "ждём" });
  assert.equal(runs.item("r1", "guidelines/a#read").note, "ждём");
});

test("a deleted run comes back whole", () => {
  const runs = runsOn(new Shelf());
  runs.save(RUN);
  runs.save({ ...RUN, id: "r2", made: 20 });
  runs.keep("r1", "guidelines/a#read", done({ note: "n" }));
  const back = runs.remove("r1");
  assert.deepEqual(runs.all().map((run) => run.id), ["r2"]);
  assert.equal(runs.items("r1").size, 0);
  back();
  assert.deepEqual(runs.all().map((run) => run.id), ["r2", "r1"]);
  assert.equal(runs.item("r1", "guidelines/a#read").note, "n");
});

test("the run of a ticket is the one begun last, and no number is nobody's", () => {
  const runs = runsOn(new Shelf());
  runs.save(RUN);
  runs.save({ ...RUN, id: "r2", made: 20 });
  runs.save({ ...RUN, id: "r3", ticket: "", made: 30 });
  assert.equal(runs.of("L2-1042")?.id, "r2");
  assert.equal(runs.of(""), null);
});

test("whatever stands in the storage, reading it does not fail and shows what can be shown", () => {
  const shelf = new Shelf();
  const names = ["run:a", "run:b", "run:c", "run:d", "item:a:x#y", "item:a:z#y"];
  const values = ["7", "[]", '{"ticket":7,"made":"x","of":"all","back":null}', "{broken", '{"state":"gone","at":"x"}', '"text"'];
  names.forEach((name, index) => shelf.setItem(`kbgen:/kb/:tickets:${name}`, values[index] ?? ""));
  const runs = runsOn(shelf);
  assert.deepEqual(runs.all(), [{ id: "c", ticket: "", made: 0, ended: 0, of: [], back: "" }]);
  assert.deepEqual([...runs.items("a").values()], [NOTHING, NOTHING]);
  assert.equal(runs.store.unreadable.length, 1);
});

test("a file of runs says what they are and has all of their items", () => {
  const runs = runsOn(new Shelf());
  runs.save(RUN);
  runs.keep("r1", "guidelines/a#read", done());
  const file = JSON.parse(runs.written(runs.all())) as { format: string; runs: { items: object }[] };
  assert.equal(file.format, "kbgen-tickets");
  assert.deepEqual(file.runs[0]?.items, { "guidelines/a#read": done() });
});

test("drafts of a form are kept apart, an answer under a key of its own, and come back when deleted", () => {
  const shelf = new Shelf();
  const draftsOf = (form: string): Drafts => new Drafts(new Store("/kb/", "handovers", () => shelf), form);
  const drafts = draftsOf("l3");
  drafts.save({ id: "d1", form: "l3", made: 1, rule: "mail", tree: "to-l3", path: ["no"] });
  drafts.save({ id: "d2", form: "l3", made: 2, rule: "", tree: "", path: [] });
  drafts.set("d1", "ticket", "L2-7");
  drafts.set("d1", "steps", "x");
  drafts.set("d1", "steps", "");
  assert.deepEqual(drafts.all().map((draft) => draft.id), ["d2", "d1"]);
  assert.deepEqual(draftsOf("outage").all(), []);
  assert.deepEqual(drafts.values("d1"), { ticket: "L2-7" });
  const back = drafts.remove("d1");
  assert.deepEqual(drafts.values("d1"), {});
  back();
  assert.deepEqual(drafts.all()[1], { id: "d1", form: "l3", made: 1, rule: "mail", tree: "to-l3", path: ["no"] });
  assert.deepEqual(drafts.values("d1"), { ticket: "L2-7" });
});

test("ids made at one moment differ", () => {
  const ids = new Set(Array.from({ length: 200 }, () => newId(1)));
  assert.ok(ids.size > 190);
});
