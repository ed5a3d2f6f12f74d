// One item of a run: to tick, to note something about, to skip with a reason. The words are the page's own.
import type { Words } from "../words";
import { make, press } from "../make";
import type { Item, Kept } from "../tickets/runs";

export class ItemView {
  readonly element: HTMLElement;
  readonly #box = make("input", { type: "checkbox" });
  readonly #said = make("span", { class: "kb-sub kb-run-said" });
  readonly #note: HTMLTextAreaElement;
  readonly #reason: HTMLInputElement;
  readonly #write: HTMLButtonElement;
  readonly #skip: HTMLButtonElement;
  #kept: Kept;

  /** `words` are the nodes of the page; `keep` is told what the engineer did. */
  constructor(
    readonly item: Item,
    nodes: readonly Node[],
    kept: Kept,
    readonly words: Words,
    readonly moment: (time: number) => string,
    readonly keep: (kept: Kept) => void,
  ) {
    this.#kept = kept;
    this.#box.addEventListener("change", () => this.#did({ state: this.#box.checked ? "done" : "", at: Date.now(), reason: "" }));
    const label = (key: string): string => `${words.text(`tickets.run.${key}`)}: ${item.text}`;
    this.#note = make("textarea", { rows: 2, class: "kb-entry kb-run-note", "aria-label": label("note"), placeholder: words.text("tickets.run.note") });
    this.#note.addEventListener("input", () => this.#did({ note: this.#note.value }));
    this.#reason = make("input", { type: "text", class: "kb-entry kb-run-note", "aria-label": label("reason"), placeholder: words.text("tickets.run.reason") });
    this.#reason.addEventListener("input", () => this.#did({ reason: this.#reason.value }));
    this.#write = press(words.text("tickets.run.note"), () => this.#open(this.#note), "kb-act kb-quiet", { "aria-label": label("note") });
    this.#skip = press(words.text("tickets.run.skip"), () => this.#toggleSkip(), "kb-act kb-quiet");
    const acts = make("span", { class: "kb-run-acts" }, this.#write, this.#skip);
    const words_ = make("label", { class: "kb-run-words" }, this.#box, make("span", {}, ...nodes.map((node) => node.cloneNode(true))));
    this.element = make("li", { class: "kb-run-item" }, words_, acts, this.#said, this.#reason, this.#note);
    this.show(kept);
  }

  /** Shows what is kept, but for a field that the reader writes in. */
  show(kept: Kept): void {
    this.#kept = kept;
    const skipped = kept.state === "skipped";
    this.#box.checked = kept.state === "done";
    this.element.classList.toggle("kb-run-done", kept.state === "done");
    this.element.classList.toggle("kb-run-skipped", skipped);
    const said = [
      kept.state === "done" && kept.at ? this.moment(kept.at) : "",
      skipped ? this.words.text("tickets.run.skipped") : "",
      kept.state && kept.rev && this.item.rev && kept.rev !== this.item.rev ? this.words.text("tickets.run.changed") : "",
    ];
    this.#said.textContent = said.filter(Boolean).join(" · ");
    const skip = this.words.text(skipped ? "tickets.run.unskip" : "tickets.run.skip");
    if (this.#skip.textContent !== skip) {
      this.#skip.textContent = skip;
      this.#skip.setAttribute("aria-label", `${skip}: ${this.item.text}`);
    }
    put(this.#note, kept.note);
    put(this.#reason, kept.reason);
    this.#note.hidden = !kept.note && document.activeElement !== this.#note;
    this.#write.hidden = !this.#note.hidden;
    this.#reason.hidden = !skipped;
  }

  #open(field: HTMLElement): void {
    field.hidden = false;
    field.focus();
    this.#write.hidden = true;
  }

  #toggleSkip(): void {
    const skipped = this.#kept.state === "skipped";
    this.#did({ state: skipped ? "" : "skipped", at: Date.now(), reason: "" });
    if (!skipped) this.#reason.focus();
  }

  #did(change: Partial<Kept>): void {
    const { text, rev } = this.item;
    const at = this.#kept.at || Date.now();
    this.keep({ ...this.#kept, at, text, rev: change.state === undefined ? this.#kept.rev || rev : rev, ...change });
  }
}

function put(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  if (field.value !== value) field.value = value;
}
