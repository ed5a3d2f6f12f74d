// Where people come in: links pasted into a field, files chosen or dropped. Says what became of each.
import { freshId, make, say } from "../make";
import { asked, button } from "../plan/dom";
import { lettersIn } from "../plan/link";
import type { Desk, Result } from "./desk";

const ORDER = ["added", "updated", "same", "older"] as const;

export class AddView {
  readonly element: HTMLElement;
  readonly #desk: Desk;
  readonly #announce: (said: string) => void;
  readonly #field: HTMLTextAreaElement;
  readonly #said = make("p", { class: "kb-remark" });
  readonly #refused = make("ul", { class: "kb-refused", hidden: true });

  constructor(desk: Desk, announce: (said: string) => void, signal: AbortSignal) {
    this.#desk = desk;
    this.#announce = announce;
    const t = (key: string): string => desk.given.words.text(`mentor.${key}`);
    const hint = make("span", { class: "kb-add-hint", id: freshId() }, t("links_hint"));
    this.#field = make("textarea", { id: freshId(), rows: 3, spellcheck: "false", autocomplete: "off", "aria-describedby": hint.id });
    const file = make("input", { type: "file", multiple: true, accept: ".json,application/json", hidden: true });
    file.addEventListener("change", () => {
      void this.#take(desk.takeFiles([...(file.files ?? [])]));
      file.value = "";
    });
    const form = make(
      "form",
      { class: "kb-form" },
      asked(t("links"), this.#field, "", hint),
      make(
        "div",
        { class: "kb-row" },
        make("button", { class: "kb-do kb-main" }, t("go")),
        button(t("files"), () => file.click()),
        file,
        make("span", { class: "kb-add-drop" }, t("drop")),
      ),
      this.#said,
      this.#refused,
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#takeText();
    }, { signal });
    this.element = make("section", { class: "kb-add", "aria-labelledby": "add" }, make("h2", { id: "add" }, t("add")), form);
  }

  /** Puts a link into the field, for the mentor to take in. */
  offer(link: string): void {
    this.#field.value = link;
    this.#field.focus();
  }

  /** Something is dragged over the page: files are welcome. */
  over(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
  }

  drop(event: DragEvent): void {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    void this.#take(this.#desk.takeFiles(files));
  }

  async #takeText(): Promise<void> {
    const result = await this.#desk.takeText(this.#field.value);
    if (!result) return this.#tell(this.#desk.given.words.text("mentor.said.nothing"), null);
    // What was refused stays in the field, to be mended.
    const refused = new Set(result.refused.map((one) => one.letters));
    const left = this.#field.value.split("\n").filter((line) => lettersIn(line).some((one) => refused.has(one)));
    this.#field.value = left.join("\n");
    await this.#take(Promise.resolve(result));
  }

  async #take(coming: Promise<Result>): Promise<void> {
    const result = await coming;
    const { words } = this.#desk.given;
    const counted = ORDER.filter((one) => result.counts[one]).map((one) => words.count(`mentor.said.${one}`, result.counts[one]));
    if (result.refused.length) counted.push(words.count("mentor.said.refused", result.refused.length));
    const said = counted.join(", ");
    this.#tell(said && `${said.charAt(0).toUpperCase()}${said.slice(1)}.`, result);
  }

  #tell(said: string, result: Result | null): void {
    const { words } = this.#desk.given;
    const lines = (result?.refused ?? []).map(({ what, why }) => make("li", {}, `${what}: ${words.text(`mentor.refused.${why}`)}`));
    say(this.#said, said);
    this.#refused.replaceChildren(...lines);
    this.#refused.hidden = !lines.length;
    this.#announce([said, ...lines.map((line) => line.textContent ?? "")].join(" "));
  }
}
