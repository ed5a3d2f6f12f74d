// A card of a person: how far, how late, what waits for the mentor's name, what happened since the last time.
import { Dates } from "../plan/dates";
import { daysBetween, dayAt } from "../plan/days";
import { openDialog } from "../carry/dialog";
import { freshId, make } from "../make";
import { asked, button } from "../plan/dom";
import type { StepState, Tick } from "../plan/types";
import type { Desk } from "./desk";
import { goingOf, lateness, personName, type Since, type Standing } from "./people";
import { openSending } from "./sending";

const STALE = 7;
const MOST = 5;

interface Deeds {
  sign: (step: string, on: boolean) => void;
  remove: () => void;
  /** Where dialogs go. */
  host: HTMLElement;
}

export class PersonView {
  readonly element: HTMLElement;
  readonly #desk: Desk;
  readonly #one: Standing;
  readonly #dates: Dates;
  readonly #deeds: Deeds;

  constructor(desk: Desk, standing: Standing, dates: Dates, deeds: Deeds) {
    this.#desk = desk;
    this.#one = standing;
    this.#dates = dates;
    this.#deeds = deeds;
    const { words } = desk.given;
    const title = make("h3", { class: "kb-person-name", id: freshId() }, this.#name);
    this.element = make(
      "article",
      { class: `kb-person${lateness(standing) ? " kb-person-late" : ""}`, "aria-labelledby": title.id },
      make("header", { class: "kb-person-head" }, make("div", {}, title, this.#about()), this.#late()),
      this.#progress(),
      make("p", { class: "kb-person-at" }, this.#where()),
      this.#signing(),
      this.#steps("waits_you", this.#others(true), (one) => words.count("mentor.days", one.late)),
      this.#steps("waits", this.#waiting(), (one) =>
        one.worked
          ? this.#t("waits_sign", { who: this.#t(`who.${one.waitsFor ?? "lead"}`) })
          : `${this.#t(`who.${one.waitsFor ?? "it"}`)}, ${words.count("mentor.days", one.late)}`),
      standing.since && this.#since(standing.since),
      standing.left.length > 0 && this.#left(),
      this.#foot(),
    );
  }

  get #name(): string {
    return this.#one.name || this.#t("unnamed");
  }

  #t(key: string, values?: Record<string, string | number>): string {
    return this.#desk.given.words.text(`mentor.${key}`, values);
  }

  #about(): HTMLElement {
    const { state, plan, person } = this.#one;
    const { words } = this.#desk.given;
    const { today, days } = this.#desk;
    const start = state.run?.start ?? today;
    const sent = dayAt(person.latest.sent);
    const old = daysBetween(sent, today);
    const day = start > today ? this.#t("before", { date: this.#dates.full(start) }) : this.#t("day", { n: days.place(start, today) });
    return make(
      "p",
      { class: "kb-person-about" },
      `${plan.title} · ${day} · `,
      old > STALE ? make("strong", {}, words.count("mentor.old", old)) : this.#t("sent", { date: this.#dates.full(sent) }),
    );
  }

  #late(): HTMLElement {
    const days = lateness(this.#one);
    const { words } = this.#desk.given;
    if (!days) {
      const done = this.#one.state.count.done === this.#one.state.count.all;
      return make("p", { class: "kb-person-time" }, this.#t(done ? "finished" : "on_time"));
    }
    const lines = this.#one.late.slice(0, MOST).map((one) =>
      make("li", {}, one.step.title, " ", make("span", { class: "kb-sub" }, words.count("mentor.days", one.late))));
    if (this.#one.late.length > MOST) lines.push(make("li", {}, "…"));
    return make(
      "details",
      { class: "kb-fold kb-person-time" },
      make("summary", { "data-kb-focus": this.#focus("late") }, words.count("mentor.late", days)),
      make("ul", {}, ...lines),
    );
  }

  #progress(): HTMLElement {
    const { count, ticks, phases } = this.#one.state;
    const percent = Math.floor((100 * ticks.done) / Math.max(1, ticks.all));
    const words = this.#desk.given.words.count("mentor.progress", count.all, { done: count.done });
    const stretches = phases.filter((phase) => phase.count.all).map((phase) => {
      const stretch = make("span", { class: "kb-stretch" }, make("span"));
      stretch.style.flexGrow = String(phase.count.all);
      (stretch.firstElementChild as HTMLElement).style.width = `${(100 * phase.count.done) / phase.count.all}%`;
      return stretch;
    });
    const about = { "aria-valuemin": 0, "aria-valuemax": count.all, "aria-valuenow": count.done, "aria-valuetext": words, "aria-label": this.#name };
    return make(
      "div",
      { class: "kb-whole" },
      make("p", { class: "kb-progress-words" }, words, make("span", { class: "kb-progress-percent" }, `${percent}\u00a0%`)),
      make("div", { class: "kb-progress", role: "progressbar", ...about }, ...stretches),
    );
  }

  #where(): string {
    const step = goingOf(this.#one);
    if (step) return this.#t("at", { phase: step.phase.title, step: step.step.title });
    return this.#one.toSign.length ? this.#t("to_be_signed") : "";
  }

  #signing(): HTMLElement | null {
    const { toSign, state, pending } = this.#one;
    const { role } = this.#desk.me;
    const given = state.steps.filter((one) => one.signature && [...pending.keys()].some((key) => key.endsWith(`#${one.step.id}~sign`)));
    const mine = toSign.filter(({ unsigned }) => unsigned === role);
    if (!mine.length && !pending.size) return null;
    const line = (one: StepState, key: "sign" | "unsign"): HTMLElement => {
      const { id, title } = one.step;
      const sign = button(this.#t(key), () => this.#deeds.sign(id, key === "sign"), {
        class: "kb-do kb-small",
        "aria-label": this.#t(`${key}_step`, { step: title, name: this.#name }),
        "data-kb-focus": this.#focus(id),
      });
      const said = one.signature ? `${one.signature.by}, ${this.#dates.full(one.signature.day)}` : "";
      return make("li", {}, make("span", {}, title, " ", make("span", { class: "kb-sub" }, said)), sign);
    };
    const group = (key: string, steps: readonly StepState[], way: "sign" | "unsign"): (HTMLElement | false)[] => [
      steps.length > 0 && make("p", { class: "kb-person-label" }, this.#t(key)),
      steps.length > 0 && make("ul", {}, ...steps.map((one) => line(one, way))),
    ];
    return make(
      "div",
      { class: "kb-person-sign" },
      ...group("sign_title", mine, "sign"),
      ...group("not_sent", given, "unsign"),
      pending.size > 0 &&
        button(this.#desk.given.words.count("mentor.send", pending.size), () => void openSending(this.#deeds.host, this.#desk, this.#one, this.#name), {
          class: "kb-do kb-main kb-small",
          "data-kb-focus": this.#focus("~send"),
        }),
    );
  }

  /** Steps that are late and not the newcomer's: this mentor's own, or those of others. */
  #others(mine: boolean): StepState[] {
    return this.#one.others.filter(({ waitsFor }) => (waitsFor === this.#desk.me.role) === mine);
  }

