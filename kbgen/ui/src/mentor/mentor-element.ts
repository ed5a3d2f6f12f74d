// <kb-mentor>: newcomers on one page, each where the last link or file showed them. What stands inside it is for
// readers without scripts.
import type { Given } from "../part";
import { Dates } from "../plan/dates";
import { make, say } from "../make";
import { button } from "../plan/dom";
import { NAME } from "../plan/link";
import { Toast } from "../plan/toast";
import type { CalendarData, PlanIndex } from "../plan/types";
import { openStore } from "../store/open";
import { troubleOf } from "../store/trouble";
import { download } from "../take";
import { AddView } from "./add-view";
import { Desk, type Removed } from "./desk";
import { MeView } from "./me-view";
import { lateness, type Standing } from "./people";
import { PersonView } from "./person-view";

export function mentorElement({ words, root, data }: Given): CustomElementConstructor {
  const t = (key: string, values?: Record<string, string | number>): string => words.text(`mentor.${key}`, values);

  return class MentorElement extends HTMLElement {
    #living: AbortController | null = null;
    #removed: { what: Removed; name: string } | null = null;
    readonly #voice = make("div", { class: "kb-offscreen", role: "status" });
    readonly #summary = make("p", { class: "kb-people-summary" });
    readonly #list = make("div", { class: "kb-people" });

    connectedCallback(): void {
      if (this.#living) return;
      this.#living = new AbortController();
      void this.#begin(this.#living.signal);
    }

    disconnectedCallback(): void {
      this.#living?.abort();
    }

    async #begin(signal: AbortSignal): Promise<void> {
      const [index, calendar] = (await Promise.all([data("plans"), data("calendar")])) as [PlanIndex | null, CalendarData | null];
      if (signal.aborted) return;
      if (!index) return this.replaceChildren(make("p", {}, t("broken")));
      const store = openStore(root, "mentor");
      const desk = new Desk({ words, root, data }, store, index, calendar);
      await desk.load();
      if (signal.aborted) return;
      const add = this.#build(desk, signal);
      signal.addEventListener("abort", store.watch(() => void desk.load().then(() => signal.aborted || this.#show(desk))));
      this.#show(desk);
      // Whoever looked at a newcomer's link comes here with it.
      if (!location.hash.startsWith(`#${NAME}=`)) return;
      add.offer(location.href);
      history.replaceState(history.state, "", location.pathname + location.search);
    }

    #build(desk: Desk, signal: AbortSignal): AddView {
      const trouble = troubleOf(words, [desk.store]);
      const add = new AddView(desk, (said) => this.#announce(said), signal);
      const toast = new Toast({ undo: t("undo"), close: t("close") }, () => this.#restore(desk));
      signal.addEventListener("abort", () => toast.hide());
      this.#toast = toast;
      this.#me = new MeView(desk);
      const table = button(t("table"), () => download(`${t("file")}-${desk.today}.csv`, "text/csv", desk.table()), { class: "kb-do kb-small" });
      const head = make("div", { class: "kb-people-head" }, make("h2", { id: "people" }, t("people")), this.#summary, table);
      const empty = make("div", { class: "kb-people-empty" }, make("p", { class: "kb-people-none" }, t("empty")), make("p", {}, t("empty_lead")));
      this.#parts = { head, empty };
      this.replaceChildren(trouble, head, this.#list, empty, add.element, this.#me.element, toast.element, this.#voice);
      this.addEventListener("dragover", (event) => add.over(event), { signal });
      this.addEventListener("drop", (event) => add.drop(event), { signal });
      return add;
    }

    #toast: Toast | null = null;
    #me: MeView | null = null;
    #parts: { head: HTMLElement; empty: HTMLElement } | null = null;

    #show(desk: Desk): void {
      const standings = desk.standings;
      const { role } = desk.me;
      const people = (some: readonly Standing[]): number => new Set(some.map(({ person }) => person.id)).size;
      const late = people(standings.filter((one) => lateness(one) > 0));
      const sign = standings.flatMap((one) => one.toSign).filter(({ unsigned }) => unsigned === role).length;
      const counted = [words.count("mentor.count", people(standings))];
      if (late) counted.push(words.count("mentor.late_people", late));
      if (sign) counted.push(words.count("mentor.to_sign", sign));
      say(this.#summary, counted.join(" · "));
      if (this.#parts) {
        this.#parts.head.hidden = !standings.length;
        this.#parts.empty.hidden = standings.length > 0;
      }
      this.#me?.show();
      const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["kbFocus"] : undefined;
      const dates = new Dates(words.lang);
      this.#list.replaceChildren(
        ...standings.map((standing) => new PersonView(desk, standing, dates, {
          sign: (step, on) => this.#sign(desk, () => desk.sign(standing, step, on ? desk.me.name : ""), on),
          remove: () => this.#remove(desk, standing.name || t("unnamed"), () => desk.remove(standing)),
          host: this,
        }).element),
      );
      if (focused) this.querySelector<HTMLElement>(`[data-kb-focus="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    }

    #sign(desk: Desk, act: () => void, on: boolean): void {
      if (on && !desk.me.name) {
        this.#announce(t("need_name"));
        this.#me?.ask();
        return;
      }
      act();
      if (on) this.#announce(t("signed"));
    }

    #remove(desk: Desk, name: string, act: () => Removed): void {
      this.#removed = { what: act(), name };
      this.#show(desk);
      const said = t("removed", { name });
      this.#toast?.show(said);
      this.#announce(said);
      this.#toast?.element.querySelector("button")?.focus();
    }

    #restore(desk: Desk): void {
      if (!this.#removed) return;
      const { what, name } = this.#removed;
      this.#removed = null;
      desk.restore(what);
      this.#announce(t("undone", { name }));
    }

    #announce(said: string): void {
      this.#voice.textContent = "";
      requestAnimationFrame(() => say(this.#voice, said));
    }
  };
}
