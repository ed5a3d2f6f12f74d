// The part "replies" of the browser side: responses filled in, as cards, in lists and in the tray.
import { part } from "../part";
import { cardElement } from "./card-element";
import { Desk } from "./desk";
import { mineElement } from "./mine-element";
import { onwardElement } from "./onward-element";
import { replyElement } from "./reply-element";
import { trayElement } from "./tray-element";

part("replies", (given) => {
  const desk = new Desk(given);
  customElements.define("kb-reply", replyElement(desk));
  customElements.define("kb-reply-card", cardElement(desk));
  customElements.define("kb-mine", mineElement(desk));
  customElements.define("kb-onward", onwardElement(given));
  customElements.define("kb-tray", trayElement(desk));
  document.body.append(document.createElement("kb-tray"));
});
