// The part "handover" of the browser side: a form of a handover filled in.
import { part } from "../part";
import { handoverElement } from "./handover-element";

part("handover", (given) => customElements.define("kb-handover", handoverElement(given)));
