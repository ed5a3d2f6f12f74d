import assert from "node:assert/strict";
import { test } from "node:test";
import { exportJson, importJson } from "../src/plan/exchange";
import { nameOf } from "../src/plan/keys";
import { progressLetters, readLetters, signatureLetters, unpack } from "../src/plan/link";
import type { Items, Plan, Signature, Tick, Value } from "../src/plan/types";
import { answered, begun, noted, signed } from "../src/plan/values";
import {
  COLUMNS,
  fromFile,
  fromLink,
  inOrder,
  lateness,
  personIn,
  personName,
  personValue,
  received,
  rowOf,
  standingOf,
  type Person,
  type Standing,
} from "../src/mentor/people";
import { DAYS, kept, NOW, planOf, step, task, TRACK } from "./plan-fixture";

const PLAN = planOf(
  [step("a", { due: 1, tasks: [task("x"), task("y")] }), step("b", { due: 2, sign_off: "lead" })],
  [step("it", { due: 2, by: "it" }), step("c", { due: 10 })],
);
const START = "2026-02-02";
const LATER = NOW + 86_400_000;

async function sent(items: Items, now = NOW): Promise<Person> {
  const read = await readLetters(await progressLetters(PLAN, items, "", now), now + 1e9);
  assert.ok(read.ok);
  return fromLink(read.link, PLAN);
}

function standing(person: Person, today = START, signs: ReadonlyMap<string, Signature> = new Map(), plan: Plan = PLAN): Standing {
  return standingOf(person, { plan, days: DAYS, today, signs });
}

test("a link makes a person: who, where, how late", async () => {
  const one = standing(await sent(kept(PLAN, START, ["a.x", "a.y"])), "2026-02-05");
  assert.equal(one.name, "Ева");
  assert.deepEqual(one.state.count, { done: 1, all: 4 });
  assert.deepEqual(one.late.map(({ step: { id }, late }) => [id, late]), [["b", 2]]);
  assert.equal(lateness(one), 2);
  assert.deepEqual(one.others.map(({ step: { id } }) => id), ["it"]);
  assert.equal(one.since, null);
});

test("who is on time is late by nothing, however late others are", async () => {
  const one = standing(await sent(kept(PLAN, START, ["a", "b", "c"])), "2026-03-02");
  assert.equal(lateness(one), 0);
  assert.equal(one.others.length, 1);
});

test("a file makes a person of every plan in it, without notes, answers and former runs", () => {
  const items = kept(PLAN, START, ["a"]);
  items.set("tracks/l2#a~note", noted("Секрет", NOW));
  items.set("tracks/l2#a.q~answer", answered(["x"], true, "r", NOW));
  items.set("tracks/l2@zz", begun("2026-02-09", [], "Ева", NOW + 5, "eva"));
  items.set("tracks/duty", begun(START, [], "Ева", NOW, "eva"));
  const file = importJson(exportJson(items, "", LATER), LATER);
  assert.ok(file.ok);
  const people = fromFile(file.items, file.exported, LATER);
  assert.deepEqual(people.map(personName), ["person/eva/tracks/duty", "person/eva/tracks/l2"]);
  assert.deepEqual(people.map(({ latest }) => [...latest.items.keys()]), [["tracks/duty"], ["tracks/l2@zz"]]);
  assert.deepEqual(people.map(({ latest }) => latest.sent), [LATER, LATER]);
});

test("when a file was made is believed only if it can be", () => {
  const items = kept(PLAN, START, ["a"]);
  for (const exported of ["", "yesterday", "9999-01-01T00:00:00Z"]) assert.equal(fromFile(items, exported, LATER)[0]?.latest.sent, NOW, exported);
});

test("the next link shows what happened since", async () => {
  const first = await sent(kept(PLAN, START, ["a.x"]));
  const second = await sent(kept(PLAN, START, ["a.x", "a.y", "c"]), LATER);
  const { person, outcome } = received(first, second);
  assert.equal(outcome, "updated");
  const { since } = standing(person);
  assert.deepEqual(since?.steps.map(({ step: { id } }) => id), ["a", "c"]);
  assert.equal(since?.ticks, 2);
  assert.equal(since?.day, "2026-02-02");
  assert.equal(since?.restarted, false);
});

test("the same link again and an older one change nothing", async () => {
  const first = await sent(kept(PLAN, START, ["a"]), LATER);
  assert.equal(received(null, first).outcome, "added");
  assert.deepEqual(received(first, await sent(kept(PLAN, START, ["a"]), LATER)), { person: first, outcome: "same" });
  assert.deepEqual(received(first, await sent(kept(PLAN, START), NOW)), { person: first, outcome: "older" });
});

test("a plan that was begun anew says so", async () => {
  const first = await sent(kept(PLAN, START, ["a"]));
  const items = new Map<string, Value>([["tracks/l2@zz", begun("2026-02-09", [], "Ева", NOW, "eva")]]);
  const read = await readLetters(await progressLetters(PLAN, items, "zz", LATER), LATER);
  assert.ok(read.ok);
  const { person } = received(first, fromLink(read.link, PLAN));
  assert.equal(personName(person), personName(first));
  assert.deepEqual(standing(person).since, { day: START, restarted: true, steps: [], ticks: 0 });
});

