import assert from "node:assert/strict";
import { test } from "node:test";
import { countOf, kept, markOf } from "../src/lists/marks";

test("what is kept of an item is read back", () => {
  assert.equal(markOf(kept(true, 1)), true);
  assert.equal(markOf(kept(false, 1)), false);
});

test("what is not ours says nothing of an item", () => {
  for (const value of [null, true, 1, "done", [], {}, { done: "yes" }, { at: 1 }]) assert.equal(markOf(value), null);
});

test("a list counts what is done", () => {
  assert.deepEqual(countOf([true, false, true, false]), { done: 2, total: 4, part: 0.5 });
  assert.deepEqual(countOf([]), { done: 0, total: 0, part: 0 });
});
