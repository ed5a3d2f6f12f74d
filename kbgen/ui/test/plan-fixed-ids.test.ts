// `kbgen check --fix` gives ids to tasks that had none but `x-` and the revision of their words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { nameOf } from "../src/plan/keys";
import { planState } from "../src/plan/progress";
import type { Items, Plan } from "../src/plan/types";
import { ticked } from "../src/plan/values";
import { DAYS, kept, NOW, planOf, step, task, TRACK } from "./plan-fixture";

const START = "2026-02-02";
const BARE = planOf([step("a", { tasks: [task("x-0123abcd", "0123abcd"), task("x-89abcdef", "89abcdef")] })]);
const FIXED = planOf([step("a", { tasks: [task("mail", "0123abcd"), task("vpn", "89abcdef")] })]);

function done(plan: Plan, items: Items): (boolean | undefined)[] | undefined {
  return planState({ plan, items, days: DAYS, today: START }).byId.get("a")?.tasks.map((one) => one.done);
}

test("a task that gets an id keeps the tick that it had without one", () => {
  const items = kept(BARE, START, ["a.x-0123abcd"]);
  assert.deepEqual(done(BARE, items), [true, false]);
  assert.deepEqual(done(FIXED, items), [true, false]);
  assert.deepEqual(planState({ plan: FIXED, items, days: DAYS, today: START }).left, []);
});

test("what is done to the task under its id counts from then on", () => {
  const items = kept(BARE, START, ["a.x-0123abcd", "a.x-89abcdef"]);
  items.set(nameOf(TRACK, "", "a.mail"), ticked(false, "0123abcd", NOW + 1e9));
  assert.deepEqual(done(FIXED, items), [false, true]);
});
