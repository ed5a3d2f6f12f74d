import assert from "node:assert/strict";
import { test } from "node:test";
import { deflated, hashOf, inflated, toLetters } from "../src/plan/bytes";
import { dayAt } from "../src/plan/days";
import { nameOf } from "../src/plan/keys";
import { addressOf, fits, lettersIn, progressLetters, readLetters, signatureLetters, unpack, type Link } from "../src/plan/link";
import { planState, runsOf } from "../src/plan/progress";
import type { Items, Plan, Run, Signature, Tick, Value } from "../src/plan/types";
import { begun, noted, overridden, signed, ticked } from "../src/plan/values";
import { anyItems, anyPlan, Chance, DAYS, kept, NOW, planOf, step, task, TRACK } from "./plan-fixture";

async function read(letters: string, now = NOW + 1e10): Promise<Link> {
  const found = await readLetters(letters, now);
  assert.ok(found.ok, JSON.stringify(found));
  return found.link;
}

async function refused(letters: string): Promise<string> {
  const found = await readLetters(letters, NOW + 1e10);
  assert.equal(found.ok, false);
  return found.ok ? "" : found.why;
}

/** What a link can carry of `items`: ticks by day, signatures, overrides that name all that comes before. */
function essence(items: Items): string[] {
  return [...items]
    .flatMap(([key, value]) => {
      if (key.includes("~sign")) return [`${key} ${(value as Signature).by} ${(value as Signature).day}`];
      if (!key.includes("#")) return [`${key} ${(value as Run).name} ${(value as Run).start}`];
      const done = (value as Tick).done;
      return done === null ? [] : [`${key} ${dayAt(done)}`];
    })
    .sort();
}

test("a link takes along neither the sender's filter nor the place on the page", () => {
  assert.equal(addressOf("https://kb.example.org/x/?by=lead#step", "AQ"), "https://kb.example.org/x/#kb-plan=AQ");
});

test("what a link carries comes back", async () => {
  const chance = new Chance(5);
  for (let round = 0; round < 60; round += 1) {
    const plan = anyPlan(chance, 2 + chance.below(40));
    const items = anyItems(chance, plan, NOW - 1e9, NOW);
    const run = runsOf(items, plan.ref)[0]?.id ?? "";
    const found = unpack(await read(await progressLetters(plan, items, run, NOW)), plan);
    assert.equal(found.unknown, 0);
    assert.deepEqual(essence(found.items), essence(items));
  }
});

