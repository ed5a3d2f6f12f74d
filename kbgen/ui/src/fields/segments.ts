// A few choices side by side of which one is taken: radio buttons that look like one switch.
import { freshId, make } from "../make";

export type Choice = readonly [value: string, words: string];

export class Segments {
  readonly element: HTMLFieldSetElement;
  readonly #inputs = new Map<string, HTMLInputElement>();

  constructor(legend: string, choices: readonly Choice[], choose: (value: string) => void, id = freshId()) {
    const options = choices.map(([value, words], place) => {
      const input = make("input", { type: "radio", name: id, value, id: place ? undefined : id });
      input.addEventListener("change", () => choose(value));
      this.#inputs.set(value, input);
      return make("label", {}, input, make("span", {}, words));
    });
    this.element = make("fieldset", { class: "kb-segments" }, make("legend", {}, legend), make("div", {}, ...options));
  }

  get value(): string {
    return [...this.#inputs].find(([, input]) => input.checked)?.[0] ?? "";
  }

  set value(value: string) {
    for (const [own, input] of this.#inputs) input.checked = own === value;
  }

  focus(): void {
    const inputs = [...this.#inputs.values()];
    (inputs.find((input) => input.checked) ?? inputs[0])?.focus();
  }
}

/** Languages to choose from, each once, by what `lang` calls them. */
export function languages(found: readonly string[], lang: string): Choice[] {
  const names = new Intl.DisplayNames([lang], { type: "language", fallback: "code" });
  return [...new Set(found)].map((one) => [one, capital(names.of(one) ?? one)]);
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
