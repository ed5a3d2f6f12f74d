// The part "replies" of the browser side: responses as cards, the corner of the tray, the ticket's values, and what
// the other tools of the ticket are made of.
import { part, share } from "../part";
import { cardElement } from "./card-element";
import { deskOf } from "./desk";
import { onwardElement } from "./onward-element";
import * as shared from "./shared";
import { cornerElement } from "./corner-element";

share("replies", shared);

part("replies", (given) => {
  const desk = deskOf(given);
  customElements.define("kb-reply-card", cardElement(desk));
  customElements.define("kb-onward", onwardElement(given));
  customElements.define("kb-corner", cornerElement(desk));
  document.body.append(document.createElement("kb-corner"));
});
