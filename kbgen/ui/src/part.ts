// What a part of the browser's side begins with. The base hands it the words and the way to its data.
import type { Given } from "./parts";

export type { Given } from "./parts";

/** Installs the part `name` once its words have come. */
export function part(name: string, install: (given: Given) => void): void {
  window.kbgenPart?.(name, install);
}

/** Shares what the part `name` has with the parts that use it. */
export function share(name: string, what: object): void {
  if (window.kbgenShared) window.kbgenShared[name] = what;
}
