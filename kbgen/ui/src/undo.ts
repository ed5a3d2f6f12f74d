// A line that says what went away and brings it back; it stays until the next thing goes or the page is left.
import type { Words } from "./words";
import { make, press } from "./make";

export class Undo {
  readonly element = make("div", { class: "kb-undo", role: "status" });

  constructor(readonly words: Words) {
    this.element.hidden = true;
  }

  offer(said: string, undo: () => void): void {
    const back = press(this.words.text("page.undo"), () => {
      this.close();
      undo();
    });
    this.element.replaceChildren(make("span", {}, said), back);
    this.element.hidden = false;
    back.focus();
  }

  close(): void {
    this.element.hidden = true;
    this.element.replaceChildren();
  }
}
