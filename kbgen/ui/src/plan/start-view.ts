// How a plan begins, and how its beginning is changed: the first day, the roles, a name if one likes.
import { freshId, make, say } from "../make";
import { asked, boxed, button, dayField } from "./dom";
import type { MyPlan } from "./my-plan";

export class StartView {
  readonly element: HTMLFormElement;
  readonly #my: MyPlan;
  readonly #day: HTMLInputElement;
  readonly #name: HTMLInputElement;
  readonly #roles: HTMLInputElement[];
  readonly #remark: HTMLElement;
  readonly #lead: HTMLElement;

  /** `done` is called when the form is closed, changed or not. */
  constructor(my: MyPlan, done: (changed: boolean) => void) {
    this.#my = my;
    const { words, plan } = my;
    const { run } = my.state;
    this.#day = dayField(run?.start ?? my.firstDay);
    this.#name = make("input", { type: "text", id: freshId(), maxlength: 100, autocomplete: "name", placeholder: words.text("plan.begin.name_hint"), value: run?.name ?? "" });
    this.#roles = plan.roles.map(({ id }) => make("input", { type: "checkbox", id: freshId(), value: id, class: "kb-tick", checked: run?.roles.includes(id) ?? false }));
    this.#remark = make("p", { class: "kb-remark", role: "status" });
    this.#lead = make("p", { class: "kb-begin-lead", hidden: run !== null });
    const title = run && make("h3", { class: "kb-begin-title" }, words.text("plan.begin.change"));
    this.element = make(
      "form",
      { class: `kb-form kb-begin${run ? " kb-begin-again" : ""}`, novalidate: true, "aria-label": words.text(run ? "plan.begin.change" : "plan.begin.title") },
      title,
      this.#lead,
      make(
        "div",
        { class: "kb-asks-row" },
        asked(words.text("plan.begin.first"), this.#day),
        asked(words.text("plan.begin.name"), this.#name, "kb-grow"),
      ),
      this.#remark,
      plan.roles.length > 0 && this.#roleFields(),
      make(
        "p",
        { class: "kb-row" },
        make("button", { type: "submit", class: "kb-do kb-main" }, words.text(run ? "plan.begin.save" : "plan.begin.go")),
        run && button(words.text("plan.begin.cancel"), () => done(false)),
      ),
    );
    this.#day.addEventListener("change", () => this.#look());
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.#day.value || !this.#day.validity.valid) {
        say(this.#remark, words.text("plan.begin.bad_day"));
        return this.#day.focus();
      }
      const chosen = this.#roles.filter((one) => one.checked).map((one) => one.value);
      my.start(this.#day.value, chosen, this.#name.value);
      done(true);
    });
  }

  #roleFields(): HTMLElement {
    const { words, plan } = this.#my;
    const rows = this.#roles.map((box, index) => boxed(plan.roles[index]?.title ?? "", box));
    return make("fieldset", { class: "kb-roles" }, make("legend", {}, words.text("plan.begin.roles")), ...rows);
  }

  /** Says what becomes of a free day, or why another day than today is proposed. */
  #look(): void {
    const { words, dates, days, state, firstDay } = this.#my;
    const day = this.#day.value;
    const free = day && !days.isWorking(day);
    const proposed = !state.run && day === firstDay && day !== state.today;
    const date = dates.day(free ? days.onOrAfter(day) : day, state.today);
    say(this.#remark, free || proposed ? words.text(`plan.begin.${free ? "off_day" : "proposed"}`, { date }) : "");
  }

  show(): void {
    const { words, state, firstDay } = this.#my;
    say(this.#lead, words.text(state.ticks.done ? "plan.begin.ask" : "plan.begin.lead"));
    // Of the page that was left open overnight; a day that the reader has named stays.
    if (!state.run && this.#day.defaultValue !== firstDay) this.#day.defaultValue = firstDay;
    this.#look();
  }

  focus(): void {
    this.#day.focus();
  }
}
