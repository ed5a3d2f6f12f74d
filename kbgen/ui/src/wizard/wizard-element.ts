// <kb-wizard>: walks the tree whose text stands on the page, one question at a time.
//
// It takes the text of the page into itself and shows the section that the address names, so questions, helps
// and outcomes are the page's own. The address is the only thing that it keeps: back and forward work by it.
import { copyPlain } from "../browser-clipboard";
import type { Given } from "../parts";
import { handing } from "../tickets/handed";
import { make, press } from "../make";
import { copyButton } from "../replies/buttons";
import { currentTicket } from "../tickets/ticket";
import { answersIn, hashOf, walk, type Question, type Tree, type Walk } from "../tickets/wizard";

export function wizardElement({ words, root }: Given): CustomElementConstructor {
  /** Whether the reader wants to see all of a tree at once. */
  let whole = false;

  return class WizardElement extends HTMLElement {
    #tree: Tree | null = null;
    #sections = new Map<string, HTMLElement>();
    #path = make("ol", { class: "kb-path" });
    #said = make("p", { class: "kb-wizard-said", role: "status" });
    #bar = make("div", { class: "kb-acts kb-wizard-bar" });
    #answers: string[] = [];
    #stop = new AbortController();

    connectedCallback(): void {
      const text = this.#tree ? null : this.parentElement?.parentElement?.querySelector<HTMLElement>(".kb-walk");
      if (text) {
        this.#tree = treeOn(text, this.dataset);
        for (const one of text.querySelectorAll<HTMLElement>("[data-kb-node]")) {
          this.#sections.set(one.dataset["kbNode"] ?? "", one);
        }
        this.#path.setAttribute("aria-label", words.text("tickets.wizard.path"));
        this.append(this.#path, this.#said, text, this.#bar);
        this.#linkCases();
      }
      if (!this.#tree) return;
      this.#stop = new AbortController();
      const { signal } = this.#stop;
      window.addEventListener("hashchange", () => this.#show(true), { signal });
      // The theme's own links to places on the page tell nobody.
      document.addEventListener("click", (event) => this.#clicked(event), { signal, capture: true });
      document.addEventListener("keydown", (event) => this.#pressed(event), { signal });
      this.#show(false);
      // A page that is loaded again was scrolled while all of the tree stood there.
      if (this.#answers.length && this.getBoundingClientRect().bottom < innerHeight / 4) this.scrollIntoView({ block: "start" });
    }

    disconnectedCallback(): void {
      this.#stop.abort();
    }

    /** Shows what the address names; `moved` says that the reader did it just now. */
    #show(moved: boolean): void {
      const tree = this.#tree;
      if (!tree) return;
      const named = location.hash.slice(1);
      const alone = this.#sections.has(named);
      const answers = answersIn(location.hash);
      // A heading of the page, or somebody else's address: the wizard stays where it is.
      if (moved && !alone && !answers && location.hash) return;
      const walked: Walk = alone ? { steps: [], at: named, whole: true } : walk(tree, answers ?? []);
      this.toggleAttribute("data-whole", whole);
      this.#answers = walked.steps.map((step) => step.id);
      for (const [id, section] of this.#sections) section.classList.toggle("kb-current", id === walked.at);
      this.toggleAttribute("data-ended", tree.outcomes.has(walked.at));
      this.#path.replaceChildren(...walked.steps.map((step, index) => this.#step(step.question, step.answer, index)));
      this.#path.hidden = !walked.steps.length;
      const lone = alone && named !== tree.start;
      this.#said.textContent = lone ? words.text("tickets.wizard.alone") : walked.whole ? "" : words.text("tickets.wizard.lost");
      this.#showBar(walked, lone);
      const section = this.#sections.get(walked.at);
      if (section) this.#handOn(section, walked);
      if (moved && section && !whole) focusOn(section);
    }

    #step(question: string, answer: string, index: number): HTMLElement {
      const back = press("", () => this.#goto(this.#answers.slice(0, index)), "kb-path-step", {
        title: words.text("tickets.wizard.return"),
      });
      back.append(make("span", { class: "kb-path-question" }, question), " ", make("strong", {}, answer));
      return make("li", { class: "kb-path-item" }, back);
    }

    #showBar(walked: Walk, lone: boolean): void {
      const begun = walked.steps.length > 0;
      const children: HTMLElement[] = [];
      if (begun && !whole) children.push(press(words.text("tickets.wizard.back"), () => this.#goto(this.#answers.slice(0, -1))));
      if ((begun || lone) && !whole) children.push(press(words.text("tickets.wizard.restart"), () => this.#goto([])));
      if (begun && !whole) {
        const copy = (): Promise<boolean> => copyPlain(this.#pathText(walked));
        children.push(copyButton(words, words.text("tickets.wizard.copy"), copy, "kb-act"));
      }
      if (!whole) children.push(make("span", { class: "kb-keys" }, words.text("tickets.wizard.keys")));
      const toggle = press(words.text(whole ? "tickets.wizard.single" : "tickets.wizard.all"), () => {
        whole = !whole;
        this.#show(false);
        this.#bar.querySelector<HTMLElement>(".kb-whole")?.focus();
      }, "kb-act kb-quiet kb-whole");
      this.#bar.replaceChildren(...children, toggle);
    }

    #pathText(walked: Walk): string {
      const lines = walked.steps.map((step, index) => `${index + 1}. ${step.question} — ${step.answer}`);
      const end = this.#tree?.outcomes.get(walked.at);
      return [this.dataset["title"], ...lines, ...(end ? [`→ ${end}`] : [])].filter(Boolean).join("\n");
    }

    /** Gives the links of an outcome what is known by now. */
    #handOn(section: HTMLElement, walked: Walk): void {
      const rule = (section.dataset["kbRule"] ?? "").replace("escalations/", "");
      const handed = { ticket: currentTicket(root), rule, tree: this.dataset["tree"] ?? "", path: this.#answers };
      const hash = handing(walked.steps.length ? handed : { ticket: handed.ticket, rule });
      for (const link of section.querySelectorAll<HTMLAnchorElement>("a.kb-onward")) link.hash = hash;
    }

    #goto(answers: readonly string[]): void {
      this.#move(hashOf(answers));
    }

    /** Goes to a place in the tree. A new address told to the theme would have it fetch the page again. */
    #move(hash: string): void {
      try {
        history.pushState(null, "", hash);
      } catch {
        location.hash = hash;
        return;
      }
      this.#show(true);
    }

    /** Whether an address is a place in the tree. */
    #names(hash: string): boolean {
      return answersIn(hash) !== null || this.#sections.has(hash.slice(1));
    }

    #clicked(event: MouseEvent): void {
      if (whole || event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
      const link = event.target.closest("a");
      if (!link || link.host !== location.host || link.pathname !== location.pathname || !this.#names(link.hash)) return;
      event.preventDefault();
      event.stopPropagation();
      const answer = link.closest<HTMLElement>("[data-kb-answer]");
      if (answer) this.#choose(answer);
      else this.#move(link.hash);
    }

    #choose(answer: HTMLElement): void {
      const section = answer.closest<HTMLElement>("[data-kb-node]");
      const id = answer.dataset["kbAnswer"] ?? "";
      const here = this.#tree && walk(this.#tree, this.#answers).at;
      // A question that was opened by itself has no path: the way on from it is a place of its own, too.
      if (section?.dataset["kbNode"] === here) this.#goto([...this.#answers, id]);
      else this.#move(answer.querySelector("a")?.hash ?? "");
    }

    #pressed(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const from = event.target instanceof HTMLElement ? event.target : document.body;
      if (from !== document.body && !this.contains(from)) return;
      if (from.isContentEditable || from.matches("input, textarea, select") || whole) return;
      if (event.key === "Backspace" && this.#answers.length) {
        event.preventDefault();
        this.#goto(this.#answers.slice(0, -1));
      } else if (/^[1-9]$/.test(event.key)) {
        const answers = this.querySelectorAll<HTMLElement>(".kb-current [data-kb-answer]");
        const answer = answers[Number(event.key) - 1];
        if (!answer) return;
        event.preventDefault();
        this.#choose(answer);
      }
    }

    /** The cases below lead through the wizard, not to the outcome's section. */
    #linkCases(): void {
      for (const one of document.querySelectorAll<HTMLElement>(".kb-cases [data-kb-path]")) {
        const link = one.querySelector("a");
        if (link) link.hash = hashOf((one.dataset["kbPath"] ?? "").split("/"));
      }
    }
  };
}

function focusOn(section: HTMLElement): void {
  const heading = section.querySelector<HTMLElement>("h3");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
  const wizard = section.closest("kb-wizard");
  const box = section.getBoundingClientRect();
  if (box.top < 80 || box.bottom > innerHeight) wizard?.scrollIntoView({ block: "start" });
}

/** The tree that the text of a page tells. */
function treeOn(text: HTMLElement, { title = "", start = "" }: DOMStringMap): Tree {
  const questions = new Map<string, Question>();
  const outcomes = new Map<string, string>();
  for (const section of text.querySelectorAll<HTMLElement>("[data-kb-node]")) {
    const id = section.dataset["kbNode"] ?? "";
    const said = titleOf(section);
    if (!section.classList.contains("kb-question")) outcomes.set(id, said);
    else {
      const answers = [...section.querySelectorAll<HTMLElement>("[data-kb-answer]")].map((one) => {
        const link = one.querySelector("a");
        return { id: one.dataset["kbAnswer"] ?? "", text: link?.textContent?.trim() ?? "", goto: link?.hash.slice(1) ?? "" };
      });
      questions.set(id, { text: said, answers });
    }
  }
  return { title, start, questions, outcomes };
}

function titleOf(section: HTMLElement): string {
  const heading = section.querySelector("h3")?.cloneNode(true) as HTMLElement | undefined;
  for (const extra of heading?.querySelectorAll(".kb-number, .headerlink") ?? []) extra.remove();
  return heading?.textContent?.trim() ?? "";
}
