// test/clipboard.test.ts
import assert from "node:assert/strict";
import { test } from "node:test";

// src/clipboard.ts
async function copyText(text, clipboard) {
  if (clipboard.write) {
    try {
      await clipboard.write(text);
      return true;
    } catch {
    }
  }
  return clipboard.writeSelected(text);
}
function pasteable(text) {
  return text.replace(/\r\n?/g, "\n").replace(/\u00a0/g, " ").replace(/[ \t]+$/gm, "").replace(/^\n+|\n+$/g, "");
}

// test/clipboard.test.ts
var forbidden = () => Promise.reject(new Error("NotAllowedError"));
test("the browser's own way comes first", async () => {
  const written = [];
  const done = await copyText("text", {
    write: async (text) => void written.push(text),
    writeSelected: () => assert.fail("not needed")
  });
  assert.equal(done, true);
  assert.deepEqual(written, ["text"]);
});
test("a forbidden clipboard falls back to a selected field", async () => {
  const written = [];
  const writeSelected = (text) => written.push(text) > 0;
  assert.equal(await copyText("text", { write: forbidden, writeSelected }), true);
  assert.deepEqual(written, ["text"]);
});
test("a page without a clipboard uses the field at once", async () => {
  assert.equal(await copyText("text", { writeSelected: () => true }), true);
});
test("no way that works is said to be none", async () => {
  assert.equal(await copyText("text", { write: forbidden, writeSelected: () => false }), false);
});
test("a text is pasted without what the page's layout added", () => {
  assert.equal(pasteable("\n\nЗдравствуйте!  \r\n\r\n  — раз	\n"), "Здравствуйте!\n\n  — раз");
});
test("blank lines inside a text stay", () => {
  assert.equal(pasteable("a\n\n\nb"), "a\n\n\nb");
});
