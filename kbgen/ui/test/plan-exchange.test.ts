import assert from "node:assert/strict";
import { test } from "node:test";
import { exportJson, FORMAT, importJson, merged, preview, same, VERSION } from "../src/plan/exchange";
import type { Items, Value } from "../src/plan/types";
import { answered, exported, noted, overridden, signed, ticked } from "../src/plan/values";
import { anyItems, anyPlan, Chance, kept, NOW, planOf, step } from "./plan-fixture";

const LATER = NOW + 1e7;

/** A file with `items` as they are, sound or not. */
function file(items: string, more = ""): string {
  return `{"format":"${FORMAT}","version":${VERSION},"site":"/","exported":"x",${more}"items":${items}}`;
}

function refused(text: string): unknown {
  const found = importJson(text, NOW);
  assert.equal(found.ok, false, text.slice(0, 200));
  const { ok, ...why } = found;
  return why;
}

function taken(text: string): Items {
  const found = importJson(text, NOW);
  assert.ok(found.ok, JSON.stringify(found));
  return found.items;
}

const plain = (items: Items): [string, Value][] => [...items].sort(([one], [other]) => (one < other ? -1 : 1));

test("what is exported comes back as it was, whatever kinds of things there are", () => {
  const items = kept(planOf([step("a")]), "2026-02-02", ["a"], ["office"]);
  items.set("tracks/l2#a~note", noted("Тайна\n\u2028 __proto__ 🙂", NOW));
  items.set("tracks/l2#a~sign", signed("Ольга", "2026-02-03", NOW));
  items.set("tracks/l2#a~open", overridden(["b", "tracks/duty#x"], NOW));
  items.set("tracks/l2#a.q~answer", answered(["c1"], true, "r", NOW));
  items.set("tracks/l2#a.z~answer", { ...answered([], null, "r", NOW, null, "Своими словами"), title: "Шаг: вопрос" });
  items.set("tracks/l2#b", { ...ticked(true, "r", NOW), title: "<b>Шаг</b>" });
  items.set("tracks/l2~calendar", exported(["a"], NOW));
  items.set("tracks/gone@abc#never", ticked(false, "r", NOW));
  assert.deepEqual(plain(taken(exportJson(items, "/kb/", NOW))), plain(items));
});

test("a file says what it is, of what site and when, and carries what could not be read", () => {
  const text = exportJson(new Map(), "/kb/", NOW, [{ name: "__proto__", raw: "{broken" }]);
  const found = importJson(text, NOW);
  assert.ok(found.ok);
  assert.equal(found.site, "/kb/");
  assert.equal(found.exported, "2026-02-02T09:00:00.000Z");
  assert.ok(text.includes('"__proto__": "{broken"'));
});

test("export, clear and import is what there was", () => {
  const chance = new Chance(11);
  for (let round = 0; round < 30; round += 1) {
    const items = anyItems(chance, anyPlan(chance, 10), NOW - 1e9, NOW);
    assert.deepEqual(plain(merged(new Map(), taken(exportJson(items, "", NOW)))), plain(items));
  }
});

for (const [name, text, why] of [
  ["nothing", "", { why: "json" }],
  ["no JSON", "<html>", { why: "json" }],
  ["a list", "[]", { why: "format" }],
  ["nothing at all", "null", { why: "format" }],
  ["another program's file", '{"version":1,"items":{}}', { why: "format" }],
  ["a format that is inherited", '{"__proto__":{"format":"kbgen-progress","version":1,"items":{}}}', { why: "format" }],
  ["a newer version", file("{}").replace('"version":1', '"version":2'), { why: "version", version: 2 }],
  ["a version that is none", file("{}").replace('"version":1', '"version":"1"'), { why: "format" }],
  ["items that are a list", file("[]"), { why: "format" }],
  ["the prototype as a key", file('{"__proto__":{"at":1,"done":null,"rev":""}}'), { why: "key", at: "__proto__" }],
  ["the constructor as a key", file('{"constructor":{"prototype":{}}}'), { why: "key", at: "constructor" }],
  ["a key of nobody's", file('{"tracks/l2#a~other":{}}'), { why: "key", at: "tracks/l2#a~other" }],
  ["a text for a tick", file('{"tracks/l2#a":"yes"}'), { why: "shape", at: "tracks/l2#a" }],
  ["a tick with the prototype in it", file(`{"tracks/l2#a":{"at":${NOW},"done":null,"rev":"","__proto__":{"x":1}}}`), { why: "shape", at: "tracks/l2#a" }],
  ["a tick that inherits", file('{"tracks/l2#a":{"__proto__":{"at":1,"done":null,"rev":""}}}'), { why: "shape", at: "tracks/l2#a" }],
  ["a tick without a time", file('{"tracks/l2#a":{"done":null,"rev":""}}'), { why: "shape", at: "tracks/l2#a" }],
  ["a time that is no number", file('{"tracks/l2#a":{"at":"2026","done":null,"rev":""}}'), { why: "shape", at: "tracks/l2#a" }],
  ["a time beyond numbers", file('{"tracks/l2#a":{"at":1e999,"done":null,"rev":""}}'), { why: "shape", at: "tracks/l2#a" }],
  ["a time in the far future", file(`{"tracks/l2#a":{"at":${NOW + 1e10},"done":null,"rev":""}}`), { why: "date", at: "tracks/l2#a" }],
  ["a time before computers", file('{"tracks/l2#a":{"at":-5,"done":null,"rev":""}}'), { why: "date", at: "tracks/l2#a" }],
  ["a first day that is none", file(`{"tracks/l2":{"at":${NOW},"person":"","name":"","start":"2026-02-30","roles":[],"begun":${NOW}}}`), { why: "date", at: "tracks/l2" }],
  ["a first day in another age", file(`{"tracks/l2":{"at":${NOW},"person":"","name":"","start":"9999-12-31","roles":[],"begun":${NOW}}}`), { why: "date", at: "tracks/l2" }],
  ["a name as long as a book", file(`{"tracks/l2#a~sign":{"at":${NOW},"by":"${"я".repeat(101)}","day":"2026-02-02"}}`), { why: "shape", at: "tracks/l2#a~sign" }],
  ["a title as long as a book", file(`{"tracks/l2#a":{"at":${NOW},"done":null,"rev":"","title":"${"я".repeat(121)}"}}`), { why: "shape", at: "tracks/l2#a" }],
  ["a title of a whole run", file(`{"tracks/l2":{"at":${NOW},"person":"","name":"","start":"2026-02-02","roles":[],"begun":${NOW},"title":"x"}}`), { why: "shape", at: "tracks/l2" }],
  ["a title that is no text", file(`{"tracks/l2#a":{"at":${NOW},"done":null,"rev":"","title":{"toString":1}}}`), { why: "shape", at: "tracks/l2#a" }],
  ["an answer as long as a book", file(`{"tracks/l2#a.q~answer":{"at":${NOW},"rev":"","chosen":[],"right":null,"text":"${"я".repeat(2001)}"}}`), { why: "shape", at: "tracks/l2#a.q~answer" }],
  ["roles within roles", file(`{"tracks/l2":{"at":${NOW},"person":"","name":"","start":"2026-02-02","roles":[["x"]],"begun":${NOW}}}`), { why: "shape", at: "tracks/l2" }],
  ["brackets without end", "[".repeat(200_000), { why: "depth" }],
  ["things within things", file('{"tracks/l2#a":[[[[[[]]]]]]}'), { why: "depth" }],
  ["a file too large", `"${"x".repeat(10_000_001)}"`, { why: "size" }],
] as const) {
  test(`refused, with the reason: ${name}`, () => {
    assert.deepEqual(refused(text), why);
    assert.equal(Object.keys(Object.prototype).length, 0);
    assert.equal(({} as Record<string, unknown>)["x"], undefined);
  });
}

