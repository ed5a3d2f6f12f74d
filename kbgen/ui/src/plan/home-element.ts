// <kb-my-plan>: the reader's plans in short, on the home page and beside the list of plans: how far, what today asks
// for, and the way back to the step one was at. Where nothing is begun, what stands inside it invites to begin.
import type { Given } from "../part";
import { openStore } from "../store/open";
import { pageAddress } from "./address";
import { Dates } from "./dates";
import { WorkingDays } from "./days";
import { make } from "../make";
import { fill, resumeLink } from "./dom";
import { dueSaid } from "./due";
import { MyPlan } from "./my-plan";
import { ProgressView } from "./progress-view";
import type { CalendarData, Plan, PlanIndex, StepState } from "./types";

const MOST = 3;

export function homeElement({ words, root, data }: Given): CustomElementConstructor {
  return class HomeElement extends HTMLElement {
    #living: AbortController | null = null;
    readonly #list = make("div", { class: "kb-my-plans" });

    connectedCallback(): void {
      if (this.#living) return;
      this.#living = new AbortController();
      void this.#begin(this.#living.signal);
    }

    disconnectedCallback(): void {
      queueMicrotask(() => this.isConnected || this.#living?.abort());
    }

    async #begin(signal: AbortSignal): Promise<void> {
      const store = openStore(root, "plan");
      const index = (await data("plans")) as PlanIndex | null;
      const begun = (index?.plans ?? []).filter(({ ref }) => store.names(ref).length);
      if (!begun.length || signal.aborted) return;
      const [calendar, ...plans] = (await Promise.all([data("calendar"), ...begun.map(({ ref }) => data(ref.replace("tracks/", "plan-")))])) as [
        CalendarData | null,
        ...(Plan | null)[],
      ];
      if (signal.aborted) return;
      const days = new WorkingDays(calendar);
      const dates = new Dates(words.lang);
      const mine = plans
        .filter((plan) => plan !== null)
        .map((plan) => new MyPlan({ plan, words, dates, days, others: [], store }))
        .filter(({ state }) => state.run !== null || state.ticks.done > 0);
      if (!mine.length) return;
      this.append(this.#list);
      const show = (): void => fill(this.#list, mine.map(card));
      for (const my of mine) signal.addEventListener("abort", my.watch(show));
      document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && show(), { signal });
      this.dataset["kbBegun"] = "";
      show();
    }
  };

  function card(my: MyPlan): HTMLElement {
    const { state, resume, plan } = my;
    const page = pageAddress(root, plan.url);
    const progress = new ProgressView(my);
    progress.show();
    const finished = my.finishedAt !== null;
    const now = state.steps.filter((one) => one.group === "overdue" || one.group === "today");
    const rows = now.slice(0, MOST).map((one) => row(my, one, page));
    const waits = state.steps.filter((one) => one.group === "waiting").length;
    const said = finished
      ? words.text("plan.home.finished")
      : state.run && !rows.length
        ? waits && !state.next
          ? words.count("plan.list.waits", waits)
          : words.text("plan.home.clear")
        : "";
    return make(
      "section",
      { class: "kb-my-plan-card kb-k kb-k-tracks", "aria-label": words.text("plan.region", { track: plan.title }) },
      make("p", { class: "kb-my-plan-name" }, make("a", { href: page }, plan.title)),
      progress.element,
      rows.length > 0 && make("ul", { class: "kb-todo" }, ...rows),
      said && make("p", { class: "kb-empty" }, said),
      now.length > MOST && make("p", { class: "kb-my-plan-more" }, make("a", { href: page }, words.count("plan.list.more", now.length - MOST))),
      resume && !finished
        ? resumeLink(words.text("plan.go_on"), `${page}#${resume.step.id}`, resume.step.title)
        : make("p", { class: "kb-row" }, make("a", { class: "kb-do", href: page }, words.text("plan.home.open"))),
    );
  }

  function row(my: MyPlan, one: StepState, page: string): HTMLElement {
    return make("li", { class: `kb-hue kb-row-${one.group}` }, make("a", { href: `${page}#${one.step.id}` }, one.step.title), make("span", { class: "kb-sub" }, dueSaid(my, one)));
  }
}
