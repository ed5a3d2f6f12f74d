// What the part "replies" shares with those that use it: all of the ticket's tools stand on it.
export { copyPlain } from "../browser-clipboard";
export { freshId, make, press } from "../make";
export { openStore } from "../store/open";
export { troubleOf } from "../store/trouble";
export { handedIn, handing } from "../tickets/handed";
export { currentTicket, setTicket, tell } from "../tickets/ticket";
export { Undo } from "../undo";
export { copyButton, toggleButton } from "./buttons";
export { deskOf } from "./desk";
export { asJira, asMarkdown, asPlain, escapeJira, escapeMarkdown } from "./formats";
export { nodesOf } from "./nodes";
export { parse, render } from "./template";
export { ticketValues } from "./ticket-values";
