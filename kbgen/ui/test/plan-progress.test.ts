import assert from "node:assert/strict";
import { test } from "node:test";
import { keyOf, nameOf } from "../src/plan/keys";
import { personOf, planState, runsOf, says, tracksOf } from "../src/plan/progress";
import { titlesOf } from "../src/plan/titles";
import type { Items, Plan, PlanState, Value } from "../src/plan/types";
import { answered, begun, overridden, readItems, seen, signed, ticked, valueOf } from "../src/plan/values";
import { DAYS, kept, NOW, planOf, step, task, TRACK } from "./plan-fixture";

const START = "2026-02-02";

function stateOf(plan: Plan, items: Items, today = START): PlanState {
  return planState({ plan, items, days: DAYS, today });
}

/** The groups of all steps, in order. */
function groups(state: PlanState): string[] {
  return state.steps.map((one) => `${one.step.id} ${one.group}`);
}

test("before the beginning everything is shown, undated and for everybody", () => {
  const plan = planOf([step("a", { due: 1 }), step("b", { only_for: ["remote"] })]);
  const state = stateOf(plan, new Map());
  assert.equal(state.run, null);
  assert.deepEqual(groups(state), ["a later", "b later"]);
  assert.equal(state.byId.get("a")?.due, null);
});

test("steps for other roles count nowhere, so all of it can be done", () => {
  const plan = planOf([step("a"), step("b", { only_for: ["remote"] }), step("c", { only_for: ["office", "remote"] })]);
  const state = stateOf(plan, kept(plan, START, ["a", "c"], ["office"]));
  assert.deepEqual(state.count, { done: 2, all: 2 });
  assert.deepEqual(state.phases[0]?.count, { done: 2, all: 2 });
  assert.deepEqual(stateOf(plan, kept(plan, START, ["a"], [])).count, { done: 1, all: 1 });
});

test("a step is done when its tasks are, or by its own tick", () => {
  const plan = planOf([step("a", { tasks: [task("x"), task("y")] })]);
  assert.equal(stateOf(plan, kept(plan, START, ["a.x"])).byId.get("a")?.done, false);
  assert.equal(stateOf(plan, kept(plan, START, ["a.x", "a.y"])).byId.get("a")?.done, true);
  assert.equal(stateOf(plan, kept(plan, START, ["a"])).byId.get("a")?.done, true);
  assert.deepEqual(stateOf(plan, kept(plan, START, ["a.x"])).ticks, { done: 1, all: 2 });
  assert.deepEqual(stateOf(plan, kept(plan, START, ["a"])).ticks, { done: 2, all: 2 });
});

test("a step was done when the last of its tasks was", () => {
  const plan = planOf([step("a", { tasks: [task("x"), task("y")] })]);
  assert.equal(stateOf(plan, kept(plan, START, ["a.y", "a.x"])).byId.get("a")?.doneAt, NOW + 3_600_000);
});

test("a step that wants a signature is done with it, and holds nobody up without it", () => {
  const plan = planOf([step("a", { sign_off: "lead", due: 1 }), step("b", { after: ["a"], due: 2 })]);
  const items = kept(plan, START, ["a"]);
  let state = stateOf(plan, items);
  assert.deepEqual(groups(state), ["a waiting", "b week"]);
  assert.equal(state.byId.get("a")?.waitsFor, "lead");
  assert.deepEqual(state.count, { done: 0, all: 2 });
  items.set(nameOf(TRACK, "", "a", "sign"), signed("Ольга", START, NOW));
  state = stateOf(plan, items);
  assert.equal(state.byId.get("a")?.group, "done");
  assert.equal(state.byId.get("a")?.signature?.by, "Ольга");
  assert.deepEqual(state.ticks, { done: 2, all: 3 }, "a signature is one of the things to do");
  items.set(nameOf(TRACK, "", "a", "sign"), signed("", START, NOW + 1));
  assert.equal(stateOf(plan, items).byId.get("a")?.unsigned, "lead");
});

