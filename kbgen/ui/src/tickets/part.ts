// The part "tickets" of the browser side: a ticket's checklist, trees walked question by question, handover forms.
import { part } from "../part";
import { handoverElement } from "./handover-element";
import { runElement } from "./run-element";
import { wizardElement } from "./wizard-element";

part("tickets", (given) => {
  customElements.define("kb-handover", handoverElement(given));
  customElements.define("kb-run", runElement(given));
  customElements.define("kb-wizard", wizardElement(given));
});
