// The part "mentor": the page on which a mentor sees who is where.
import { part } from "../part";
import { TroubleElement } from "../store/trouble-element";
import { mentorElement } from "./mentor-element";

part("mentor", (given) => {
  if (!customElements.get("kb-trouble")) customElements.define("kb-trouble", TroubleElement);
  customElements.define("kb-mentor", mentorElement(given));
});
