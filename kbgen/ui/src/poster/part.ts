// The part "poster" of the browser side: the page for users, which loads nothing else of ours.
import { part } from "../part";
import { posterElement } from "./poster-element";

part("poster", ({ words }) => customElements.define("kb-poster", posterElement(words)));