test("what a mentor calls somebody stays, and a name of their own comes before it", async () => {
  const items = kept(PLAN, START);
  const run = items.get(TRACK) as Value & { name: string };
  items.set(TRACK, { ...run, name: "" });
  const nameless = { ...(await sent(items)), alias: "Новенький" };
  assert.equal(standing(nameless).name, "Новенький");
  const { person } = received(nameless, await sent(kept(PLAN, START), LATER));
  assert.equal(person.alias, "Новенький");
  assert.equal(standing(person).name, "Ева");
});

test("a signature stands until the newcomer has it, and only for its own run", async () => {
  const own = kept(PLAN, START, ["b"]);
  const key = nameOf(TRACK, "", "b", "sign");
  const before = await sent(own);
  assert.deepEqual(standing(before).toSign.map(({ step: { id } }) => id), ["b"]);
  const signs = new Map([[key, signed("Ольга", START, NOW + 5000)]]);
  const one = standing(before, START, signs);
  assert.deepEqual(one.toSign, []);
  assert.equal(one.state.byId.get("b")?.done, true);
  assert.deepEqual([...one.pending.keys()], [key]);
  // It goes back by a link, is taken in, and comes with the next link of the newcomer.
  const back = await readLetters(await signatureLetters(PLAN, new Map<string, Value>([[TRACK, own.get(TRACK) as Value], ...signs]), "", LATER), LATER);
  assert.ok(back.ok);
  const after = await sent(new Map([...own, ...unpack(back.link, PLAN).items]), LATER);
  assert.equal(standing(after, START, signs).pending.size, 0);
  assert.equal(standing(after).state.byId.get("b")?.signature?.by, "Ольга");
  const other = new Map([[nameOf(TRACK, "zz", "b", "sign"), signed("Ольга", START, NOW)]]);
  assert.equal(standing(before, START, other).pending.size, 0);
});

test("what is kept of a person comes back, and what is not ours is nobody", async () => {
  const { person } = received(await sent(kept(PLAN, START)), await sent(kept(PLAN, START, ["a"]), LATER));
  const name = personName(person);
  const stored: unknown = JSON.parse(JSON.stringify(personValue(person)));
  assert.deepEqual(personIn(name, stored), person);
  for (const wrong of [null, 5, "x", [], {}, { alias: "", latest: {} }, { alias: "", latest: { run: "", sent: 1, items: {} } }, { alias: "", latest: { run: "", sent: 1, items: { [TRACK]: { at: "x" } } } }]) {
    assert.equal(personIn(name, wrong), null, JSON.stringify(wrong));
  }
  assert.equal(personIn("person/../tracks/l2", stored), null);
  assert.equal(personIn("person/eva/tracks/other", stored), null);
});

test("a word that is no name of a person makes one all the same", async () => {
  for (const word of ["", "../../x", "__proto__", "я".repeat(200), "a b"]) {
    const items = kept(PLAN, START);
    items.set(TRACK, begun(START, [], "Ева", NOW, word));
    assert.match(personName(await sent(items)), /^person\/[a-z0-9]{1,40}\/tracks\/l2$/);
  }
});

test("what the plan lost stands on the card by the words that it had", async () => {
  const first = await sent(kept(PLAN, START, ["a.x", "c"]));
  const less = planOf([step("a", { due: 1, tasks: [task("x"), task("y")] })]);
  const read = await readLetters(await progressLetters(less, kept(PLAN, START, ["a.x", "c"]), "", LATER), LATER + 1e9);
  assert.ok(read.ok);
  const next = fromLink(read.link, less, () => first);
  const { left } = standing(next, START, new Map(), less);
  assert.deepEqual(left.map(({ value }) => (value as Tick).title), ["Шаг c"]);
  assert.equal(standing(fromLink(read.link, less), START, new Map(), less).left.length, 0);
});

test("those who need somebody come first", async () => {
  const make = async (name: string, items: string[]): Promise<Standing> => {
    const own = kept(PLAN, START, items);
    own.set(TRACK, begun(START, [], name, NOW, name.length ? `p${name.length}` : "p0"));
    return standing(await sent(own), "2026-02-04");
  };
  const all = [await make("Яна", ["a", "b", "c"]), await make("Ада Б", ["a", "c"]), await make("Ольга", []), await make("Анна1", ["a", "b"])];
  assert.deepEqual(inOrder(all, "lead", "ru").map(({ name }) => name), ["Ольга", "Ада Б", "Анна1", "Яна"]);
});

test("a row has a cell for every column", async () => {
  const row = rowOf(standing(await sent(kept(PLAN, START, ["a.x", "b"])), "2026-02-04"), DAYS);
  assert.equal(row.length, COLUMNS.length);
  assert.deepEqual(row.slice(0, 6), ["Ева", "Адаптация", START, 3, 0, 4]);
  assert.deepEqual(row.slice(8), [1, 2, "Шаг a", "Шаг b", START]);
});
