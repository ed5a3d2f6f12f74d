// The panel above the steps: how the plan begins, what today asks for, how far it has come, what to do with it.
import type { TroubleElement } from "../store/trouble-element";
import type { Brought } from "../carry/carry-element";
import { mentorAddress, type Carrying } from "./carrying";
import { freshId, make, say } from "../make";
import { button, resumeLink } from "./dom";
import { MenuView } from "./menu-view";
import type { MyPlan } from "./my-plan";
import { ProgressView } from "./progress-view";
import { StartView } from "./start-view";
import { TodayView } from "./today-view";
import type { Day } from "./types";

/** What a link brought that is shown here: a plan to look at, or why there is none. */
export type Shown = Extract<Brought, { kind: "progress" | "signatures" | "refused" }>;

interface Around {
  root: URL;
  carrying: Carrying;
  signal: AbortSignal;
  shown: Shown | null;
  trouble: TroubleElement | null;
  fold: boolean;
  onFold: (on: boolean) => void;
  undo: () => void;
  leave: () => void;
}

export class PanelView {
  readonly element: HTMLElement;
  readonly carrying: Carrying;
  readonly #my: MyPlan;
  readonly #title: HTMLElement;
  readonly #about: HTMLElement;
  readonly #place: HTMLElement;
  readonly #running: HTMLElement;
  readonly #progress: ProgressView;
  readonly #today: TodayView;
  #resume = make("a");
  readonly #finished: HTMLElement;
  readonly #menu: MenuView;
  #start: StartView | null = null;
  shownOn: Day = "";

  constructor(my: MyPlan, around: Around) {
    this.#my = my;
    this.carrying = around.carrying;
    const { words } = my;
    this.#title = make("h2", { class: "kb-plan-title", id: freshId() }, words.text("plan.title"));
    this.#about = make("p", { class: "kb-plan-about" });
    const { carrying, root, fold, signal, undo } = around;
    this.#menu = new MenuView(my, carrying, { undo, fold: around.onFold, change: () => this.change() }, root, fold, signal);
    carrying.back = () => this.#menu.summary;
    this.#progress = new ProgressView(my);
    this.#today = new TodayView(my);
    this.#finished = make("div", { class: "kb-finished", hidden: true });
    this.#running = make("div", { class: "kb-running" }, this.#progress.element, this.#finished, this.#resume, this.#today.element);
    this.#place = make("div", { class: "kb-begin-place" });
    this.element = make(
      "section",
      { class: "kb-plan-card", "aria-label": words.text("plan.region", { track: my.plan.title }) },
      around.shown && this.#banner(around.shown, around),
      around.trouble,
      make("div", { class: "kb-plan-head" }, make("div", {}, this.#title, this.#about), this.#menu.element),
      this.#place,
      this.#running,
    );
  }

  get menuButton(): HTMLElement {
    return this.#menu.summary;
  }

  /** A button that leads to where the plan begins. */
  askLink(): HTMLElement {
    return button(this.#my.words.text("plan.begin.go"), () => {
      this.element.scrollIntoView({ block: "nearest" });
      this.#start?.focus();
    }, { class: "kb-do kb-small" });
  }

  /** Opens the form that says how the plan began. */
  change(): void {
    this.#start?.element.remove();
    this.#open();
    this.#start?.focus();
  }

  #open(): void {
    this.#start = new StartView(this.#my, () => {
      this.#close();
      this.menuButton.focus({ preventScroll: true });
    });
    this.#place.replaceChildren(this.#start.element);
  }

  #close(): void {
    this.#start = null;
    this.#place.replaceChildren();
    this.show();
  }

  show(): void {
    const { words, state, readOnly } = this.#my;
    const begun = state.run !== null;
    this.shownOn = state.today;
    if (!begun && !this.#start && !readOnly) this.#open();
    this.#start?.show();
    this.#running.hidden = !begun;
    const mine = begun ? "plan.title" : "plan.begin.title";
    say(this.#title, readOnly ? whoseOf(this.#my) : words.text(mine));
    this.#menu.show();
    say(this.#about, this.#aboutWords());
    this.#about.hidden = !begun;
    if (!begun) return;
    this.#progress.show();
    this.#today.show();
    const end = this.#my.finishedAt;
    this.#finished.hidden = end === null;
    if (end !== null) this.#congratulate(end);
    const step = end === null && !readOnly && this.#my.resume?.step;
    if (step && this.#resume.hash !== `#${step.id}`) {
      const link = resumeLink(words.text("plan.go_on"), `#${step.id}`, step.title);
      this.#resume.replaceWith(link);
      this.#resume = link;
    }
    this.#resume.hidden = !step;
  }

  #aboutWords(): string {
    const { words, dates, days, state, readOnly } = this.#my;
    const { run, today } = state;
    if (!run) return "";
    const since = words.text("plan.day.since", { date: dates.day(run.start, today) });
    const place = days.place(run.start, today);
    const when = today < days.onOrAfter(run.start) ? words.count("plan.day.before", Math.max(1, -place)) : words.text("plan.day.nth", { n: place });
    return [readOnly ? "" : run.name, when, since].filter(Boolean).join(" · ");
  }

  #congratulate(end: number): void {
    const { words, dates, readOnly } = this.#my;
    const date = dates.moment(end);
    if (this.#finished.dataset["date"] === date) return;
    this.#finished.dataset["date"] = date;
    this.#finished.replaceChildren(
      make("p", { class: "kb-finished-title" }, words.text("plan.finished.title")),
      make("p", {}, words.text("plan.finished.lead", { date })),
      ...(readOnly ? [] : [make("p", { class: "kb-row" }, button(words.text("plan.finished.record"), () => void this.carrying.do("record"), { class: "kb-do kb-main" }))]),
    );
  }

  #banner(shown: Shown, { leave, root }: Around): HTMLElement {
    const { words, dates, plan } = this.#my;
    const t = (key: string, values: Record<string, string> = {}): string => words.text(`plan.shared.${key}`, values);
    if (shown.kind === "refused") {
      return make("div", { class: "kb-banner", role: "alert" }, make("p", {}, t("bad", { why: t(`why.${shown.why}`) })));
    }
    const { link, unknown } = shown;
    const about = t("state", { first: dates.full(link.start), date: dates.moment(link.sent) });
    return make(
      "div",
      { class: "kb-banner" },
      make("p", {}, make("strong", {}, `${t("banner")}.`), ` ${about}`, unknown ? ` ${words.count("plan.shared.unknown", unknown)}` : null),
      make(
        "p",
        { class: "kb-row" },
        make("a", { class: "kb-do", href: `${mentorAddress(root, plan)}${location.hash}` }, t("mentor")),
        button(t("leave"), leave),
      ),
    );
  }
}

/** Whose plan it is that a link brought. */
function whoseOf({ words, state }: MyPlan): string {
  const name = state.run?.name;
  return name ? words.text("plan.shared.whose", { name }) : words.text("plan.shared.nobody");
}