test("too many things are refused", () => {
  const one = `{"at":${NOW},"done":null,"rev":""}`;
  const many = Array.from({ length: 50_001 }, (_, index) => `"tracks/l2#a${index}":${one}`).join(",");
  assert.deepEqual(refused(file(`{${many}}`)), { why: "many" });
});

test("brackets inside words are no depth, and a mark at the beginning is no mistake", () => {
  const items = new Map([["tracks/l2#a~note", noted('[[[[[[[[{{{{"\\"[[[[', NOW)]]);
  assert.deepEqual(plain(taken(`\uFEFF${exportJson(items, "", NOW)}`)), plain(items));
});

test("what a site does not know is kept", () => {
  const items = new Map([["tracks/unknown#some.thing", ticked(true, "r", NOW)]]);
  assert.deepEqual(plain(merged(new Map(), taken(exportJson(items, "", NOW)))), plain(items));
});

test("the preview tells what comes, what is newer and what stays", () => {
  const own = new Map<string, Value>([
    ["tracks/l2#a", ticked(true, "r", NOW)],
    ["tracks/l2#b", ticked(true, "r", NOW)],
    ["tracks/l2#c", ticked(true, "r", NOW)],
  ]);
  const incoming = new Map<string, Value>([
    ["tracks/l2#a", ticked(false, "r", NOW + 1)],
    ["tracks/l2#b", ticked(false, "r", NOW - 1)],
    ["tracks/l2#c", ticked(true, "r", NOW)],
    ["tracks/l2#d", ticked(true, "r", NOW)],
  ]);
  assert.deepEqual(preview(own, incoming).map(({ key, kind }) => [key.at(-1), kind]), [["a", "newer"], ["b", "older"], ["c", "same"], ["d", "added"]]);
  const both = merged(own, incoming);
  assert.deepEqual(["a", "b", "c", "d"].map((id) => (both.get(`tracks/l2#${id}`) as { done: unknown }).done !== null), [false, true, true, true]);
  assert.equal(own.size, 3, "what was there is untouched");
});

test("merging does not mind order, repetition or grouping, and drops nothing", () => {
  const chance = new Chance(2026);
  for (let round = 0; round < 150; round += 1) {
    const plan = anyPlan(chance, 6);
    // Few moments, so that many things were written at the same one.
    const make = (): Items => anyItems(chance, plan, NOW, NOW + 3);
    const [a, b, c] = [make(), make(), make()];
    assert.deepEqual(plain(merged(a, b)), plain(merged(b, a)));
    assert.deepEqual(plain(merged(merged(a, b), c)), plain(merged(a, merged(b, c))));
    assert.deepEqual(plain(merged(a, a)), plain(a));
    assert.deepEqual(plain(merged(merged(a, b), b)), plain(merged(a, b)));
    const all = merged(a, merged(b, c));
    for (const one of [a, b, c]) for (const [key, value] of one) {
      const found = all.get(key);
      assert.ok(found && found.at >= value.at, key);
    }
    assert.deepEqual(new Set(all.keys()), new Set([...a.keys(), ...b.keys(), ...c.keys()]));
  }
});

test("two values are the same whatever the order of their fields", () => {
  assert.ok(same({ at: 1, by: "x", day: "2026-02-02" }, { day: "2026-02-02", by: "x", at: 1 }));
  assert.ok(!same(ticked(true, "r", NOW), ticked(true, "r", LATER)));
  assert.ok(same(undefined, undefined));
});
