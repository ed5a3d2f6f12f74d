import assert from "node:assert/strict";
import { test } from "node:test";
import { added, MOST, moved, restored, reworded, stored, together, trayIn, without, type Tray } from "../src/replies/tray";

const of = (ref: string) => ({ ref, lang: "ru", tone: "neutral" });
const refs = (tray: Tray): string => tray.map(({ ref }) => ref).join("");
const ABC = ["a", "b", "c"].reduce<Tray>((tray, ref) => added(tray, of(ref)), []);

test("responses stand in the order in which they were added, the same one twice if need be", () => {
  const tray = added(ABC, of("a"));
  assert.equal(refs(tray), "abca");
  assert.equal(new Set(tray.map(({ id }) => id)).size, 4);
});

test("one goes anywhere, and never out of the tray", () => {
  const [a, , c] = ABC.map(({ id }) => id) as [string, string, string];
  assert.equal(refs(moved(ABC, c, 0)), "cab");
  assert.equal(refs(moved(ABC, a, 1)), "bac");
  assert.equal(refs(moved(ABC, a, 99)), "bca");
  assert.equal(refs(moved(ABC, c, -5)), "cab");
  assert.equal(moved(ABC, "no", 0), ABC);
});

test("what is removed comes back to its place, once", () => {
  const kept = ABC[1]!;
  const less = without(ABC, kept.id);
  assert.equal(refs(less), "ac");
  assert.deepEqual(restored(less, kept, 1), ABC);
  assert.equal(restored(ABC, kept, 0), ABC);
});

test("words of one's own replace the response's, and can be taken back", () => {
  const { id } = ABC[0]!;
  const tray = reworded(ABC, id, "");
  assert.equal(tray[0]?.words, "");
  assert.deepEqual(reworded(tray, id, null), ABC);
  assert.equal(ABC[0]?.words, undefined);
});

test("a tray holds only so many", () => {
  let tray: Tray = [];
  for (let n = 0; n < MOST + 5; n += 1) tray = added(tray, of("a"));
  assert.equal(tray.length, MOST);
});

test("what was kept is read back as it was", () => {
  const tray = reworded(ABC, ABC[2]!.id, "</textarea><script>");
  assert.deepEqual(trayIn(JSON.parse(JSON.stringify(stored(tray)))), tray);
});

test("whatever stands in the store, a tray comes of it", () => {
  const bad = [null, 1, "x", {}, { 0: ABC[0] }, [null, 3, [], {}, { id: 1, ref: "a" }, { id: "1" }]];
  for (const one of bad) assert.deepEqual(trayIn(one as never), []);
  const odd = [{ id: "1", ref: "a", lang: 3, words: {} }, { id: "1", ref: "b" }];
  assert.deepEqual(trayIn(odd as never), [{ id: "1", ref: "a", lang: "", tone: "" }]);
});

test("any sequence of steps keeps every response that nobody removed", () => {
  let seed = 7;
  const dice = (n: number): number => (seed = (seed * 48271) % 2147483647) % n;
  let tray: Tray = [];
  const expected = new Set<string>();
  for (let step = 0; step < 2000; step += 1) {
    const one = tray[dice(Math.max(1, tray.length))];
    const what = dice(5);
    if (what < 2 && tray.length < MOST) {
      const before = new Set(tray.map(({ id }) => id));
      tray = added(tray, of("a"));
      expected.add(tray.find(({ id }) => !before.has(id))!.id);
    } else if (one && what === 2) {
      tray = without(tray, one.id);
      expected.delete(one.id);
    } else if (one && what === 3) tray = moved(tray, one.id, dice(60) - 5);
    else if (one) tray = reworded(tray, one.id, dice(2) ? "x" : null);
    assert.deepEqual(new Set(tray.map(({ id }) => id)), expected);
  }
});

test("a letter greets once and is signed once: the first greeting, the last signature", () => {
  const letter = together([
    { greeting: null, bodies: ["1"], signature: "S1" },
    { greeting: "G2", bodies: ["2"], signature: "S2" },
    { greeting: "G3", bodies: ["3"], signature: null },
  ]);
  assert.deepEqual(letter, { greeting: "G2", bodies: ["1", "2", "3"], signature: "S2" });
  assert.deepEqual(together([]), { greeting: null, bodies: [], signature: null });
});
