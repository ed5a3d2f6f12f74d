// <kb-tip>: the one tooltip that explains the glossary's terms, wherever the pointer or the focus is.
// It can be pointed at, goes away on Escape, and on a touch screen comes with the first tap: the second
// follows the link (WCAG 2.2, 1.4.13).
import { place } from "./placement";

const TERM = "a.kb-term[data-kb-definition]";
const ID = "kb-tip";
const OPEN_AFTER = 250;
const CLOSE_AFTER = 200;

export class TermTip extends HTMLElement {
  #term: HTMLAnchorElement | null = null;
  #tapped: HTMLAnchorElement | null = null;
  #touched = false;
  #timer = 0;
  #listening: AbortController | null = null;

  connectedCallback(): void {
    this.id = ID;
    this.setAttribute("role", "tooltip");
    this.hidden = true;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const on = <K extends keyof DocumentEventMap>(type: K, act: (event: DocumentEventMap[K]) => void) =>
      document.addEventListener(type, act, { signal, capture: true });
    on("pointerover", (event) => this.#pointAt(event));
    on("pointerdown", (event) => (this.#touched = event.pointerType === "touch"));
    on("focusin", (event) => this.#focus(termAt(event.target)));
    on("click", (event) => this.#click(event));
    on("keydown", (event) => event.key === "Escape" && this.#escape(event));
    on("scroll", () => this.#follow());
    addEventListener("resize", () => this.#follow(), { signal });
  }

  disconnectedCallback(): void {
    this.#hide();
    this.#listening?.abort();
  }

  #pointAt(event: PointerEvent): void {
    if (event.pointerType === "touch") return;
    const term = termAt(event.target);
    if (term) {
      this.#later(() => this.#show(term), term === this.#term ? 0 : OPEN_AFTER);
    } else if (event.target instanceof Node && this.contains(event.target)) {
      clearTimeout(this.#timer);
    } else if (this.#term !== document.activeElement) {
      this.#later(() => this.#hide(), CLOSE_AFTER);
    }
  }

  #focus(term: HTMLAnchorElement | null): void {
    clearTimeout(this.#timer);
    // A tap focuses too; what it does is decided when it becomes a click.
    if (term && !this.#touched) this.#show(term);
    else if (!term) this.#hide();
  }

  #click(event: MouseEvent): void {
    const term = termAt(event.target);
    if (term && this.#touched && this.#tapped !== term) {
      event.preventDefault();
      event.stopPropagation();
      this.#show(term);
      this.#tapped = term;
    } else if (!(event.target instanceof Node && this.contains(event.target))) {
      this.#hide();
    }
  }

  #escape(event: KeyboardEvent): void {
    if (!this.#term) return;
    // One press closes one thing: the tip, not the dialog that it may stand in.
    event.stopPropagation();
    this.#hide();
  }

  #later(act: () => void, delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(act, delay);
  }

  #show(term: HTMLAnchorElement): void {
    if (this.#term === term || !term.isConnected) return;
    this.#hide();
    this.#term = term;
    this.textContent = term.dataset["kbDefinition"] ?? "";
    term.setAttribute("aria-describedby", ID);
    this.hidden = false;
    this.#follow();
  }

  #hide(): void {
    clearTimeout(this.#timer);
    this.#term?.removeAttribute("aria-describedby");
    this.#term = this.#tapped = null;
    this.hidden = true;
  }

  #follow(): void {
    if (!this.#term) return;
    const word = this.#term.isConnected && this.#term.getClientRects()[0];
    if (!word) return this.#hide();
    const view = document.documentElement;
    const at = place(word, this.getBoundingClientRect(), { width: view.clientWidth, height: view.clientHeight });
    this.style.left = `${at.left}px`;
    this.style.top = `${at.top}px`;
  }
}

function termAt(target: EventTarget | null): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>(TERM) : null;
}
