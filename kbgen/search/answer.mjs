// Answers queries with the engine that browsers run: node answer.mjs FOLDER-OF-THE-INDEX < queries.json.
// Prints for each query the references found, best first, and how long it took.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { runInThisContext } from "node:vm";

const folder = process.argv[2];
const { queries, limit } = JSON.parse(readFileSync(0, "utf8"));
const parts = new Map();
let bytes = 0;
globalThis.kbgenSearchPart = (name, _version, data) => parts.set(name, data);

function load(name) {
  const text = readFileSync(join(folder, `${name}.js`), "utf8");
  bytes += text.length;
  runInThisContext(text);
  return parts.get(name);
}

const { Engine } = load("engine")();
const engine = new Engine(async (name) => load(name));
const answers = [];
for (const query of queries) {
  const start = performance.now();
  const { results, total, corrected } = await engine.search(query, { limit });
  answers.push({ refs: results.map(({ ref }) => ref), scores: results.map(({ score }) => score), total, corrected, ms: performance.now() - start });
}
process.stdout.write(JSON.stringify({ answers, bytes }));
