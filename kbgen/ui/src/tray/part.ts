// The part "tray" of the browser side: the tray itself, asked for when it is first opened.
import { part } from "../part";
import { deskOf } from "../replies/desk";
import { trayElement } from "./tray-element";

part("tray", (given) => customElements.define("kb-tray", trayElement(deskOf(given), given.words)));
