// <kb-carry>: carries a plan away and brings it back, by files, links and paper. It comes when it is first wanted;
// whoever makes one sets `plan` and `back` and stands it where its dialogs belong.
import type { Given } from "../part";
import { download } from "../take";
import { freshId, make } from "../make";
import { exportJson, MIME } from "../plan/exchange";
import { icsText, MIME as ICS } from "../plan/ics";
import { asked, boxed, dayField } from "../plan/dom";
import { nameOf } from "../plan/keys";
import { fits, readLetters, unpack, type Link, type LinkRefusal } from "../plan/link";
import type { MyPlan } from "../plan/my-plan";
import type { Exported, Items, Plan, PlanIndex } from "../plan/types";
import { exported } from "../plan/values";
import type { Around } from "./around";
import { openDialog } from "./dialog";
import { chooseFile, offer, refuse } from "./import-view";
import { planMarkdown, recordMarkdown } from "./markdown";
import { print } from "./print";
import { recordOf } from "./record";
import { recordElement } from "./record-view";
import { openShare } from "./share-view";

/** What a link brings: somebody's plan to look at, signatures to take in, or nothing that can be read. */
export type Brought =
  | { kind: "progress" | "signatures"; link: Link; items: Items; unknown: number }
  | { kind: "refused"; why: LinkRefusal | "track" };

export interface CarryElement extends HTMLElement {
  plan: MyPlan;
  back: () => HTMLElement | null;
  read(letters: string, plan: Plan): Promise<Brought>;
  share(): void;
  record(): void;
  restart(): void;
  load(): void;
  saveJson(): void;
  saveMarkdown(): void;
  saveCalendar(): void;
  print(what: string): void;
  takeSignatures(link: Link, items: Items): void;
}

export function carryElement({ words, root, data }: Given): new () => CarryElement {
  return class extends HTMLElement implements CarryElement {
    plan!: MyPlan;
    back: () => HTMLElement | null = () => null;

    async read(letters: string, plan: Plan): Promise<Brought> {
      const read = await readLetters(letters, Date.now());
      if (!read.ok) return { kind: "refused", why: read.why };
      if (read.link.track !== plan.ref) return { kind: "refused", why: "track" };
      return { kind: read.link.kind, link: read.link, ...unpack(read.link, plan) };
    }

    share(): void {
      void openShare(this.#around);
    }

    saveJson(): void {
      const { items, now, strange, unreadable } = this.plan;
      download(this.#fileName("json"), MIME, exportJson(items, root.pathname, now, [...strange, ...unreadable]));
    }

    saveMarkdown(): void {
      download(this.#fileName("md"), "text/markdown", planMarkdown(this.plan, words));
    }

    saveCalendar(): void {
      const my = this.plan;
      const { state, now, plan } = my;
      const key = nameOf(plan.ref, state.runId, "", "calendar");
      const before = (my.items.get(key) as Exported | undefined) ?? null;
      const page = root.protocol === "file:" ? "" : new URL(plan.url, root).href;
      const said = { text: (name: string, values?: Record<string, string | number>) => words.text(`carry.${name}`, values) };
      const { text, steps } = icsText({ state, page, words: said, now, earlier: before?.steps ?? [] });
      download(this.#fileName("ics"), ICS, text);
      my.keep(key, exported(steps, now, before));
    }

    load(): void {
      void this.#known().then((known) => chooseFile(this.#around, known));
    }

    takeSignatures(link: Link, items: Items): void {
      const fit = fits(link, this.plan.items);
      if (fit !== "here") return refuse(this.#around, words.text("carry.import.elsewhere"));
      offer(this.#around, { items, title: words.text("carry.import.sign_title"), known: new Set([this.plan.plan.ref]) });
    }

    print(what: string): void {
      if (what === "record") return print("record", [], this.#recordElement(false));
      if (what.startsWith("phase:")) return print("phase", phaseElements(what.slice("phase:".length)));
      print(what === "empty" ? "empty" : "plan");
    }

    record(): void {
      const t = (key: string): string => words.text(`carry.record.${key}`);
      const notes = make("input", { type: "checkbox", class: "kb-tick", id: freshId() });
      const place = make("div", {}, this.#recordElement(false));
      notes.addEventListener("change", () => place.replaceChildren(this.#recordElement(notes.checked)));
      const noted = [...this.plan.items.values()].some((one) => "text" in one && one.text);
      const save = (): void =>
        download(this.#fileName("record.md"), "text/markdown", recordMarkdown(recordOf(this.plan, words, notes.checked), t("title")));
      openDialog(this, {
        title: t("title"),
        className: "kb-record-dialog",
        body: [noted && boxed(t("notes"), notes), place],
        buttons: [
          { words: t("print"), act: () => print("record", [], this.#recordElement(notes.checked)), main: true, stay: true },
          { words: t("markdown"), act: save, stay: true },
          { words: t("close") },
        ],
        back: this.back,
      });
    }

    restart(): void {
      const { firstDay } = this.plan;
      const t = (key: string): string => words.text(`carry.restart.${key}`);
      const day = dayField(firstDay);
      openDialog(this, {
        title: t("title"),
        body: [make("p", {}, t("lead")), asked(t("first"), day)],
        buttons: [
          { words: t("go"), act: () => this.plan.restart(day.validity.valid ? day.value : firstDay), main: true },
          { words: t("cancel") },
        ],
        back: this.back,
      });
    }

    get #around(): Around {
      return { my: this.plan, words, host: this, back: this.back, root, data };
    }

    #recordElement(notes: boolean): HTMLElement {
      const { dates, state } = this.plan;
      const now = words.text("carry.record.now", { date: dates.full(state.today) });
      return recordElement(recordOf(this.plan, words, notes), words.text("carry.record.title"), now);
    }

    async #known(): Promise<ReadonlySet<string>> {
      const index = (await data("plans")) as PlanIndex | null;
      return new Set([this.plan.plan.ref, ...(index?.plans ?? []).map((one) => one.ref)]);
    }

    #fileName(kind: string): string {
      const { plan, state } = this.plan;
      return `${plan.ref.replace("tracks/", "")}-${state.today}.${kind}`;
    }
  };
}

/** A phase's heading and everything up to the next. */
function phaseElements(id: string): Element[] {
  const heading = document.getElementById(id);
  const found: Element[] = heading ? [heading] : [];
  for (let one = heading?.nextElementSibling; one && !one.matches("h2, .kb-foot"); one = one.nextElementSibling) found.push(one);
  return found;
}
