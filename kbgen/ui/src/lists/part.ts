// The part "lists" of the browser side: checklists that somebody wrote as `- [ ]`.
import { part } from "../part";
import { openStore } from "../store/open";
import { tasksElement } from "./tasks-element";

part("lists", ({ words, root }) => {
  if (!customElements.get("kb-tasks")) customElements.define("kb-tasks", tasksElement(words, openStore(root, "lists")));
});
