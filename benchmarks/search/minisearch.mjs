// Answers queries with MiniSearch as its manual has it: node minisearch.mjs search_index.json < queries.json
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../kbgen/ui/package.json", import.meta.url));
const { default: MiniSearch } = await import(require.resolve("minisearch"));
const { queries } = JSON.parse(readFileSync(0, "utf8"));
const { docs } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const start = performance.now();
const engine = new MiniSearch({ idField: "location", fields: ["title", "text", "tags"], storeFields: ["location"] });
const seen = new Set();
engine.addAll(
  docs
    .filter(({ location }) => !seen.has(location) && seen.add(location))
    .map((doc) => ({ ...doc, text: doc.text.replace(/<[^>]*>/g, " "), tags: (doc.tags ?? []).join(" ") })),
);
const ready = performance.now() - start;
const answers = queries.map((query) => {
  const before = performance.now();
  const found = engine.search(query, { prefix: true, fuzzy: 0.2, boost: { title: 2 } });
  const pages = found.slice(0, 100).map(({ location }) => location.replace(/#.*/, ""));
  return { pages: [...new Set(pages)], ms: performance.now() - before };
});
process.stdout.write(JSON.stringify({ answers, ready }));
