// The part "mine" of the browser side: what a reader pinned and uses most, on the list of responses.
import { part } from "../part";
import { deskOf } from "../replies/desk";
import { mineElement } from "./mine-element";

part("mine", (given) => customElements.define("kb-mine", mineElement(deskOf(given), given.words)));
