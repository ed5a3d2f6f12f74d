// The part "reply" of the browser side: a response filled in on its own page.
import { part } from "../part";
import { deskOf } from "../replies/desk";
import { replyElement } from "./reply-element";

part("reply", (given) => customElements.define("kb-reply", replyElement(deskOf(given), given.words)));
