// <kb-run>: the checklists of tickets. Several may be open; each is ticked, noted, finished and turned into text.
import type { Given } from "../parts";
import { openStore } from "../store/open";
import { download } from "../take";
import type { Block } from "../tickets/blocks";
import { newId } from "../tickets/drafts";
import { handedIn, handing } from "../tickets/handed";
import { chip, keepFocus } from "../tickets/kept";
import { make, press } from "../make";
import { briefly, moments } from "../tickets/moment";
import { Output } from "../tickets/output";
import { ItemView } from "./run-item";
import { partsOn, type SourcePart } from "./run-source";
import { adding, startForm } from "./run-start";
import { blocksOfRun, gone, NOTHING, Runs, type Kept, type Run } from "../tickets/runs";
import { currentTicket, setTicket } from "../tickets/ticket";
import { troubleOf } from "../store/trouble";
import { Undo } from "../undo";

export function runElement({ words, root, data }: Given): CustomElementConstructor {
  const say = (key: string, values: Record<string, string | number> = {}): string => words.text(`tickets.run.${key}`, values);
  const moment = moments(words.lang);
  const brief = briefly(words.lang);

  /** The run that was open last: the theme may make the whole page anew while somebody reads it. */
  let last = "";

  return class RunElement extends HTMLElement {
    #runs = new Runs(openStore(root, "tickets"));
    #parts: readonly SourcePart[] = [];
    #source: HTMLElement | null = null;
    /** The run that is shown; null while a new one is begun. */
    #run: Run | null = null;
    #views = new Map<string, ItemView>();
    #list = make("div", { class: "kb-acts kb-drafts" });
    #undo = new Undo(words);
    #body = make("div", { class: "kb-run-body" });
    #progress = make("p", { class: "kb-run-progress", role: "status" });
    #lost = make("div", { class: "kb-run-lost" });
    #output!: Output;
    #stops: (() => void)[] = [];

    connectedCallback(): void {
      if (!this.#source) {
        this.#source = this.parentElement?.parentElement?.querySelector<HTMLElement>(".kb-run-source") ?? null;
        if (!this.#source) return;
        this.#parts = partsOn(this.#source);
        this.#output = new Output(words, openStore(root, "handovers"), say("text"));
        const save = press(say("save_all"), () => this.#download(this.#runs.all()));
        this.append(troubleOf(words, [this.#runs.store], save), this.#list, this.#undo.element, this.#body);
      }
      // A place on the page asks for nothing.
      const follow = (): void => void (location.hash.includes("=") && this.#openFrom(location.hash));
      window.addEventListener("hashchange", follow);
      this.#stops = [() => window.removeEventListener("hashchange", follow), this.#runs.store.watch(() => this.#changed())];
      this.#openFrom(location.hash);
    }

    disconnectedCallback(): void {
      for (const stop of this.#stops.splice(0)) stop();
    }

    /** Opens what an address asks for: a run, the run of a ticket, or the beginning of one. */
    #openFrom(hash: string): void {
      const handed = handedIn(hash);
      const also = [handed.of, handed.rule && `escalations/${handed.rule}`].filter(Boolean);
      const open = this.#runs.all().filter((run) => !run.ended);
      const ticket = handed.ticket || currentTicket(root);
      const same = open.find((run) => run.ticket && run.ticket === ticket);
      const told = also.length > 0 || Boolean(handed.ticket);
      const found = this.#runs.get(handed.run) ?? (told ? same : (this.#runs.get(last) ?? same ?? open[0]));
      if (found) this.#open(found, also);
      else this.#begin(ticket, also);
    }

    #begin(ticket = "", also: readonly string[] = []): void {
      this.#run = null;
      last = "";
      this.#source?.classList.remove("kb-replaced");
      const form = startForm(this.#parts, ticket, also, words, (number, of) => {
        // A ticket has one checklist at a time: whoever begins it again goes on with it.
        const same = this.#runs.all().find((run) => number && run.ticket === number && !run.ended);
        const run: Run = same ?? { id: newId(), ticket: number, made: Date.now(), ended: 0, of, back: "" };
        if (!same) this.#runs.save(run);
        this.#open(run, of);
        this.#body.querySelector<HTMLElement>("h2")?.focus();
      });
      this.#body.replaceChildren(make("h2", {}, say("new")), form);
      this.#showList();
    }

    #open(run: Run, also: readonly string[] = []): void {
      const known = new Set(this.#parts.flatMap((part) => part.groups.map((group) => group.ref)));
      const more = also.filter((ref) => known.has(ref) && !run.of.includes(ref));
      this.#run = more.length ? { ...run, of: [...run.of, ...more] } : run;
      if (more.length) this.#runs.save(this.#run);
      last = run.id;
      setTicket(root, run.ticket);
      this.#source?.classList.add("kb-replaced");
      this.#build();
      void this.#findReasons();
    }

    /** The run of the store, as this tab or another one left it. */
    #changed(): void {
      if (!this.#run) return this.#showList();
      const kept = this.#runs.get(this.#run.id);
      if (!kept) return this.#showList();
      const same = kept.of.join() === this.#run.of.join() && kept.ended === this.#run.ended && kept.back === this.#run.back;
      this.#run = kept;
      if (same) this.#show();
      else this.#build();
    }

    get #shown(): SourcePart[] {
      const of = new Set(this.#run?.of ?? []);
      return this.#parts
        .map((part) => ({ ...part, groups: part.groups.filter((group) => of.has(group.ref)) }))
        .filter((part) => part.groups.length);
    }

    #build(): void {
      const run = this.#run;
      if (!run) return;
      this.#views.clear();
      const kept = this.#runs.items(run.id);
      const parts = this.#shown.map((part) =>
        make("section", { class: "kb-run-shown" }, make("h3", {}, part.title), ...part.groups.map((group) => {
          const items = group.items.map((item) => {
            const view = new ItemView(item, item.nodes, kept.get(item.ref) ?? NOTHING, words, brief, (now) => this.#keep(item.ref, now));
            this.#views.set(item.ref, view);
            return view.element;
          });
          const form = group.form && make("a", { class: "kb-run-form", href: group.form + handing({ ticket: run.ticket, rule: ruleOf(group.ref), run: run.id }) }, say("form"));
          const head = make("p", { class: "kb-run-of" }, make("a", { href: group.href }, group.title), form && " · ", form);
          return make("div", {}, head, make("ul", { class: "kb-run-items" }, ...items));
        })),
      );
      const title = run.ticket ? say("of", { ticket: run.ticket }) : say("unnamed");
      const add = adding(this.#parts, run.of, words, (ref) => this.#runs.save({ ...run, of: [...run.of, ref] }));
      this.#body.replaceChildren(
        make("h2", { tabindex: -1 }, title),
        this.#progress,
        ...parts,
        this.#lost,
        make("div", { class: "kb-run-back" }),
        ...(add ? [add] : []),
        make("h3", { class: "kb-output-title" }, say("text")),
        this.#output.element,
        this.#bar(run),
      );
      this.#show();
    }

    #show(): void {
      const run = this.#run;
      if (!run) return;
      const kept = this.#runs.items(run.id);
      for (const [ref, view] of this.#views) view.show(kept.get(ref) ?? NOTHING);
      const said = this.#facts(run, kept)[1] ?? "";
      if (this.#progress.textContent !== said) this.#progress.textContent = said;
      const lost = gone(this.#texts(), kept).filter(([ref]) => !this.#views.has(ref));
      const lines = lost.map(([ref, one]) => make("li", {}, `${one.text || ref}${one.note ? ` — ${one.note}` : ""}`));
      this.#lost.replaceChildren(...(lost.length ? [make("h3", {}, say("gone")), make("ul", {}, ...lines)] : []));
      this.#output.show(this.#blocks(run, kept));
      this.#showList();
    }

    #keep(ref: string, kept: Kept): void {
      if (!this.#run) return;
      // A run that another tab deleted comes back with the first thing done in it.
      if (!this.#runs.get(this.#run.id)) this.#runs.save(this.#run);
      this.#runs.keep(this.#run.id, ref, kept);
    }

    #texts(): { title: string; items: { ref: string; text: string; rev: string }[] }[] {
      return this.#shown.map((part) => ({ title: part.title, items: part.groups.flatMap((group) => [...group.items]) }));
    }

    #facts(run: Run, kept: ReadonlyMap<string, Kept>): string[] {
      const items = this.#texts().flatMap((part) => part.items);
      const states = items.map((item) => kept.get(item.ref)?.state ?? "");
      const done = states.filter((state) => state === "done").length;
      const skipped = states.filter((state) => state === "skipped").length;
      return [
        run.ended ? say("times", { from: moment(run.made), to: moment(run.ended) }) : say("since", { from: moment(run.made) }),
        say("done", { done, total: items.length }) + (skipped ? say("and_skipped", { n: skipped }) : ""),
        run.back ? say("came_back", { why: run.back }) : "",
      ];
    }

    #blocks(run: Run, kept: ReadonlyMap<string, Kept>): Block[] {
      return blocksOfRun(this.#texts(), kept, {
        title: run.ticket ? say("title", { ticket: run.ticket }) : say("untitled"),
        facts: this.#facts(run, kept),
        moment,
        skipped: (reason) => (reason ? say("skipped_for", { reason }) : say("skipped")),
        note: (note) => say("noted", { note }),
        gone: say("gone"),
      });
    }

    #bar(run: Run): HTMLElement {
      const finish = run.ended
        ? press(say("reopen"), () => this.#runs.save({ ...run, ended: 0 }))
        : press(say("finish"), () => this.#runs.save({ ...run, ended: Date.now() }), "kb-act kb-main");
      const save = press(say("save"), () => this.#download([run]), "kb-act kb-quiet");
      return make("div", { class: "kb-acts kb-output-bar" }, finish, save, press(say("delete"), () => this.#delete(run), "kb-act kb-quiet"));
    }

    #delete(run: Run): void {
      const back = this.#runs.remove(run.id);
      const next = this.#runs.all().find((one) => !one.ended);
      if (next) this.#open(next);
      else this.#begin();
      this.#undo.offer(say("deleted", { ticket: run.ticket || say("unnamed") }), () => {
        back();
        this.#open(run);
      });
    }

    #download(runs: readonly Run[]): void {
      download("kbgen-tickets.json", "application/json", this.#runs.written(runs));
    }

    #showList(): void {
      const open = (run: Run): HTMLElement =>
        chip(run.ticket || say("unnamed"), brief(run.ended || run.made), run.id === this.#run?.id, () => this.#open(run));
      const all = this.#runs.all();
      const [begun, ended] = [all.filter((run) => !run.ended), all.filter((run) => run.ended)];
      const children: HTMLElement[] = begun.map(open);
      if (this.#run) children.push(press(say("new"), () => this.#begin()));
      if (ended.length) {
        const clear = press(say("clear"), () => this.#clear(ended), "kb-act kb-quiet");
        const save = press(say("save_all"), () => this.#download(all), "kb-act kb-quiet");
        const old = make("div", { class: "kb-acts kb-drafts" }, ...ended.map(open), save, clear);
        const shown = ended.some((run) => run.id === this.#run?.id);
        children.push(make("details", { class: "kb-way", open: shown }, make("summary", {}, say("ended", { n: ended.length })), old));
      }
      keepFocus(this.#list, () => this.#list.replaceChildren(...children));
    }

    #clear(ended: readonly Run[]): void {
      const back = ended.map((run) => this.#runs.remove(run.id));
      if (ended.some((run) => run.id === this.#run?.id)) this.#begin();
      this.#undo.offer(say("cleared"), () => {
        for (const undo of back) undo();
      });
    }

    /** Why a ticket may have come back is said by its form. */
    async #findReasons(): Promise<void> {
      const form = this.#run?.of.find((ref) => ref.startsWith("handovers/"));
      const known = form ? await data(`handover-${form.slice("handovers/".length)}`) : null;
      const reasons = (known as { reasons?: string[] } | null)?.reasons ?? [];
      const place = this.#body.querySelector(".kb-run-back");
      if (!place || !reasons.length || !this.#run) return;
      const select = make("select", { class: "kb-entry" }, make("option", { value: "" }, say("choose")), ...reasons.map((one) => make("option", { value: one, selected: one === this.#run?.back }, one)));
      select.addEventListener("change", () => {
        if (this.#run) this.#runs.save({ ...this.#run, back: select.value });
      });
      place.replaceChildren(make("label", { class: "kb-field" }, say("why_back"), " ", select));
    }
  };
}

function ruleOf(ref: string): string {
  return ref.startsWith("escalations/") ? ref.slice("escalations/".length) : "";
}
