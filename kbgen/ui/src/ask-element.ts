// <kb-ask>: a field that opens the search. It asks by an event, `kbgen:search` on the document; whatever
// opens a search in answer cancels the event, and where nothing does, the link inside leads on.
export const SEARCH_EVENT = "kbgen:search";

export class AskElement extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("click", this);
  }

  disconnectedCallback(): void {
    this.removeEventListener("click", this);
  }

  handleEvent(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const asked = new CustomEvent(SEARCH_EVENT, { bubbles: true, cancelable: true });
    if (!document.dispatchEvent(asked)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }
}
