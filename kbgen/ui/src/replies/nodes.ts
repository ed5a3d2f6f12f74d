// A filled text as it is shown: what was put in and what is still empty is marked.
import { make } from "../make";
import type { Piece } from "./template";

export function nodesOf(pieces: readonly Piece[]): Node[] {
  // A condition that is not met leaves blank lines on both its sides; they are not copied, so they are not shown.
  let before = "\n\n";
  return pieces
    .filter(({ text }) => text)
    .map(({ kind, text, name }) => {
      const shown = (before + text).replace(/\n{3,}/g, "\n\n").slice(before.length);
      before = /\n{0,2}$/.exec(before + shown)?.[0] ?? "";
      if (kind === "text") return document.createTextNode(shown);
      // What was typed in may run from right to left: it must not turn the words around it.
      return make("mark", { class: kind === "gap" ? "kb-var" : "kb-var kb-filled", dir: "auto", "data-name": name }, shown);
    });
}
