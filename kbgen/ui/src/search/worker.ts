// The engine as it is sent for: one function that runs beside the page or, as the text of a blob, in a worker.
// A worker fetches parts of the index itself, away from the page; where it may not, as on file://, it asks the page.
import { type Answer, Engine, type SearchOptions } from "./engine";

export type ToWorker =
  | { type: "search"; id: number; query: string; options: SearchOptions }
  | { type: "part"; name: string; data: unknown; version: string };

export type FromWorker =
  | { type: "answer"; id: number; answer: Answer }
  | { type: "failed"; id: number }
  | { type: "load"; name: string };

interface Scope {
  postMessage(message: FromWorker): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

const PART = /^kbgenSearchPart\("[^"]*","([^"]*)",(.*)\)\s*$/s;

/** Answers the page from inside a worker; the parts of the index lie in `folder`, if they can be fetched. */
export function listen(scope: Scope, folder: string): void {
  const waiting = new Map<string, (data: unknown) => void>();
  let version = "";
  let newest = 0;
  const ask = (name: string): Promise<unknown> =>
    new Promise((resolve) => {
      waiting.set(name, resolve);
      scope.postMessage({ type: "load", name });
    });
  const fetched = async (name: string): Promise<unknown> => {
    const response = await fetch(`${folder}${name}.js?v=${version}`);
    const found = response.ok ? PART.exec(await response.text()) : null;
    return found?.[1] === version ? (JSON.parse(found[2] ?? "null") as unknown) : null;
  };
  // The core is what the page has begun to load before there was a worker; it tells the version of the rest.
  const engine = new Engine(async (name) => {
    const data = folder && version ? await fetched(name).catch(() => null) : null;
    return data ?? ask(name);
  });
  setTimeout(() => void engine.prepare());
  scope.onmessage = ({ data: message }) => {
    if (message.type === "part") {
      version = message.version;
      waiting.get(message.name)?.(message.data);
      waiting.delete(message.name);
      return;
    }
    const { id } = message;
    newest = id;
    // Of a query that is being typed only what it has become is wanted.
    const stale = () => Boolean(message.options.ahead) && newest !== id;
    engine.search(message.query, { ...message.options, stale }).then(
      (answer) => scope.postMessage({ type: "answer", id, answer }),
      () => scope.postMessage({ type: "failed", id }),
    );
  };
}

export { Engine };
