// The part "carry" of the browser side: it is loaded when a plan is first taken away, shown or brought back.
import { part } from "../part";
import { carryElement } from "./carry-element";

part("carry", (given) => customElements.define("kb-carry", carryElement(given)));
