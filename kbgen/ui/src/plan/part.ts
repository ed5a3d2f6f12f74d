// The part "plan": the newcomer's own plan, in its page and at home.
import { part, share } from "../part";
import { homeElement } from "./home-element";
import { planElement } from "./plan-element";
import * as shared from "./shared";

share("plan", shared);

part("plan", (given) => {
  customElements.define("kb-plan", planElement(given));
  customElements.define("kb-my-plan", homeElement(given));
});
