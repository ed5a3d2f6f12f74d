// The number of the ticket that the engineer works on in this tab.
import { ticketValues } from "../replies/ticket-values";

const NUMBER = "ticket.number";

export function currentTicket(root: URL): string {
  return ticketValues(root).get(NUMBER);
}

/** Makes `number` the ticket at hand: replies say it, too. */
export function setTicket(root: URL, number: string): void {
  if (number) tell(root, NUMBER, number);
}

/** Gives replies the value of a placeholder, or takes it away. */
export function tell(root: URL, name: string, value: string): void {
  const values = ticketValues(root);
  if (value === values.get(name)) return;
  if (value) values.set(name, value);
  else values.delete(name);
}