test("a day tells what is late, due, near and far", () => {
  const plan = planOf([1, 2, 3, 4, 10].map((due) => step(`d${due}`, { due })).concat(step("never")));
  const state = stateOf(plan, kept(plan, START, ["d1"]), "2026-02-04");
  assert.deepEqual(groups(state), ["d1 done", "d2 overdue", "d3 today", "d4 week", "d10 later", "never later"]);
  assert.equal(state.byId.get("d2")?.late, 1);
  assert.equal(state.byId.get("d1")?.late, 0);
  assert.equal(state.next?.step.id, "d2");
});

test("what others do waits for them, however late, and is nobody's next step", () => {
  const plan = planOf([step("it", { by: "it", due: -3 }), step("lead", { by: "lead", due: 50 }), step("own", { due: 30 })]);
  const state = stateOf(plan, kept(plan, START));
  assert.deepEqual(groups(state), ["it waiting", "lead later", "own later"]);
  assert.equal(state.byId.get("it")?.late, 3);
  assert.equal(state.byId.get("it")?.waitsFor, "it");
  assert.equal(state.next?.step.id, "own");
});

test("a step that comes after others says which, until the reader goes over them", () => {
  const plan = planOf([step("a", { due: 5 }), step("b", { due: 5 }), step("c", { due: 1, after: ["a", "b"] })]);
  const items = kept(plan, START, ["b"]);
  let state = stateOf(plan, items).byId.get("c");
  assert.equal(state?.group, "blocked");
  assert.deepEqual(state?.blockers, [{ ref: "a", title: "Шаг a" }]);
  items.set(nameOf(TRACK, "", "c", "open"), overridden(["a"], NOW));
  state = stateOf(plan, items).byId.get("c");
  assert.equal(state?.group, "today");
  assert.deepEqual(state?.override?.over, ["a"]);
  assert.equal(state?.blockers.length, 1, "what was gone over is still told");
});

test("going over one step does not go over another that comes later", () => {
  const plan = planOf([step("a"), step("b"), step("c", { due: 1, after: ["a", "b"] })]);
  const items = kept(plan, START);
  items.set(nameOf(TRACK, "", "c", "open"), overridden(["a"], NOW));
  assert.equal(stateOf(plan, items).byId.get("c")?.group, "blocked");
});

test("a step for another role, or of a plan that was never begun, blocks nothing", () => {
  const plan = planOf([step("a", { only_for: ["remote"] }), step("b", { due: 1, after: ["a", "tracks/duty#x"] })]);
  const items = kept(plan, START, [], ["office"]);
  assert.equal(stateOf(plan, items).byId.get("b")?.group, "today");
});

test("a step of another plan that goes on blocks until it is done there", () => {
  const plan = planOf([step("b", { due: 1, after: ["tracks/duty#x"], outside: { "tracks/duty#x": "Дежурство" } })]);
  const duty = { ...planOf([step("x", { tasks: [task("t")] })]), ref: "tracks/duty" };
  const items = new Map([...kept(plan, START), ...kept(duty, START)]);
  const asked = { plan, items, days: DAYS, today: START, others: [duty] };
  assert.deepEqual(planState(asked).byId.get("b")?.blockers, [{ ref: "tracks/duty#x", title: "Дежурство" }]);
  items.set("tracks/duty#x.t", ticked(true, "r-t", NOW));
  assert.equal(planState(asked).byId.get("b")?.group, "today");
});

test("a changed text keeps its tick, says so, and is quiet once it was seen", () => {
  const before = planOf([step("a", { tasks: [task("x")] }), step("b")]);
  const items = kept(before, START, ["a.x", "b"]);
  const after = planOf([step("a", { tasks: [task("x", "other")] }), step("b", { rev: "other" })]);
  const state = stateOf(after, items);
  assert.deepEqual(state.steps.map((one) => [one.done, one.changed]), [[true, true], [true, true]]);
  const own = state.byId.get("b")?.tick;
  assert.ok(own);
  items.set(nameOf(TRACK, "", "b"), seen(own, "other", NOW + 9));
  const quiet = stateOf(after, items).byId.get("b");
  assert.equal(quiet?.changed, false);
  assert.equal(quiet?.doneAt, own.done, "seen is not done again");
});

