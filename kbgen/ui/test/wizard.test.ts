import assert from "node:assert/strict";
import { test } from "node:test";
import { handedIn, handing } from "../src/tickets/handed";
import { answersIn, hashOf, treeIn, walk } from "../src/tickets/wizard";

const DATA = {
  trees: {
    l3: {
      title: "Передавать?",
      start: "safe",
      questions: {
        safe: ["Опасно?", { yes: ["Да", "call"], no: ["Нет", "ours"] }],
        ours: ["Наше?", { yes: ["Да", "pass"], no: ["Нет", "call"] }],
      },
      outcomes: { call: "Звоните", pass: "Передавайте" },
    },
  },
};
const TREE = treeIn(DATA, "l3")!;

test("the answers lead through the tree to an outcome", () => {
  const walked = walk(TREE, ["no", "yes"]);
  assert.equal(walked.at, "pass");
  assert.equal(walked.whole, true);
  assert.deepEqual(walked.steps.map((step) => `${step.question} ${step.answer}`), ["Опасно? Нет", "Наше? Да"]);
});

test("a path that the tree has no more is followed as far as it goes, and the rest is said to be lost", () => {
  assert.deepEqual([walk(TREE, ["no", "maybe"]).at, walk(TREE, ["no", "maybe"]).whole], ["ours", false]);
  assert.deepEqual([walk(TREE, ["yes", "more"]).at, walk(TREE, ["yes", "more"]).whole], ["call", false]);
});

test("an address says the answers and nothing else passes for one", () => {
  assert.deepEqual(answersIn(hashOf(["no", "yes"])), ["no", "yes"]);
  assert.deepEqual(answersIn("#/"), []);
  for (const other of ["", "#ours", "#_questions", "#/<b>", "#/a b", "#/A", `#/${"a/".repeat(300)}`]) {
    assert.equal(answersIn(other), null, other);
  }
});

test("a tree that the data does not have is none", () => {
  for (const [data, id] of [[DATA, "other"], [DATA, "__proto__"], [DATA, "constructor"], [null, "l3"], [{}, "l3"]] as const) {
    assert.equal(treeIn(data, id), null);
  }
});

test("what one tool hands to another arrives, whatever the ticket is called", () => {
  for (const ticket of ["L2-1042", "a&rule=x#y", "№ 7/8 «срочно»", "<img onerror=1>", "%00 +"]) {
    const handed = { ticket, rule: "mail", tree: "l3", path: ["no", "yes"], run: "x1", of: "guidelines/a" };
    assert.deepEqual(handedIn(handing(handed)), handed);
  }
  assert.equal(handing({ ticket: "", path: [] }), "");
});

test("the address of a place on a page hands nothing over", () => {
  for (const hash of ["", "#_fields", "#/no/yes"]) {
    assert.deepEqual(handedIn(hash), { ticket: "", rule: "", tree: "", path: [], run: "", of: "" });
  }
  assert.deepEqual(handedIn("#tree=l3&path=<b>/x").path, []);
});
