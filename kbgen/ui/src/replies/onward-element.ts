// <kb-onward>: gives the link beside it to the ticket's checklist what is known: the ticket, the entry.
import type { Given } from "../parts";
import { handing } from "../tickets/handed";
import { currentTicket } from "../tickets/ticket";

export function onwardElement({ root }: Given): CustomElementConstructor {
  return class OnwardElement extends HTMLElement {
    connectedCallback(): void {
      const link = this.parentElement?.querySelector<HTMLAnchorElement>("a.kb-onward");
      if (!link) return;
      const hand = (): void => {
        link.hash = handing({ ticket: currentTicket(root), of: this.dataset["of"] ?? "" });
      };
      hand();
      // The ticket may change while the page is open.
      link.addEventListener("pointerdown", hand);
      link.addEventListener("focus", hand);
    }
  };
}
