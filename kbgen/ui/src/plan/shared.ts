// What the part "plan" shares with "carry", which comes when the plan is there.
export { freshId, make, say } from "../make";
export { dayAt, dayOf, isDay, noonOf, numberOf } from "./days";
export { asked, boxed, button, dayField } from "./dom";
export { keyOf, nameOf } from "./keys";
export { runsOf, says } from "./progress";
export { titlesOf } from "./titles";
export { LONGEST_NAME, exported, valueOf } from "./values";
