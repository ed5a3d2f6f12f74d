// Says visibly that what is ticked is not being kept, and offers the file that keeps it.
import type { Store } from "../store/store";
import { TroubleElement } from "../store/trouble-element";
import { button } from "./dom";
import type { MyPlan } from "./my-plan";

export function troubleElement(my: MyPlan, store: Store, save: () => void): TroubleElement {
  const made = document.createElement("kb-trouble") as TroubleElement;
  made.classList.add("kb-hue");
  made.words = my.words;
  made.stores = [store];
  made.offer = button(my.words.text("plan.menu.json"), save, { class: "kb-do kb-small" });
  made.strange = () => my.strange.length;
  return made;
}