  /** What others than this mentor are asked for: to do a step, or to sign it. */
  #waiting(): StepState[] {
    return [...this.#others(false), ...this.#one.toSign.filter(({ unsigned }) => unsigned !== this.#desk.me.role)];
  }

  #steps(key: string, steps: readonly StepState[], about: (one: StepState) => string): HTMLElement | null {
    if (!steps.length) return null;
    const lines = steps.slice(0, MOST).map((one) => make("li", {}, one.step.title, " ", make("span", { class: "kb-sub" }, about(one))));
    if (steps.length > MOST) lines.push(make("li", {}, "…"));
    return make("div", { class: "kb-person-list" }, make("p", { class: "kb-person-label" }, this.#t(key)), make("ul", {}, ...lines));
  }

  #since({ day, restarted, steps, ticks }: Since): HTMLElement {
    const { words } = this.#desk.given;
    const date = this.#dates.full(day);
    if (!restarted && !steps.length && !ticks) return make("p", { class: "kb-person-since" }, this.#t("since_nothing", { date }));
    const said = [
      ...(restarted ? [this.#t("restarted")] : []),
      ...(steps.length ? [words.count("mentor.since_steps", steps.length)] : []),
      ...(ticks ? [words.count("mentor.since_ticks", ticks)] : []),
    ].join(", ");
    const lead = `${this.#t("since", { date })}: ${said}`;
    return steps.length ? this.#fold("since", lead, steps.map((one) => one.step.title)) : make("p", { class: "kb-person-since" }, lead);
  }

  /** What was done of that which the plan no longer has. */
  #left(): HTMLElement {
    const lines = this.#one.left.map(({ item, value }) => {
      const { title, done } = value as Tick;
      return this.#t("left_item", { title: title ?? item, date: this.#dates.moment(done ?? 0) });
    });
    return this.#fold("left", this.#desk.given.words.count("mentor.left", lines.length), lines);
  }

  #fold(name: string, lead: string, lines: readonly string[]): HTMLElement {
    return make(
      "details",
      { class: "kb-fold kb-person-since" },
      make("summary", { "data-kb-focus": this.#focus(name) }, make("span", {}, lead)),
      make("ul", {}, ...lines.map((line) => make("li", {}, line))),
    );
  }

  #foot(): HTMLElement {
    const { name, person, state } = this.#one;
    const show = make("a", { class: "kb-person-show", "data-kb-focus": this.#focus("show") }, this.#t("show"));
    void this.#desk.pageOf(this.#one).then((address) => show.setAttribute("href", address));
    const remove = button(this.#t("remove"), this.#deeds.remove, {
      class: "kb-person-do",
      "aria-label": this.#t("remove_person", { name: this.#name }),
      "data-kb-focus": this.#focus("remove"),
    });
    const call = !state.run?.name && button(name ? `${this.#t("call")}…` : this.#t("call"), () => this.#call(person.alias), { class: "kb-person-do", "data-kb-focus": this.#focus("call") });
    return make("footer", { class: "kb-person-foot" }, show, call, remove);
  }

  #call(alias: string): void {
    const field = make("input", { id: freshId(), type: "text", maxlength: 100, value: alias });
    openDialog(this.#deeds.host, {
      title: this.#t("call"),
      body: [make("p", {}, this.#t("call_lead")), asked(this.#t("call_name"), field)],
      buttons: [{ words: this.#t("ok"), act: () => this.#desk.call(this.#one, field.value), main: true }, { words: this.#t("close") }],
      back: () => this.#deeds.host.querySelector(`[data-kb-focus="${CSS.escape(this.#focus("call"))}"]`),
    });
  }

  /** What brings the focus back to the same thing after the cards are made anew. */
  #focus(what: string): string {
    return `${personName(this.#one.person)} ${what}`;
  }
}
