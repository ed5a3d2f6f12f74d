// Search as the page sees it: loads nothing before the first query, runs in a worker where there may be one,
// and beside the page with the same results where there may not.
import type { Answer, Result, SearchOptions } from "./engine";
import { Loader } from "./loader";
import type { Core } from "./tables";
import type { FromWorker, ToWorker } from "./worker";
import type * as engineModule from "./worker";

type Make = () => typeof engineModule;
type Ask = (query: string, options: SearchOptions) => Promise<Answer>;

/** Results, best first, with what is to be known of all of them. */
export interface Results extends Array<Result> {
  /** The query as it was understood, where it had to be repaired. */
  corrected?: string;
  total: number;
  counts: Record<string, number>;
  /** Whether a part of the index could not be loaded. */
  partial: boolean;
}

const STARTS_WITHIN = 4000;

export class SearchClient {
  #ask: Promise<Ask | null> | null = null;
  #loader: Loader | null = null;
  #core: Promise<unknown> | null = null;

  constructor(readonly root: URL) {}

  /** The sections of the site, for whoever has not typed anything. */
  async sections(): Promise<{ kind: string; title: string; url: string }[]> {
    this.prepare();
    const core = (await this.#core) as Core | null;
    return (core?.sections ?? []).map(([kind, title, url]) => ({ kind, title, url: this.#address(url) }));
  }

  /** Begin to load what every search needs. */
  prepare(): void {
    this.#ask ??= this.#start();
  }

  async search(query: string, options?: SearchOptions | null): Promise<Results> {
    this.prepare();
    const ask = await this.#ask;
    const plain = plainly(options ?? {});
    const answer: Answer = ask
      ? await ask(String(query ?? ""), plain)
      : { results: [], total: 0, counts: {}, corrected: "", partial: true };
    // What could not be loaded may be there next time, or belong to a site built anew.
    if (!ask || (answer.partial && this.#loader?.stale)) this.#ask = null;
    const results = answer.results.map((one) => ({ ...one, url: this.#address(one.url) })) as Results;
    results.total = answer.total;
    results.counts = answer.counts;
    results.partial = answer.partial;
    if (answer.corrected) results.corrected = answer.corrected;
    return results;
  }

  /** The whole address of a page below the root; a folder on disk does not open by itself. */
  #address(url: string): string {
    const found = new URL(url.startsWith("#") ? `./${url}` : url || "./", this.root);
    if (found.protocol === "file:" && found.pathname.endsWith("/")) found.pathname += "index.html";
    return found.href;
  }

  async #start(): Promise<Ask | null> {
    const loader = new Loader(new URL("assets/kbgen/search/", this.root));
    this.#loader = loader;
    const core = loader.load("core");
    this.#core = core;
    const make = (await loader.load("engine")) as Make | null;
    if (typeof make !== "function") return null;
    const load = (name: string) => (name === "core" ? core.then((data) => data ?? loader.load(name)) : loader.load(name));
    return (await inWorker(make, load, loader)) ?? besidePage(make, load);
  }
}

/** Whatever a page's own script may have given, as what can be sent to a worker. */
function plainly({ limit, kinds, each, ahead }: SearchOptions): SearchOptions {
  const some: unknown = typeof kinds === "string" ? [kinds] : kinds;
  return {
    limit: Number(limit) || undefined,
    kinds: Symbol.iterator in Object(some) ? Array.from(some as Iterable<unknown>, String) : undefined,
    each: Math.max(0, Number(each)) || undefined,
    ahead: Boolean(ahead),
  };
}

function besidePage(make: Make, load: (name: string) => Promise<unknown>): Ask {
  const { Engine } = make();
  const engine = new Engine(load);
  setTimeout(() => void engine.prepare());
  return (query, options) => engine.search(query, options);
}

/** The engine in a worker; null where there may be none. */
async function inWorker(make: Make, load: (name: string) => Promise<unknown>, loader: Loader): Promise<Ask | null> {
  let worker: Worker;
  try {
    const folder = loader.folder.protocol === "file:" ? "" : loader.folder.href;
    const text = `(${make.toString()})().listen(self,${JSON.stringify(folder)});self.postMessage({type:"ready"})`;
    const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    worker = new Worker(url);
  } catch {
    return null;
  }
  const waiting = new Map<number, { resolve: (answer: Answer) => void; again: () => void }>();
  let last = 0;
  let fallback: Ask | null = null;
  const beside: Ask = (query, options) => (fallback ??= besidePage(make, load))(query, options);
  const started = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), STARTS_WITHIN);
    worker.onerror = (event) => {
      event.preventDefault();
      clearTimeout(timer);
      resolve(false);
      for (const { again } of waiting.values()) again();
      waiting.clear();
    };
    worker.onmessage = ({ data: message }: MessageEvent<FromWorker | { type: "ready" }>) => {
      if (message.type === "ready") {
        clearTimeout(timer);
        resolve(true);
      } else if (message.type === "load") {
        const { name } = message;
        void load(name).then((data) => worker.postMessage({ type: "part", name, data, version: loader.version } satisfies ToWorker));
      } else {
        const one = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.type === "answer") one?.resolve(message.answer);
        else one?.again();
      }
    };
  });
  if (!started) {
    worker.terminate();
    return null;
  }
  return (query, options) =>
    new Promise((resolve) => {
      const id = ++last;
      const again = () => void beside(query, options).then(resolve);
      waiting.set(id, { resolve, again });
      worker.postMessage({ type: "search", id, query, options } satisfies ToWorker);
    });
}
