// A filled text as it is shown: what was put in and what is still empty is marked.
import { make } from "../make";
import type { Piece } from "./template";

export function nodesOf(pieces: readonly Piece[]): Node[] {
  return pieces
    .filter(({ text }) => text)
    .map(({ kind, text, name }) => {
      if (kind === "text") return document.createTextNode(text);
      // What was typed in may run from right to left: it must not turn the words around it.
      return make("mark", { class: kind === "gap" ? "kb-var" : "kb-var kb-filled", dir: "auto", "data-name": name }, text);
    });
}
