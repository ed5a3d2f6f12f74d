import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { DateWords } from "../src/replies/forms";
import { namesIn, parse, render, type Filling, type Node } from "../src/replies/template";

interface Case {
  about: string;
  lang: string;
  text: string;
  values: Record<string, string>;
  kinds?: Record<string, string>;
  optional?: string[];
  fragments?: Record<string, string>;
  out: string;
  gaps: string[];
}

const DATES = ["ticket.created", "today", "tomorrow", "next_workday"];
const dates = JSON.parse(
  readFileSync(new URL("../../../tests/templates/dates.json", import.meta.url), "utf8"),
) as Record<string, DateWords>;
const table = new URL("../../../tests/templates/cases.json", import.meta.url);
const cases = JSON.parse(readFileSync(table, "utf8")) as Case[];

function own<T>(record: Record<string, T> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

function filling(one: Partial<Case> & { values: Record<string, string> }): Filling {
  const fragments = new Map<string, Node[]>(
    Object.entries(one.fragments ?? {}).map(([name, text]) => [name, parse(text)]),
  );
  return {
    language: { lang: one.lang ?? "ru", dates: own(dates, (one.lang ?? "ru").slice(0, 2)) },
    value: (name) => own(one.values, name) ?? "",
    kind: (name) => own(one.kinds, name) ?? (DATES.includes(name) ? "date" : "text"),
    optional: (name) => one.optional?.includes(name) ?? false,
    label: (name) => `<${name}>`,
    fragment: (name) => fragments.get(name) ?? null,
  };
}

const written = (nodes: Node[], given: Filling) => render(nodes, given).map((piece) => piece.text).join("");

for (const one of cases) {
  test(`templates: ${one.about}`, () => {
    const pieces = render(parse(one.text), filling(one));
    assert.equal(pieces.map((piece) => piece.text).join(""), one.out);
    const gaps = pieces.filter((piece) => piece.kind === "gap").map((piece) => piece.name);
    assert.deepEqual([...new Set(gaps)], one.gaps);
  });
}

/** A generator that gives the same numbers every time. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const SCRAPS = ["{{", "}}", "{", "#if ", "else", "/if", "a", " | ", "plural: ", ",", "\n", ">", "=", "\\", "я", "🙂", "<b>", " "];

function scraps(next: () => number, known = SCRAPS): string {
  return Array.from({ length: Math.floor(next() * 40) }, () => known[Math.floor(next() * known.length)]).join("");
}

test("whatever the text is, something comes of it, and values stay what they are", () => {
  const next = random(7);
  for (let round = 0; round < 3000; round += 1) {
    const text = scraps(next);
    const value = scraps(next).trim() || "-";
    const nodes = parse(text);
    namesIn(nodes, () => null);
    written(nodes, filling({ values: { a: value } }));
    assert.equal(written(parse("{{a}}"), filling({ values: { a: value } })), value);
  }
});

test("text without braces is given back as it was", () => {
  const next = random(11);
  for (let round = 0; round < 2000; round += 1) {
    const text = scraps(next, SCRAPS.filter((scrap) => scrap !== "{{" && scrap !== "{"));
    assert.equal(written(parse(text), filling({ values: {} })), text);
  }
});

test("the names that are asked for include those of fragments, once each, and tell which may be empty", () => {
  const fragments = new Map([["hello", parse("{{client.first_name}} {{> hello}}")]]);
  const nodes = parse("{{> hello}} {{#if tip}}{{tip}}{{else}}{{why}}{{/if}} {{agent | gender: а, б}}");
  assert.deepEqual([...namesIn(nodes, (name) => fragments.get(name) ?? null)], [
    ["client.first_name", false],
    ["tip", true],
    ["why", false],
    ["agent.gender", false],
  ]);
});

test("a text of thousands of braces is read at once", () => {
  const begun = performance.now();
  parse("{{".repeat(30_000) + "\n" + "{{#if a}}".repeat(5_000) + "{{a ".repeat(10_000));
  assert.ok(performance.now() - begun < 1_000);
});