test("ticks outlive any order, and a step that goes to another phase", () => {
  const steps = [step("a", { tasks: [task("x"), task("y")] }), step("b"), step("c")];
  const items = kept(planOf(steps), START, ["a.x", "a.y", "c"]);
  const turned = planOf([step("c"), step("new")], [step("a", { tasks: [task("y"), task("x")] }), step("b")]);
  assert.deepEqual(stateOf(turned, items).steps.filter((one) => one.done).map((one) => one.step.id), ["c", "a"]);
});

test("a task that goes to another step takes its tick along, unless its words changed", () => {
  const before = planOf([step("a", { tasks: [task("x"), task("y")] }), step("b", { tasks: [task("z")] })]);
  const items = kept(before, START, ["a.x", "a.y"]);
  const after = planOf([step("b", { tasks: [task("z"), task("x"), task("y", "other words")] })]);
  const state = stateOf(after, items);
  assert.deepEqual(state.byId.get("b")?.tasks.map((one) => one.done), [false, true, false]);
  assert.deepEqual(state.left.map((one) => one.item), ["a.y"]);
  items.set(nameOf(TRACK, "", "b.x"), ticked(false, "r-x", NOW + 1e9));
  assert.equal(stateOf(after, items).byId.get("b")?.tasks[1]?.done, false, "its own untick counts");
});

test("what the plan lost stays in the record", () => {
  const items = kept(planOf([step("a"), step("gone", { tasks: [task("x")] })]), START, ["a", "gone.x", "gone"]);
  items.set(nameOf(TRACK, "", "gone", "note"), { at: NOW, text: "Помню" });
  items.set(nameOf(TRACK, "", "never"), ticked(false, "", NOW));
  const state = stateOf(planOf([step("a")]), items);
  assert.deepEqual(state.left.map((one) => one.key).sort(), [
    "tracks/l2#gone", "tracks/l2#gone.x", "tracks/l2#gone~note",
  ]);
  assert.deepEqual(state.count, { done: 1, all: 1 });
});

test("the run begun last goes on, those before stay, and one begun by mistake does not count", () => {
  const plan = planOf([step("a"), step("b")]);
  const items: Map<string, Value> = kept(plan, START, ["a"]);
  items.set("tracks/l2@abc", begun("2026-03-02", [], "Ева", NOW + 1000, "eva"));
  items.set("tracks/l2@abc#b", ticked(true, "r-b", NOW + 2000));
  assert.deepEqual(runsOf(items, TRACK).map((run) => run.id), ["abc", ""]);
  const state = stateOf(plan, items);
  assert.equal(state.runId, "abc");
  assert.deepEqual(state.steps.filter((one) => one.done).map((one) => one.step.id), ["b"]);
  const before = planState({ plan, items, days: DAYS, today: START, runId: "" });
  assert.deepEqual(before.steps.filter((one) => one.done).map((one) => one.step.id), ["a"]);
  items.set("tracks/l2@abc", { ...begun("2026-03-02", [], "", NOW + 1000, "eva"), gone: true });
  assert.equal(stateOf(plan, items).runId, "");
  assert.deepEqual(tracksOf(items), [TRACK]);
  assert.equal(personOf(items), "eva");
});

test("a due day whose year is not settled yet says so", () => {
  const plan = planOf([step("a", { due: 1 }), step("b", { due: 240 })]);
  const state = stateOf(plan, kept(plan, START));
  assert.deepEqual(state.steps.map((one) => one.exact), [true, false]);
});

test("five hundred tasks are reckoned in a moment", () => {
  const steps = Array.from({ length: 100 }, (_, index) =>
    step(`s${index}`, { due: index + 1, after: index ? [`s${index - 1}`] : [], tasks: [0, 1, 2, 3, 4].map((n) => task(`t${n}`)) }),
  );
  const plan = planOf(steps);
  const items = kept(plan, START, steps.slice(0, 50).flatMap((one) => [0, 1, 2, 3, 4].map((n) => `${one.id}.t${n}`)));
  const began = performance.now();
  const state = stateOf(plan, items, "2026-06-01");
  assert.ok(performance.now() - began < 100);
  assert.deepEqual(state.ticks, { done: 250, all: 500 });
});