test("a plan of sixty steps, all done and signed, fits two thousand characters", async () => {
  const chance = new Chance(60);
  const steps = Array.from({ length: 60 }, (_, index) =>
    step(`${chance.word(14)}-${index}`, {
      sign_off: "lead",
      due: index + 1,
      tasks: Array.from({ length: index % 3 ? 3 : 4 }, (_none, n) => task(`${chance.word(12)}-${n}`)),
    }),
  );
  const plan = planOf(steps.slice(0, 20), steps.slice(20, 40), steps.slice(40));
  const items = kept(plan, "2026-02-02", [], ["office", "remote"]);
  let tasks = 0;
  steps.forEach((one, index) => {
    for (const part of one.tasks ?? []) {
      tasks += 1;
      items.set(nameOf(TRACK, "", `${one.id}.${part.id}`), ticked(true, part.rev, NOW + chance.below(60) * 86_400_000));
    }
    if (index % 4 === 0) items.set(nameOf(TRACK, "", one.id, "sign"), signed(chance.of(["Ольга Петрова", "Иван Сидоров"]), "2026-03-02", NOW));
  });
  assert.equal(tasks, 200);
  const address = addressOf("https://kb.example.org/tracks/l2-engineer/", await progressLetters(plan, items, "", NOW));
  assert.ok(address.length < 1600, String(address.length));
  assert.match(address, /^https:\/\/kb\.example\.org\/tracks\/l2-engineer\/#kb-plan=[\w-]+$/);
  const found = unpack(await read(lettersIn(address)[0] ?? ""), plan).items;
  const state = planState({ plan, items: found, days: DAYS, today: "2026-06-01" });
  assert.deepEqual(state.ticks, { done: 215, all: 260 });
  assert.equal(state.run?.name, "Ева");
  assert.deepEqual(state.run?.roles, ["office", "remote"]);
});

test("content that changed in between loses nothing but what it lost", async () => {
  const before = planOf([step("a", { tasks: [task("x"), task("y")] }), step("gone"), step("c")]);
  const letters = await progressLetters(before, kept(before, "2026-02-02", ["a.x", "a.y", "gone", "c"]), "", NOW);
  const after = planOf([step("new"), step("c", { rev: "other" })], [step("a", { tasks: [task("y"), task("z"), task("x")] })]);
  const { items, unknown } = unpack(await read(letters), after);
  assert.equal(unknown, 1);
  const state = planState({ plan: after, items, days: DAYS, today: "2026-02-02" });
  assert.deepEqual(state.steps.map((one) => [one.step.id, one.done]), [["new", false], ["c", true], ["a", false]]);
  assert.deepEqual(state.byId.get("a")?.tasks.map((one) => one.done), [true, false, true]);
});

test("what the plan lost since the person's last link is found again by that link, words and all", async () => {
  const before = planOf([step("a", { tasks: [task("x"), task("y")] })], [step("gone")]);
  const items = kept(before, "2026-02-02", ["a.x", "gone"]);
  const first = unpack(await read(await progressLetters(before, items, "", NOW)), before).items;
  const after = planOf([step("b", { tasks: [task("x")] })]);
  const link = await read(await progressLetters(after, items, "", NOW));
  assert.equal(unpack(link, after).unknown, 2);
  const { items: found, unknown } = unpack(link, after, first);
  assert.equal(unknown, 0);
  const state = planState({ plan: after, items: found, days: DAYS, today: "2026-02-02" });
  assert.deepEqual(state.left.map(({ item, value }) => [item, (value as Tick).title]), [["gone", "Шаг gone"]]);
  assert.equal(state.byId.get("b")?.tasks[0]?.done, true, "a task that moved keeps its tick at the mentor's, too");
});

test("words stay at home: they make no link longer", async () => {
  const plan = planOf([step("a"), step("b")]);
  const items = kept(plan, "2026-02-02", ["a", "b"]);
  const titled = new Map([...items].map(([key, value]) => [key, key.includes("#") ? { ...value, title: "Слова шага" } : value]));
  assert.equal(await progressLetters(plan, titled, "", NOW), await progressLetters(plan, items, "", NOW));
});

test("notes stay at home, and so does a tick that was taken back", async () => {
  const plan = planOf([step("a"), step("b")]);
  const items = kept(plan, "2026-02-02", ["a"]);
  items.set("tracks/l2#a~note", noted("Секрет", NOW));
  items.set("tracks/l2#b", ticked(false, "r", NOW));
  const found = unpack(await read(await progressLetters(plan, items, "", NOW)), plan).items;
  assert.deepEqual([...found.keys()].sort(), ["tracks/l2", "tracks/l2#a"]);
});

test("a step begun before its time is told", async () => {
  const plan = planOf([step("a"), step("b", { after: ["a"] })]);
  const items = kept(plan, "2026-02-02");
  items.set("tracks/l2#b~open", overridden(["a"], NOW));
  const found = unpack(await read(await progressLetters(plan, items, "", NOW)), plan).items;
  assert.deepEqual(planState({ plan, items: found, days: DAYS, today: "2026-02-02" }).byId.get("b")?.override?.over, ["a"]);
});

test("another run and its end travel, too", async () => {
  const plan = planOf([step("a")]);
  const items = new Map<string, Value>([["tracks/l2@mh0", { ...begun("2026-02-02", [], "", NOW, "eva"), finished: NOW + 1000 }]]);
  const found = unpack(await read(await progressLetters(plan, items, "mh0", NOW)), plan).items;
  assert.equal((found.get("tracks/l2@mh0") as Run).finished, NOW + 1000);
});

test("signatures go back to the run and the person that they are for", async () => {
  const plan = planOf([step("a", { sign_off: "lead" }), step("b", { sign_off: "buddy" })]);
  const own = kept(plan, "2026-02-02", ["a", "b"]);
  const mentors: Map<string, Value> = new Map([["tracks/l2", own.get("tracks/l2") as Value]]);
  mentors.set("tracks/l2#a~sign", signed("Ольга", "2026-02-10", NOW + 5000));
  mentors.set("tracks/l2#b~sign", signed("", "2026-02-10", NOW + 5000));
  const link = await read(await signatureLetters(plan, mentors, "", NOW));
  assert.equal(link.kind, "signatures");
  assert.deepEqual([...unpack(link, plan).items], [
    ["tracks/l2#a~sign", { at: NOW + 5000, by: "Ольга", day: "2026-02-10", title: "Шаг a" }],
    ["tracks/l2#b~sign", { at: NOW + 5000, by: "", day: "2026-02-10", title: "Шаг b" }],
  ]);
  assert.equal(fits(link, own), "here");
  assert.equal(fits({ ...link, person: "adam" }, own), "other");
  assert.equal(fits({ ...link, run: "zz" }, own), "nothing");
});

test("links are found in a pasted message, several at once", () => {
  const text = "Вот: https://kb/tracks/l2/#kb-plan=AQAB_c-d, и file:///x/index.html#kb-plan=AQB\n#kb-planets=no #kb-plan=";
  assert.deepEqual(lettersIn(text), ["AQAB_c-d", "AQB"]);
});

test("without a way to deflate a link is longer, and is read all the same", async () => {
  const plan = planOf([step("a")]);
  const items = kept(plan, "2026-02-02", ["a"]);
  const page = globalThis as unknown as Record<string, unknown>;
  const { CompressionStream, DecompressionStream } = globalThis;
  try {
    page["CompressionStream"] = page["DecompressionStream"] = undefined;
    const letters = await progressLetters(plan, items, "", NOW);
    assert.deepEqual(essence(unpack(await read(letters), plan).items), essence(items));
  } finally {
    Object.assign(page, { CompressionStream, DecompressionStream });
  }
});

test("garbage is refused, with the reason", async () => {
  assert.equal(await refused(""), "garbage");
  assert.equal(await refused("AAAA"), "garbage");
  assert.equal(await refused("%%%"), "garbage");
  assert.equal(await refused("A"), "garbage");
  assert.equal(await refused("A".repeat(20_000)), "size");
  assert.equal(await refused(toLetters(Uint8Array.of(2, 0, 1, 2, 3, 4, 5))), "version");
  assert.equal(await refused(toLetters(Uint8Array.of(1, 1, 255, 255, 255))), "garbage");
});

test("a link cut short or mistyped is refused wherever it is cut or mistyped", async () => {
  const plan = planOf([step("a", { tasks: [task("x")] }), step("b")]);
  const letters = await progressLetters(plan, kept(plan, "2026-02-02", ["a.x", "b"]), "", NOW);
  for (let length = 0; length < letters.length; length += 1) assert.equal(await refused(letters.slice(0, length)), "garbage", String(length));
  for (let at = 4; at < letters.length; at += 1) {
    const other = letters[at] === "Q" ? "R" : "Q";
    const found = await readLetters(letters.slice(0, at) + other + letters.slice(at + 1), NOW + 1e10);
    // The last letter may have bits that nobody reads.
    if (found.ok) assert.equal(at, letters.length - 1);
  }
});

test("random bytes never throw and never say anything", async () => {
  const chance = new Chance(99);
  for (let round = 0; round < 400; round += 1) {
    const bytes = Uint8Array.from({ length: chance.below(300) }, () => chance.below(256));
    if (bytes.length > 1) [bytes[0], bytes[1]] = [1, chance.below(2)];
    assert.match(await refused(toLetters(bytes)), /garbage|date/);
  }
});

/** A link with a body of one's own, its hash right. */
function forged(...body: number[]): string {
  const bytes = Uint8Array.from(body);
  const check = hashOf(toLetters(bytes), 0);
  return toLetters(Uint8Array.of(1, 0, ...body, check >>> 16, (check >>> 8) & 255, check & 255));
}

test("a body that asks for more than it holds is refused", async () => {
  const head = [0, 2, 0x6c, 0x32, 0, 0, 0, 0xb0, 0xa9, 0xf5, 0xcb, 6, 0];
  assert.equal(await refused(forged(...head, 0xff, 0xff, 0xff, 0xff, 0x7f)), "garbage");
  assert.equal(await refused(forged(...head, 0, 0xff, 0xff, 0xff, 0x7f)), "garbage");
  assert.equal(await refused(forged(0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)), "garbage");
  assert.equal(await refused(forged(7, 2, 0x6c, 0x32, 0, 0, 0, 0, 0)), "garbage");
  assert.equal(await refused(forged(0, 3, 0x2e, 0x2e, 0x2f, 0, 0, 0, 0, 0)), "garbage", "a track whose name leads elsewhere");
});

test("days and moments that cannot be are refused", async () => {
  const plan = planOf([step("a")]);
  const ahead = kept(plan, "2026-02-02");
  ahead.set("tracks/l2#a", ticked(true, "r", NOW + 1e11));
  const letters = await progressLetters(plan, ahead, "", NOW);
  assert.deepEqual(await readLetters(letters, NOW), { ok: false, why: "date" });
  const sent = await progressLetters(plan, kept(plan, "2026-02-02"), "", NOW + 1e10);
  assert.deepEqual(await readLetters(sent, NOW), { ok: false, why: "date" });
});

test("what swells beyond all bounds is refused before it is there", async () => {
  const bomb = await deflated(new Uint8Array(50_000_000));
  assert.ok(bomb);
  assert.ok(bomb.length < 60_000);
  await assert.rejects(inflated(bomb, 64_000));
  const small = await deflated(new Uint8Array(10_000_000));
  assert.ok(small);
  const letters = toLetters(Uint8Array.of(1, 1, ...small));
  assert.equal(await refused(letters), letters.length > 16_000 ? "size" : "garbage");
});

test("no two ids of a plan share a hash under the salt that is chosen", async () => {
  const chance = new Chance(3);
  const steps = Array.from({ length: 500 }, (_, index) => step(`${chance.word(6)}-${index}`, { tasks: [task("x"), task("y"), task("z")] }));
  const plan: Plan = planOf(steps);
  const link = await read(await progressLetters(plan, kept(plan, "2026-02-02"), "", NOW));
  const hashes = steps.flatMap((one) => [one.id, `${one.id}.x`, `${one.id}.y`, `${one.id}.z`]).map((id) => hashOf(id, link.salt));
  assert.equal(new Set(hashes).size, hashes.length);
});
