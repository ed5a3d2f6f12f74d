// The part "mentor": the page on which a mentor sees who is where.
import { part } from "../part";
import { mentorElement } from "./mentor-element";

part("mentor", (given) => {
  customElements.define("kb-mentor", mentorElement(given));
});
