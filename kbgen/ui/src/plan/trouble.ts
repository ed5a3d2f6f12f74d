// Says visibly that what is ticked is not being kept, and offers the file that keeps it.
import type { Store } from "../store/store";
import { troubleOf } from "../store/trouble";
import type { TroubleElement } from "../store/trouble-element";
import { button } from "./dom";
import type { MyPlan } from "./my-plan";

export function troubleElement(my: MyPlan, store: Store, save: () => void): TroubleElement {
  const offer = button(my.words.text("plan.menu.json"), save, { class: "kb-do kb-small" });
  const made = troubleOf(my.words, [store], offer);
  made.strange = () => my.strange.length;
  return made;
}
