// Answers queries with Material's own search worker: node material.mjs WORKER-FOLDER search_index.json < queries.json
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const [, , scripts, indexFile] = process.argv;
const { queries } = JSON.parse(readFileSync(0, "utf8"));
const index = JSON.parse(readFileSync(indexFile, "utf8"));
const waiting = [];
let listener;
const scope = {
  addEventListener: (_, act) => (listener = act),
  postMessage: (message) => waiting.shift()?.(message),
  console,
  URL,
  setTimeout,
  performance,
};
// In a worker the global object has itself as `self`.
scope.self = scope.globalThis = scope;
scope.importScripts = (...paths) => {
  for (const path of paths) run(join(scripts, "lunr", path.replace(/^.*lunr\/(?=min\/)/, "")));
};
const context = vm.createContext(scope);
const run = (path) => vm.runInContext(readFileSync(path, "utf8"), context);
run(process.env.WORKER);
const ask = (data) =>
  new Promise((resolve) => {
    waiting.push(resolve);
    listener({ data });
  });

const start = performance.now();
await ask({ type: 0, data: { config: index.config, docs: index.docs, options: { suggest: false } } });
const ready = performance.now() - start;
const answers = [];
for (const query of queries) {
  const before = performance.now();
  const { data } = await ask({ type: 2, data: query });
  const pages = (data?.items ?? []).map(([first]) => first.location.replace(/#.*/, ""));
  answers.push({ pages: [...new Set(pages)], ms: performance.now() - before });
}
process.stdout.write(JSON.stringify({ answers, ready }));
