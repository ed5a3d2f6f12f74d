import assert from "node:assert/strict";
import { test } from "node:test";
import { csvText } from "../src/plan/csv";
import { Chance } from "./plan-fixture";

test("a table is UTF-8 with a mark, CRLF, every text quoted", () => {
  assert.equal(csvText([["Имя", "Дней"], ['Ева "Е"', 3], [null, -2]], "en"), '\uFEFF"Имя","Дней"\r\n"Ева ""Е""",3\r\n,-2\r\n');
});

test("Russian spreadsheets split at semicolons", () => {
  assert.equal(csvText([["a;b", "c,d"]], "ru"), '\uFEFF"a;b";"c,d"\r\n');
});

for (const name of ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=1", " =1", "\u00a0=1", "\uFEFF=1", "＝1+1", "－1", "=cmd|' /C calc'!A0"]) {
  test(`${JSON.stringify(name)} is no formula`, () => {
    const cell = csvText([[name]], "en").slice(1, -2);
    assert.ok(cell.startsWith('"\''), cell);
  });
}

test("what only looks a little like a formula stays as it is", () => {
  assert.equal(csvText([["Анна-Мария", "a=b", "2026-02-02"]], "en"), '\uFEFF"Анна-Мария","a=b","2026-02-02"\r\n');
});

test("no text makes more cells or more rows than there are", () => {
  const chance = new Chance(1);
  for (let round = 0; round < 200; round += 1) {
    const rows = Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => chance.text(12)));
    const found = csvText(rows, chance.of(["ru", "en"])).slice(1).split("\r\n");
    assert.equal(found.length, 4);
    for (const line of found.slice(0, 3)) assert.match(line, /^"(?:[^"]|"")*"(?:[;,]"(?:[^"]|"")*"){3}$/);
  }
});
