// Who the mentor is: the name that signs, and what the newcomers call them.
import { freshId, make, say } from "../make";
import { asked } from "../plan/dom";
import type { Desk } from "./desk";

export class MeView {
  readonly element: HTMLElement;
  readonly #desk: Desk;
  readonly #name: HTMLInputElement;
  readonly #roles: HTMLInputElement[];
  readonly #said = make("p", { class: "kb-remark", role: "alert" });

  constructor(desk: Desk) {
    this.#desk = desk;
    const t = (key: string): string => desk.given.words.text(`mentor.${key}`);
    this.#name = make("input", { id: freshId(), type: "text", maxlength: 100, autocomplete: "name" });
    // At once: kept only on leaving the field, the cards would be made anew under the click that leaves it.
    this.#name.addEventListener("input", () => this.#keep());
    const group = freshId();
    this.#roles = (["buddy", "lead"] as const).map((role) => {
      const made = make("input", { type: "radio", name: group, value: role, id: freshId(), class: "kb-radio" });
      made.addEventListener("change", () => this.#keep());
      return made;
    });
    const options = this.#roles.map((one) => make("span", { class: "kb-me-role" }, one, make("label", { for: one.id }, t(`roles.${one.value}`))));
    this.element = make(
      "section",
      { class: "kb-me", "aria-label": t("me") },
      asked(t("me_name"), this.#name, "kb-grow"),
      make("fieldset", { class: "kb-me-roles" }, make("legend", {}, t("me_role")), ...options),
      this.#said,
    );
    this.show();
  }

  show(): void {
    const { name, role } = this.#desk.me;
    if (document.activeElement !== this.#name) this.#name.value = name;
    for (const one of this.#roles) one.checked = one.value === role;
  }

  /** Asks for the name, which a signature cannot do without. */
  ask(): void {
    say(this.#said, this.#desk.given.words.text("mentor.need_name"));
    this.#name.focus();
  }

  #keep(): void {
    const name = this.#name.value.trim();
    if (name) say(this.#said, "");
    this.#desk.me = { name, role: this.#roles.find((one) => one.checked)?.value === "lead" ? "lead" : "buddy" };
  }
}
