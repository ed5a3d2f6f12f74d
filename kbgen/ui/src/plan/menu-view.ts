// "Save and show": everything that is done with the plan as a whole, behind one button.
import { freshId, make } from "../make";
import { boxed, button } from "./dom";
import { mentorAddress, type Carrying, type Deed } from "./carrying";
import type { MyPlan } from "./my-plan";

export interface MenuDeeds {
  fold: (on: boolean) => void;
  change: () => void;
  undo: () => void;
}

export class MenuView {
  readonly element: HTMLDetailsElement;
  readonly summary: HTMLElement;
  readonly #my: MyPlan;
  readonly #begun: HTMLElement[] = [];
  readonly #own: HTMLElement[] = [];
  readonly #undo: HTMLButtonElement;

  constructor(my: MyPlan, carrying: Carrying, deeds: MenuDeeds, root: URL, fold: boolean, signal: AbortSignal) {
    this.#my = my;
    const t = (key: string): string => my.words.text(`plan.menu.${key}`);
    this.summary = make("summary", { class: "kb-do" }, t("title"));
    this.element = make("details", { class: "kb-menu" }, this.summary);
    const act = (key: string, deed: () => void): HTMLButtonElement =>
      button(t(key), () => {
        this.element.open = false;
        deed();
      }, { class: "kb-menu-item" });
    const carry = (key: string, deed: Deed): HTMLButtonElement => act(key, () => void carrying.do(deed));
    const folding = make("input", { type: "checkbox", class: "kb-tick", id: freshId(), checked: fold });
    folding.addEventListener("change", () => deeds.fold(folding.checked));
    const share = carry("share", "share");
    const change = act("change", deeds.change);
    const restart = carry("restart", "restart");
    this.#undo = act("undo", deeds.undo);
    const calendar = carry("calendar", "saveCalendar");
    const load = carry("import", "load");
    const record = carry("record", "record");
    this.#begun.push(share, change, restart, calendar, record);
    this.#own.push(share, change, restart, load, this.#undo);
    this.element.append(
      make(
        "div",
        { class: "kb-menu-body" },
        group(t("show"), record, share, make("a", { class: "kb-menu-item", href: mentorAddress(root, my.plan) }, t("mentor"))),
        group(t("save"), carry("json", "saveJson"), carry("markdown", "saveMarkdown"), calendar, load),
        group(t("print"), this.#printing((what) => void carrying.print(what))),
        group(t("plan"), boxed(my.words.text("plan.step.fold"), folding), this.#undo, change, restart),
      ),
    );
    this.element.addEventListener("toggle", () => this.element.open && carrying.prepare());
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.element.open) return;
      this.element.open = false;
      this.summary.focus();
    });
    const leave = (to: EventTarget | null): void => {
      if (to instanceof Node && !this.element.contains(to)) this.element.open = false;
    };
    this.element.addEventListener("focusout", (event) => leave(event.relatedTarget));
    document.addEventListener("click", (event) => leave(event.target), { signal });
  }

  #printing(print: (what: string) => void): HTMLElement {
    const { words, plan } = this.#my;
    const choices: [string, string][] = [
      ["plan", words.text("plan.menu.print_plan")],
      ["empty", words.text("plan.menu.print_empty")],
      ["record", words.text("plan.menu.print_record")],
      ...plan.phases.map(({ id, title }): [string, string] => [`phase:${id}`, words.text("plan.menu.print_phase", { phase: title })]),
    ];
    const select = make(
      "select",
      { "aria-label": words.text("plan.menu.what") },
      ...choices.map(([value, said]) => make("option", { value }, said)),
    );
    const go = button(words.text("plan.menu.print_go"), () => {
      this.element.open = false;
      print(select.value);
    });
    return make("div", { class: "kb-menu-print" }, select, go);
  }

  show(): void {
    const begun = this.#my.state.run !== null;
    for (const one of this.#begun) one.hidden = !begun;
    if (this.#my.readOnly) for (const one of this.#own) one.hidden = true;
    else this.#undo.disabled = !this.#my.canUndo;
  }
}

function group(name: string, ...items: (Node | null | false | "")[]): HTMLElement {
  return make("div", { class: "kb-menu-group", role: "group", "aria-label": name }, make("p", { class: "kb-menu-name", "aria-hidden": "true" }, name), ...items);
}
