// The part "run" of the browser side: the checklist of a ticket.
import { part } from "../part";
import { runElement } from "./run-element";

part("run", (given) => customElements.define("kb-run", runElement(given)));
