// <kb-handover>: the form of a handover, filled in as far as it is known, with the text that it becomes.
//
// A draft comes into being with the first word that is typed; until then nothing is kept.
import type { Given } from "../parts";
import { openStore } from "../store/open";
import type { Line } from "../tickets/blocks";
import { Drafts, newId, type Draft } from "../tickets/drafts";
import { FieldView } from "./handover-field";
import { asked, blocksOf, missing, type Around, type Asked, type Form, type Rule } from "../tickets/handover";
import { handedIn } from "../tickets/handed";
import { chip, keepFocus } from "../tickets/kept";
import { freshId, make, press } from "../make";
import { briefly, moments } from "../tickets/moment";
import { Output } from "../tickets/output";
import { Runs, workLog } from "../tickets/runs";
import { currentTicket, tell } from "../tickets/ticket";
import { ticketValues } from "../replies/ticket-values";
import { Undo } from "../undo";
import { troubleOf } from "../store/trouble";
import { treeIn, walk } from "../tickets/wizard";

const TICKET = "ticket";
const LOG = "work-log";

export function handoverElement({ words, root, data }: Given): CustomElementConstructor {
  const say = (key: string, values: Record<string, string | number> = {}): string => words.text(`tickets.handover.${key}`, values);
  const moment = moments(words.lang);
  const brief = briefly(words.lang);

  return class HandoverElement extends HTMLElement {
    #form: Form | null = null;
    #known: unknown = null;
    /** What the address told, empty where it asked for nothing. */
    #hash = "";
    #rules = new Map<string, Rule>();
    #drafts!: Drafts;
    /** Which draft an address of this tab led to: the theme, or a reload, makes the page anew while somebody writes. */
    #led = openStore(root, "handover", "tab");
    #runs = new Runs(openStore(root, "tickets"));
    #draft!: Draft;
    #values: Record<string, string> = {};
    #views = new Map<string, FieldView>();
    #fields: readonly Asked[] = [];
    #output!: Output;
    #undo = new Undo(words);
    #list = make("div", { class: "kb-acts kb-drafts" });
    #top = make("div", { class: "kb-handover-top" });
    #rows = make("div", { class: "kb-field-rows" });
    #lacks = make("div", { class: "kb-lacks" });
    #bar = make("div", { class: "kb-acts kb-output-bar" });
    #stops: (() => void)[] = [];
    #built = false;
    /** Whether there is anything to find fault with: before the first word, what is wanted is only told. */
    #begun = false;

    connectedCallback(): void {
      void this.#begin();
    }

    disconnectedCallback(): void {
      for (const stop of this.#stops.splice(0)) stop();
    }

    async #begin(): Promise<void> {
      const name = this.dataset["form"] ?? "";
      if (!this.#form) {
        const [form, known] = await Promise.all([data(`handover-${name}`), data("tickets")]);
        if (!form) return;
        this.#form = form as Form;
        this.#known = known;
        const rules = (known as { rules?: Record<string, Rule> } | null)?.rules ?? {};
        this.#rules = new Map(Object.entries(rules));
      }
      if (!this.isConnected) return;
      const store = openStore(root, "handovers");
      this.#drafts = new Drafts(store, name);
      if (!this.#built) this.#build();
      // A place on the page asks for nothing.
      const follow = (): void => void (location.hash.includes("=") && this.#openFrom(location.hash));
      window.addEventListener("hashchange", follow);
      this.#stops = [() => window.removeEventListener("hashchange", follow), store.watch((key) => this.#changed(key))];
      this.#openFrom(location.hash);
    }

    #build(): void {
      this.#built = true;
      this.#output = new Output(words, openStore(root, "handovers"), say("text"), () => {
        this.#begun = true;
        this.#show();
      });
      const trouble = troubleOf(words, [this.#drafts.store]);
      this.append(trouble, this.#list, this.#undo.element, this.#top, this.#rows, this.#lacks);
      this.append(make("h3", { class: "kb-output-title" }, say("text")), this.#output.element, this.#bar);
      // What the form replaces stays on the page for those who have no form.
      for (const one of document.querySelectorAll(".kb-form-static")) one.classList.add("kb-replaced");
    }

    /** Opens what an address asks for: the draft of its ticket, or a new one with what is known. */
    #openFrom(hash: string): void {
      const handed = handedIn(hash);
      const ticket = handed.ticket || currentTicket(root);
      const all = this.#drafts.all();
      const told = Boolean(handed.rule || handed.tree || handed.run || handed.ticket);
      const numberOf = (one: Draft): string => this.#drafts.values(one.id)[TICKET] ?? "";
      const same = told && ticket ? all.find((one) => numberOf(one) === ticket) : undefined;
      this.#hash = told ? hash : "";
      const led = all.find((one) => one.id === this.#led.get(this.#place));
      // Another ticket's draft is not what a link to this one asks for.
      const found = same ?? (led && !(handed.ticket && numberOf(led)) ? led : told ? undefined : all[0]);
      if (found) {
        this.#open(found);
        // What was told once and changed since stays changed.
        if (told && found !== led) this.#learn(handed.rule, handed.tree, handed.path);
      } else {
        const { rule, tree, path } = handed;
        this.#open({ ...this.#blank, rule, tree, path }, ticket ? { [TICKET]: ticket } : {});
      }
      if (handed.run) this.#takeRun(handed.run);
    }

    #learn(rule: string, tree: string, path: readonly string[]): void {
      this.#draft = { ...this.#draft, rule: rule || this.#draft.rule, tree: tree || this.#draft.tree, path: tree ? path : this.#draft.path };
      this.#save();
      this.#show();
    }

    #open(draft: Draft, seed: Record<string, string> = {}): void {
      this.#begun = draft.made > 0;
      this.#led.set(this.#place, draft.id);
      this.#draft = draft;
      this.#values = { ...seed, ...this.#drafts.values(draft.id) };
      this.#views.clear();
      this.#rows.replaceChildren();
      if (draft.made) for (const field of Object.keys(this.#form?.tells ?? {})) this.#tell(field);
      this.#show();
    }

    /** Another tab, or this one, changed what is kept. */
    #changed(key: string | null): void {
      if (key === "format") return;
      const kept = this.#kept;
      // A draft that another tab deleted stays on the screen, and comes back with the next word.
      if (kept) {
        this.#draft = kept;
        if (key === null || key.startsWith(`value:${kept.id}:`)) this.#values = this.#drafts.values(kept.id);
      }
      this.#show();
    }

    get #blank(): Draft {
      return { id: newId(), form: this.dataset["form"] ?? "", made: 0, rule: "", tree: "", path: [] };
    }

    /** The form and what its address told, by which the tab remembers the draft. */
    get #place(): string {
      return `${this.dataset["form"] ?? ""}${this.#hash}`;
    }

    get #kept(): Draft | undefined {
      return this.#drafts.all().find((one) => one.id === this.#draft.id);
    }

    #set(field: string, value: string): void {
      this.#values = { ...this.#values, [field]: value };
      if (this.#kept) this.#drafts.set(this.#draft.id, field, value);
      else this.#save();
      this.#tell(field);
    }

    /** The response that tells the customer says what the form knows. */
    #tell(field: string): void {
      for (const name of this.#form?.tells?.[field] ?? []) tell(root, name, (this.#values[field] ?? "").trim());
    }

    /** Writes the draft down, with what was filled in while it was not kept. */
    #save(): void {
      this.#begun = true;
      const kept = this.#kept;
      const values = Object.entries(this.#values);
      this.#draft = { ...this.#draft, made: this.#draft.made || Date.now() };
      if (!kept) for (const [id, value] of values) this.#drafts.set(this.#draft.id, id, value);
      this.#drafts.save(this.#draft);
    }

    #show(): void {
      const form = this.#form;
      if (!form) return;
      const rule = this.#rules.get(this.#draft.rule) ?? null;
      this.#fields = asked(form, rule, this.#values, (id) => say(`always_${id.replace("-", "_")}`));
      this.#showRows();
      this.#showList();
      this.#showTop(rule);
      this.#showLacks();
      const lacking = missing(this.#fields, this.#values).length;
      this.#output.show(blocksOf(form, this.#fields, this.#values, this.#around(rule)), lacking ? say("copy_draft") : undefined);
      this.#showBar();
    }

    #showRows(): void {
      const rows = this.#fields.map((field) => {
        let view = this.#views.get(field.id);
        if (!view) {
          view = new FieldView(field, words, helpOf(field.id), (value) => this.#set(field.id, value));
          this.#views.set(field.id, view);
        }
        view.show(field);
        view.put(this.#values[field.id] ?? "");
        return view.element;
      });
      // What stays is not moved: moving takes the focus away.
      rows.forEach((row, index) => {
        if (this.#rows.children[index] !== row) this.#rows.insertBefore(row, this.#rows.children[index] ?? null);
      });
      while (this.#rows.children.length > rows.length) this.#rows.lastElementChild?.remove();
    }

    #showList(): void {
      const all = this.#drafts.all();
      const buttons = all.map((draft) => {
        const ticket = this.#drafts.values(draft.id)[TICKET]?.trim() || say("unnamed");
        return chip(ticket, brief(draft.made), draft.id === this.#draft.id, () => this.#open(draft));
      });
      const fresh = press(say("new"), () => {
        this.#open(this.#blank);
        this.#rows.querySelector<HTMLElement>("input, textarea, select")?.focus();
      });
      keepFocus(this.#list, () => this.#list.replaceChildren(make("span", { class: "kb-sub" }, say("drafts")), ...buttons, fresh));
      this.#list.hidden = !all.length;
    }

    #showTop(rule: Rule | null): void {
      const own = [...this.#rules].filter(([id, one]) => one.form === this.dataset["form"] || id === this.#draft.rule);
      keepFocus(this.#top, () => {
        this.#top.replaceChildren();
        if (own.length) this.#top.append(this.#ruleChooser(own, rule));
        const path = this.#path();
        if (path) {
          const drop = press(say("forget_path"), () => {
            this.#draft = { ...this.#draft, tree: "", path: [] };
            this.#save();
            this.#show();
          }, "kb-act kb-quiet");
          const steps = path.answers.map((line) => make("li", {}, line.text));
          this.#top.append(make("details", { class: "kb-way" }, make("summary", {}, path.title), make("ol", {}, ...steps), drop));
        }
        const run = this.#runs.of((this.#values[TICKET] ?? "").trim());
        if (run && this.#fields.some((field) => field.id === LOG) && workLog(this.#runs.items(run.id), moment)) {
          this.#top.append(press(say("take_run"), () => this.#takeRun(run.id)));
        }
      });
    }

    #ruleChooser(own: readonly (readonly [string, Rule])[], rule: Rule | null): HTMLElement {
      const id = freshId();
      const options = own.map(([name, one]) => make("option", { value: name, selected: name === this.#draft.rule }, one.title));
      const select = make("select", { id, class: "kb-entry" }, make("option", { value: "" }, say("no_rule")), ...options);
      select.addEventListener("change", () => {
        this.#draft = { ...this.#draft, rule: select.value };
        this.#save();
        this.#show();
      });
      const where = [rule?.team, rule?.channel].filter(Boolean).join(" · ");
      return make("div", { class: "kb-field" }, make("label", { for: id }, say("rule")), make("span", { class: "kb-sub" }, where || say("rule_help")), select);
    }

    /** Puts what was done by the checklist into the log of work, once. */
    #takeRun(id: string): void {
      const log = workLog(this.#runs.items(id), moment);
      const before = this.#values[LOG] ?? "";
      if (!log || before.includes(log)) return;
      this.#set(LOG, before.trim() ? `${before.trimEnd()}\n${log}` : log);
      this.#show();
    }

    #showLacks(): void {
      const lacking = missing(this.#fields, this.#values);
      const wanted = this.#fields.filter((field) => field.wanted).length;
      const jumps = lacking.map((field) =>
        press(field.label, () => this.#views.get(field.id)?.control.focus(), "kb-word kb-lack"),
      );
      const about = this.#begun ? "lacks" : "wants";
      const said = lacking.length ? words.count(`tickets.handover.${about}`, lacking.length, { total: wanted }) : say("complete");
      this.#lacks.classList.toggle("kb-whole", !lacking.length);
      this.#lacks.replaceChildren(make("p", {}, make(this.#begun ? "strong" : "span", {}, said)), ...(jumps.length ? [make("p", { class: "kb-lack-list" }, ...jumps)] : []));
    }

    #showBar(): void {
      const bar = [press(say("print"), () => print(), "kb-act kb-quiet")];
      if (this.#draft.made) bar.push(press(say("delete"), () => this.#delete(), "kb-act kb-quiet"));
      keepFocus(this.#bar, () => this.#bar.replaceChildren(...bar));
    }

    #delete(): void {
      const gone = this.#draft;
      const back = this.#drafts.remove(gone.id);
      this.#open(this.#drafts.all()[0] ?? this.#blank);
      this.#undo.offer(say("deleted"), () => {
        back();
        this.#open(gone);
      });
    }

    #path(): Around["path"] {
      const tree = this.#draft.tree ? treeIn(this.#known, this.#draft.tree) : null;
      if (!tree) return null;
      const walked = walk(tree, this.#draft.path);
      if (!walked.steps.length) return null;
      const answers: Line[] = walked.steps.map((step) => ({ text: `${step.question} — ${step.answer}` }));
      const end = tree.outcomes.get(walked.at);
      if (end) answers.push({ text: `→ ${end}` });
      return { title: say("path", { title: tree.title }), answers };
    }

    #around(rule: Rule | null): Around {
      const date = new Intl.DateTimeFormat(words.lang, { dateStyle: "short", timeZone: "UTC" });
      return {
        shown: (field, value) => {
          if (field.kind === "yes-no" && (value === "yes" || value === "no")) return say(value);
          if (field.kind === "date" && /^\d{4}-\d\d-\d\d$/.test(value)) return date.format(new Date(`${value}T00:00Z`));
          return value;
        },
        standard: (name) => ticketValues(root).get(name),
        gap: say("gap"),
        incomplete: (labels) => say(this.#begun ? "incomplete" : "blank", { labels: labels.join("; ") }),
        rule: rule && { label: say("rule_label"), text: rule.title },
        path: this.#path(),
      };
    }
  };
}

/** The help that the page gives for a field, links and all. */
function helpOf(id: string): Node | null {
  const help = document.querySelector(`.kb-form-static [data-kb-field="${id}"] .kb-field-hint`);
  return help ? help.cloneNode(true) : null;
}
