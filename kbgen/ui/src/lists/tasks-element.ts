// <kb-tasks>: a checklist of the page, with its nested ones. Its boxes are disabled until this comes; what the
// reader ticks is kept under each item's own name, and goes before what the author had ticked.
import { make, say } from "../make";
import type { Json, Store } from "../store/store";
import { troubleOf } from "../store/trouble";
import type { Words } from "../words";
import { countOf, kept, markOf } from "./marks";

interface Item {
  name: string;
  box: HTMLInputElement;
}

export function tasksElement(words: Words, store: Store): CustomElementConstructor {
  return class TasksElement extends HTMLElement {
    #items: Item[] = [];
    /** What a reset took away, until something else is done. */
    #taken: Map<string, Json> | null = null;
    #touched = false;
    /** While many items change at once: the button would come and go, and with it the focus. */
    #busy = false;
    #stop = (): void => {};
    readonly #bar = make("div", { class: "kb-tasks-bar" });
    readonly #count = make("span", { class: "kb-tasks-count" });
    readonly #meter = make("span", { class: "kb-tasks-meter" });
    readonly #button = make("button", { class: "kb-tasks-reset" });
    readonly #spoken = make("span", { class: "kb-tasks-spoken" });
    readonly #trouble = troubleOf(words, [store]);

    connectedCallback(): void {
      if (!this.#bar.isConnected) this.#build();
      this.addEventListener("change", this);
      this.#button.addEventListener("click", this);
      this.#stop = store.watch(() => this.#busy || this.#show());
      this.#show();
    }

    disconnectedCallback(): void {
      this.#stop();
    }

    handleEvent(event: Event): void {
      if (event.currentTarget === this.#button) {
        if (this.#taken) this.#putBack(this.#taken);
        else this.#reset();
        return;
      }
      const item = this.#items.find(({ box }) => box === event.target);
      if (!item) return;
      this.#taken = null;
      this.#touched = true;
      store.set(item.name, kept(item.box.checked, Date.now()));
      this.#say(words.text("lists.said", { ...this.#counted() }));
    }

    #build(): void {
      this.#items = [...this.querySelectorAll<HTMLElement>("li[data-kb-item]")].flatMap((item) => {
        const box = item.querySelector<HTMLInputElement>(":scope > label > .kb-task-box, :scope > p > label > .kb-task-box");
        return box ? [{ name: item.dataset["kbItem"] ?? "", box }] : [];
      });
      for (const { box } of this.#items) box.disabled = false;
      this.#button.type = "button";
      this.#meter.setAttribute("aria-hidden", "true");
      this.#spoken.setAttribute("role", "status");
      this.#bar.append(this.#meter, this.#count, this.#button, this.#spoken);
      this.prepend(this.#bar);
    }

    #counted() {
      return countOf(this.#items.map(({ box }) => box.checked));
    }

    #show(): void {
      let own = 0;
      for (const { name, box } of this.#items) {
        const mark = markOf(store.get(name));
        if (mark !== null) own += 1;
        const done = mark ?? box.defaultChecked;
        if (box.checked !== done) box.checked = done;
      }
      const { done, total, part } = this.#counted();
      say(this.#count, words.text(done === total ? "lists.all" : "lists.count", { done, total }));
      this.#meter.style.setProperty("--kb-part", String(part));
      if (own) this.#taken = null;
      say(this.#button, words.text(this.#taken ? "lists.undo" : "lists.reset"));
      this.#button.hidden = !own && !this.#taken;
      // At the first list of the page, and where something was ticked.
      if (!this.#trouble.isConnected && (this.#touched || document.querySelector("kb-tasks") === this)) this.append(this.#trouble);
    }

    #reset(): void {
      const taken = new Map<string, Json>();
      this.#busy = true;
      for (const { name } of this.#items) {
        const value = store.get(name);
        if (value === null) continue;
        taken.set(name, value);
        store.delete(name);
      }
      this.#busy = false;
      this.#touched = true;
      this.#taken = taken;
      this.#show();
      this.#say(words.text("lists.was_reset"));
    }

    #putBack(taken: Map<string, Json>): void {
      this.#busy = true;
      for (const [name, value] of taken) store.set(name, value);
      this.#busy = false;
      this.#show();
      this.#say(words.text("lists.said", { ...this.#counted() }));
    }

    #say(text: string): void {
      say(this.#spoken, text);
    }
  };
}
