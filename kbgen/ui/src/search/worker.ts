// The engine as it is sent for: one function that runs beside the page or, as the text of a blob, in a worker.
// A worker loads nothing itself: on file:// only the page may, so it asks the page for parts of the index.
import { type Answer, Engine, type SearchOptions } from "./engine";

export type ToWorker =
  | { type: "search"; id: number; query: string; options: SearchOptions }
  | { type: "part"; name: string; data: unknown };

export type FromWorker =
  | { type: "answer"; id: number; answer: Answer }
  | { type: "failed"; id: number }
  | { type: "load"; name: string };

interface Scope {
  postMessage(message: FromWorker): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

/** Answers the page from inside a worker. */
export function listen(scope: Scope): void {
  const waiting = new Map<string, (data: unknown) => void>();
  const engine = new Engine(
    (name) =>
      new Promise((resolve) => {
        waiting.set(name, resolve);
        scope.postMessage({ type: "load", name });
      }),
  );
  scope.onmessage = ({ data: message }) => {
    if (message.type === "part") {
      waiting.get(message.name)?.(message.data);
      waiting.delete(message.name);
      return;
    }
    const { id } = message;
    engine.search(message.query, message.options).then(
      (answer) => scope.postMessage({ type: "answer", id, answer }),
      () => scope.postMessage({ type: "failed", id }),
    );
  };
}

export { Engine };
