// test/filter.test.ts
import assert from "node:assert/strict";
import { test } from "node:test";

// src/filter.ts
function meets(tokens, chosen, except) {
  for (const [dimension, token] of chosen) if (dimension !== except && !tokens.has(token)) return false;
  return true;
}
function counts(items, facets, chosen) {
  return facets.map(
    ({ token, dimension }) => items.filter((tokens) => tokens.has(token) && meets(tokens, chosen, dimension)).length
  );
}
function switched(chosen, { token, dimension }) {
  const next = new Map(chosen);
  if (next.get(dimension) === token) next.delete(dimension);
  else next.set(dimension, token);
  return next;
}
var PARAMETER = "show";
function chosenIn(query, facets) {
  const known = new Map(facets.map((facet) => [facet.token, facet.dimension]));
  const chosen = /* @__PURE__ */ new Map();
  for (const token of (new URLSearchParams(query).get(PARAMETER) ?? "").split(" ")) {
    const dimension = known.get(token);
    if (dimension !== void 0) chosen.set(dimension, token);
  }
  return chosen;
}
function queryWith(query, chosen) {
  const parameters = new URLSearchParams(query);
  if (chosen.size) parameters.set(PARAMETER, [...chosen.values()].join(" "));
  else parameters.delete(PARAMETER);
  const text = parameters.toString();
  return text && `?${text}`;
}
function said(forms, n, total, lang) {
  const form = forms[new Intl.PluralRules(lang).select(n)] ?? forms["other"] ?? "";
  return form.replaceAll("{n}", String(n)).replaceAll("{total}", String(total));
}

// test/filter.test.ts
var INTAKE = { token: "by-intake", dimension: "stage" };
var CLOSING = { token: "by-closing", dimension: "stage" };
var MAIL = { token: "topic-почта", dimension: "topic" };
var FACETS = [INTAKE, CLOSING, MAIL];
var ITEMS = [
  /* @__PURE__ */ new Set(["by-intake", "topic-почта"]),
  /* @__PURE__ */ new Set(["by-intake"]),
  /* @__PURE__ */ new Set(["by-closing", "topic-почта"])
];
var FORMS = { one: "Показан {n} из {total}", few: "Показаны {n} из {total}", many: "Показано {n} из {total}", other: "?" };
test("nothing chosen shows everything", () => {
  assert.ok(ITEMS.every((item) => meets(item, /* @__PURE__ */ new Map())));
});
test("an item has to meet every dimension", () => {
  const chosen = switched(switched(/* @__PURE__ */ new Map(), INTAKE), MAIL);
  assert.deepEqual(ITEMS.map((item) => meets(item, chosen)), [true, false, false]);
});
test("another facet of a dimension takes the place of the one before", () => {
  const chosen = switched(switched(/* @__PURE__ */ new Map(), INTAKE), CLOSING);
  assert.deepEqual([...chosen], [["stage", "by-closing"]]);
});
test("the same facet again switches it off", () => {
  assert.equal(switched(switched(/* @__PURE__ */ new Map(), INTAKE), INTAKE).size, 0);
});
test("switching leaves what was chosen before untouched", () => {
  const before = switched(/* @__PURE__ */ new Map(), INTAKE);
  switched(before, MAIL);
  assert.deepEqual([...before.values()], ["by-intake"]);
});
test("counts of a dimension ignore what is chosen in it, and obey the others", () => {
  assert.deepEqual(counts(ITEMS, FACETS, /* @__PURE__ */ new Map()), [2, 1, 2]);
  assert.deepEqual(counts(ITEMS, FACETS, switched(/* @__PURE__ */ new Map(), INTAKE)), [2, 1, 1]);
  assert.deepEqual(counts(ITEMS, FACETS, switched(/* @__PURE__ */ new Map(), MAIL)), [1, 1, 2]);
});
test("an address keeps what is chosen, and what else it says", () => {
  const chosen = switched(switched(/* @__PURE__ */ new Map(), CLOSING), MAIL);
  const query = queryWith("?h=vpn", chosen);
  assert.deepEqual([...chosenIn(query, FACETS)], [...chosen]);
  assert.equal(new URLSearchParams(query).get("h"), "vpn");
  assert.equal(queryWith(query, /* @__PURE__ */ new Map()), "?h=vpn");
  assert.equal(queryWith("", /* @__PURE__ */ new Map()), "");
});
test("an address chooses only what there is", () => {
  assert.equal(chosenIn("?show=topic-vpn __proto__ by-x", FACETS).size, 0);
  assert.deepEqual([...chosenIn("?show=by-intake by-closing", FACETS).values()], ["by-closing"]);
});
for (const [n, words] of [[1, "Показан 1 из 30"], [2, "Показаны 2 из 30"], [5, "Показано 5 из 30"], [11, "Показано 11 из 30"], [21, "Показан 21 из 30"]]) {
  test(`${n} is said in its form`, () => assert.equal(said(FORMS, n, 30, "ru"), words));
}
test("a language without a form falls back to the other one", () => {
  assert.equal(said({ other: "{n} of {total}" }, 1, 3, "en"), "1 of 3");
});
