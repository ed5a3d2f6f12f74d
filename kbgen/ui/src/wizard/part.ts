// The part "wizard" of the browser side: a decision tree walked question by question.
import { part } from "../part";
import { wizardElement } from "./wizard-element";

part("wizard", (given) => customElements.define("kb-wizard", wizardElement(given)));
