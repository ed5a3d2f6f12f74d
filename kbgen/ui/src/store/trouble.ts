// What says that something is not kept. Whichever part comes first defines the element.
import type { Store } from "./store";
import { TroubleElement } from "./trouble-element";
import type { Words } from "../words";

export function troubleOf(words: Words, stores: readonly Store[], offer: HTMLElement | null = null): TroubleElement {
  if (!customElements.get("kb-trouble")) customElements.define("kb-trouble", TroubleElement);
  const made = document.createElement("kb-trouble") as TroubleElement;
  return Object.assign(made, { words, stores, offer });
}
