import assert from "node:assert/strict";
import { test } from "node:test";
import { chosenIn, counts, holds, meets, plain, queryWith, said, switched, typedIn, type Facet } from "../src/filter";

const INTAKE: Facet = { token: "by-intake", dimension: "stage" };
const CLOSING: Facet = { token: "by-closing", dimension: "stage" };
const MAIL: Facet = { token: "topic-почта", dimension: "topic" };
const FACETS = [INTAKE, CLOSING, MAIL];
const ITEMS = [
  new Set(["by-intake", "topic-почта"]),
  new Set(["by-intake"]),
  new Set(["by-closing", "topic-почта"]),
];
const FORMS = { one: "Показан {n} из {total}", few: "Показаны {n} из {total}", many: "Показано {n} из {total}", other: "?" };

test("nothing chosen shows everything", () => {
  assert.ok(ITEMS.every((item) => meets(item, new Map())));
});

test("an item has to meet every dimension", () => {
  const chosen = switched(switched(new Map(), INTAKE), MAIL);
  assert.deepEqual(ITEMS.map((item) => meets(item, chosen)), [true, false, false]);
});

test("another facet of a dimension takes the place of the one before", () => {
  const chosen = switched(switched(new Map(), INTAKE), CLOSING);
  assert.deepEqual([...chosen], [["stage", "by-closing"]]);
});

test("the same facet again switches it off", () => {
  assert.equal(switched(switched(new Map(), INTAKE), INTAKE).size, 0);
});

test("switching leaves what was chosen before untouched", () => {
  const before = switched(new Map(), INTAKE);
  switched(before, MAIL);
  assert.deepEqual([...before.values()], ["by-intake"]);
});

test("counts of a dimension ignore what is chosen in it, and obey the others", () => {
  assert.deepEqual(counts(ITEMS, FACETS, new Map()), [2, 1, 2]);
  assert.deepEqual(counts(ITEMS, FACETS, switched(new Map(), INTAKE)), [2, 1, 1]);
  assert.deepEqual(counts(ITEMS, FACETS, switched(new Map(), MAIL)), [1, 1, 2]);
});

test("an address keeps what is chosen, and what else it says", () => {
  const chosen = switched(switched(new Map(), CLOSING), MAIL);
  const query = queryWith("?h=vpn", chosen);
  assert.deepEqual([...chosenIn(query, FACETS)], [...chosen]);
  assert.equal(new URLSearchParams(query).get("h"), "vpn");
  assert.equal(queryWith(query, new Map()), "?h=vpn");
  assert.equal(queryWith("", new Map()), "");
});

test("an address chooses only what there is", () => {
  assert.equal(chosenIn("?show=topic-vpn __proto__ by-x", FACETS).size, 0);
  assert.deepEqual([...chosenIn("?show=by-intake by-closing", FACETS).values()], ["by-closing"]);
});

for (const [n, words] of [[1, "Показан 1 из 30"], [2, "Показаны 2 из 30"], [5, "Показано 5 из 30"], [11, "Показано 11 из 30"], [21, "Показан 21 из 30"]] as const) {
  test(`${n} is said in its form`, () => assert.equal(said(FORMS, n, 30, "ru"), words));
}

test("a language without a form falls back to the other one", () => {
  assert.equal(said({ other: "{n} of {total}" }, 1, 3, "en"), "1 of 3");
});

test("what is typed is found whatever its case, its ё and its order", () => {
  const text = plain("Попросить  номер\n обращения: Ёлка");
  assert.ok(holds(text, "елк НОМЕР"));
  assert.ok(holds(text, "  "));
  assert.ok(!holds(text, "номер почта"));
});

test("an address keeps what is typed beside what is chosen", () => {
  const query = queryWith("?h=vpn", switched(new Map(), MAIL), " ключ к VPN ");
  assert.equal(typedIn(query), "ключ к VPN");
  assert.deepEqual([...chosenIn(query, FACETS).values()], ["topic-почта"]);
  assert.equal(queryWith(query, new Map(), "  "), "?h=vpn");
  assert.equal(typedIn(""), "");
});
