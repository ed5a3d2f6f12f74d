// Bundles src/ into dist/: a classic script (it has to work from file://) and a style sheet for the base and for
// each part that only some pages load, and a hash of the sources by which a test knows that the bundle is fresh.
// With the name of a part: that part alone; `base` is what every page loads, and search. With --tests: bundles
// test/ into build/.
import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = ["chrome111", "firefox121", "safari16.4"];
const shared = {
  absWorkingDir: here,
  bundle: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
};

/** The parts, each with those whose modules it finds in the page instead of bringing them again. */
const parts = {
  plan: [],
  carry: ["plan"],
  replies: [],
  fields: ["replies"],
  reply: ["replies", "fields"],
  tray: ["replies", "fields"],
  mine: ["replies"],
  wizard: ["replies"],
  tickets: ["replies"],
  run: ["replies", "tickets"],
  handover: ["replies", "tickets"],
  poster: [],
  lists: [],
  mentor: [],
};

/** What the part `name` shares, by the file that it comes from: the lines of its `shared.ts`. */
async function sharedBy(name) {
  const folder = join(here, "src", name);
  const lines = (await readFile(join(folder, "shared.ts"), "utf8")).matchAll(/^export \{ (.+) \} from "(.+)";$/gm);
  return [...lines].map(([, names, from]) => {
    const ways = names.split(", ").map((one) => `export const ${one} = /* @__PURE__ */ (() => kbgenShared.${name}?.${one})();`);
    return [join(folder, `${from}.ts`), ways.join("\n")];
  });
}

/** Puts the way to what other parts share in the place of it; a name that is not shared is an error. */
function found(uses) {
  return {
    name: "found",
    async setup(bundler) {
      const shared = new Map((await Promise.all(uses.map(sharedBy))).flat());
      bundler.onLoad({ filter: /\.ts$/ }, ({ path }) => (shared.has(path) ? { contents: shared.get(path) } : null));
    },
  };
}

async function filesIn(folder) {
  const found = await readdir(join(here, folder), { recursive: true, withFileTypes: true });
  return found
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name).slice(here.length + 1).replaceAll("\\", "/"));
}

async function sourcesHash() {
  const files = [...(await filesIn("src")), "build.mjs", "package-lock.json", "tsconfig.json"].sort();
  const hash = createHash("sha256");
  for (const file of files) {
    const text = (await readFile(join(here, file), "utf8")).replaceAll("\r\n", "\n");
    hash.update(`${file}\0${text}\0`);
  }
  return hash.digest("hex");
}

const forPages = { ...shared, outdir: "dist", format: "iife", minify: true, target };

async function buildPart(name) {
  const entryPoints = ["ts", "css"].map((kind) => ({ in: `src/${name}/part.${kind}`, out: `kbgen-${name}` }));
  await build({ ...forPages, entryPoints, plugins: [found(parts[name])] });
}

// The search engine is loaded on demand, as a part of the index, and runs beside the page or in a worker made
// of its text: so it is one function that needs nothing around it.
async function buildEngine() {
  const { outputFiles } = await build({
    ...shared,
    entryPoints: ["src/search/worker.ts"],
    format: "iife",
    globalName: "kbgenSearchEngine",
    minify: true,
    target,
    write: false,
  });
  const code = outputFiles[0].text.trim();
  const text = `kbgenSearchPart("engine","",function(){${code}return kbgenSearchEngine})\n`;
  await writeFile(join(here, "dist", "kbgen-search.js"), text);
}

if (process.argv.includes("--tests")) {
  await rm(join(here, "build"), { recursive: true, force: true });
  await build({
    ...shared,
    entryPoints: (await filesIn("test")).filter((file) => file.endsWith(".test.ts")),
    outdir: "build",
    format: "esm",
    platform: "node",
    target: "node20",
  });
} else {
  const chosen = process.argv.slice(2).filter((name) => name in parts || name === "base");
  for (const name of chosen.length ? chosen : Object.keys(parts)) if (name !== "base") await buildPart(name);
  if (!chosen.length || chosen.includes("base")) {
    await build({ ...forPages, entryPoints: ["src/kbgen.ts", "src/kbgen.css"] });
    await build({ ...forPages, entryPoints: [{ in: "src/search/dialog.css", out: "kbgen-search" }] });
    await buildEngine();
    await writeFile(join(here, "dist", "sources.sha256"), `${await sourcesHash()}\n`);
  }
}
