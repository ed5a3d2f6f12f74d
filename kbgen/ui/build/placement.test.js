// test/placement.test.ts
import assert from "node:assert/strict";
import { test } from "node:test";

// src/placement.ts
var GAP = 6;
var MARGIN = 8;
function place(word, size, view2) {
  const below = word.top + word.height + GAP;
  const above = word.top - GAP - size.height;
  const fits = below + size.height <= view2.height - MARGIN;
  const rightmost = view2.width - MARGIN - size.width;
  return {
    left: Math.max(MARGIN, Math.min(word.left, rightmost)),
    top: fits || above < MARGIN ? below : above
  };
}

// test/placement.test.ts
var view = { width: 360, height: 640 };
var tip = { width: 200, height: 80 };
test("a tip stands under its word", () => {
  assert.deepEqual(place({ left: 40, top: 100, width: 60, height: 20 }, tip, view), { left: 40, top: 126 });
});
test("a tip with no room below stands above", () => {
  assert.deepEqual(place({ left: 40, top: 600, width: 60, height: 20 }, tip, view), { left: 40, top: 514 });
});
test("a tip with no room either way stays below, where scrolling can reach it", () => {
  const low = { width: 360, height: 120 };
  assert.equal(place({ left: 40, top: 50, width: 60, height: 20 }, tip, low).top, 76);
});
test("a tip never passes the right edge", () => {
  assert.equal(place({ left: 300, top: 100, width: 50, height: 20 }, tip, view).left, 152);
});
test("a tip wider than the window begins at the left edge", () => {
  const wide = { width: 400, height: 80 };
  assert.equal(place({ left: 300, top: 100, width: 50, height: 20 }, wide, view).left, 8);
});
