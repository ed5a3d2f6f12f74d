// What everything that carries a plan works with: the plan, the words for it, and where dialogs stand.
import type { MyPlan } from "../plan/my-plan";
import type { Words } from "../words";

export interface Around {
  my: MyPlan;
  words: Words;
  /** Dialogs are put into it. */
  host: HTMLElement;
  /** What is focused after a dialog. */
  back: () => HTMLElement | null;
  root: URL;
  data: (name: string) => Promise<unknown>;
}
