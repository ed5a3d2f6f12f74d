// The way to what carries a plan: it is a part of its own, asked for when it is first wanted.
import type { Brought, CarryElement } from "../carry/carry-element";
import { pageAddress } from "./address";
import { wanted } from "../wanted";
import type { MyPlan } from "./my-plan";
import type { Plan } from "./types";

/** What is done with a plan as a whole. */
export type Deed = "share" | "record" | "restart" | "load" | "saveJson" | "saveMarkdown" | "saveCalendar";

export class Carrying {
  readonly #host: HTMLElement;
  #tool: CarryElement | null = null;
  /** The plan that is carried. */
  plan: MyPlan | null = null;
  /** What is focused after a dialog. */
  back: () => HTMLElement | null = () => null;
  /** Called where it cannot be had. */
  failed: () => void = () => {};

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Loads the part ahead of its first use. */
  prepare(): void {
    void this.#load();
  }

  async do(deed: Deed): Promise<void> {
    (await this.#ready())?.[deed]();
  }

  async print(what: string): Promise<void> {
    (await this.#ready())?.print(what);
  }

  /** What the letters of a link bring, null where they cannot be read for want of the part. */
  async read(letters: string, plan: Plan): Promise<Brought | null> {
    return (await this.#load())?.read(letters, plan) ?? null;
  }

  async takeSignatures(brought: Extract<Brought, { kind: "progress" | "signatures" }>): Promise<void> {
    (await this.#ready())?.takeSignatures(brought.link, brought.items);
  }

  async #ready(): Promise<CarryElement | null> {
    const tool = await this.#load();
    if (!tool || !this.plan) {
      this.failed();
      return null;
    }
    tool.plan = this.plan;
    tool.back = this.back;
    if (!tool.isConnected) this.#host.append(tool);
    return tool;
  }

  async #load(): Promise<CarryElement | null> {
    if (this.#tool) return this.#tool;
    if (await wanted("carry")) this.#tool ??= document.createElement("kb-carry") as CarryElement;
    return this.#tool;
  }
}

/** The address of the mentor's page, which lies where the plan's does. */
export function mentorAddress(root: URL, plan: Plan): string {
  return pageAddress(root, plan.url.endsWith("/") ? "mentor/" : "mentor.html");
}