for (const [name, key] of [
  ["tracks/l2", { track: "tracks/l2", run: "", item: "", aspect: "run" }],
  ["tracks/l2@mh0", { track: "tracks/l2", run: "mh0", item: "", aspect: "run" }],
  ["tracks/l2#a-b.c", { track: "tracks/l2", run: "", item: "a-b.c", aspect: "tick" }],
  ["tracks/l2@x#a~sign", { track: "tracks/l2", run: "x", item: "a", aspect: "sign" }],
  ["tracks/l2#a.q~answer", { track: "tracks/l2", run: "", item: "a.q", aspect: "answer" }],
  ["tracks/l2~calendar", { track: "tracks/l2", run: "", item: "", aspect: "calendar" }],
] as const) {
  test(`${name} is a key, and its parts make it again`, () => {
    assert.deepEqual(keyOf(name), key);
    assert.equal(nameOf(key.track, key.run, key.item, key.aspect), name);
  });
}

test("what is no key of ours is none", () => {
  for (const name of ["", "__proto__", "constructor", "tracks", "tracks/", "tracks/L2", "tracks/l2#", "tracks/l2#a.b.c", "tracks/l2#a.b~sign", "tracks/l2#a~answer", "tracks/l2~note", "tracks/l2#a~calendar", "tracks/l2#a~other", "lists/x#a", "tracks/l2\n", `tracks/${"a".repeat(500)}`]) {
    assert.equal(keyOf(name), null, name);
  }
});

test("a store's strange values are told apart and left as they are", () => {
  const store = new Map<string, unknown>([
    ["tracks/l2#a", ticked(true, "r", NOW)],
    ["tracks/l2#b", "yes"],
    ["tracks/l2#c", { at: NOW, done: true, rev: "" }],
    ["tracks/l2#d", { at: NOW, done: null, rev: "", more: 1 }],
    ["other", 5],
  ]);
  const { items, strange } = readItems([...store.keys()], (name) => store.get(name));
  assert.deepEqual([...items.keys()], ["tracks/l2#a"]);
  assert.deepEqual(strange.map((one) => one.name), ["tracks/l2#b", "tracks/l2#c", "tracks/l2#d"]);
  assert.equal(strange[0]?.raw, '"yes"');
});

test("a clock that was wrong makes nothing unreadable, but what comes from outside is not believed", () => {
  const ahead = ticked(true, "r", Date.UTC(2099, 0, 1));
  assert.equal(readItems(["tracks/l2#a"], () => ahead).items.size, 1);
  assert.equal(valueOf("tracks/l2#a", ahead, NOW), "date");
});

test("words are kept short, cut between words and never through a character", () => {
  const long = `${"Очень длинное название шага ".repeat(8)}конец`;
  const plan = planOf([step("a", { title: long, tasks: [task("x")] }), step("b", { title: "🙂".repeat(100) })]);
  const titles = titlesOf(plan);
  assert.match(titles.get("a") ?? "", /^Очень длинное .*\S…$/);
  for (const title of titles.values()) {
    assert.ok(title.length <= 120);
    assert.doesNotThrow(() => encodeURIComponent(title));
  }
  assert.equal(titlesOf(planOf([step("a", { tasks: [task("x")] })])).get("a.x"), "Шаг a: Задача x");
});

test("an answer says something as long as there is anything of it", () => {
  assert.equal(says("answer", answered([], null, "r", NOW)), false);
  assert.equal(says("answer", answered([], null, "r", NOW, null, "слово")), true);
  assert.equal(says("answer", answered([], false, "r", NOW)), true);
});

test("a new value is later than the one it takes the place of, whatever the clock says", () => {
  const first = ticked(true, "r", NOW);
  assert.ok(ticked(false, "r", NOW - 5000, first).at > first.at);
});
