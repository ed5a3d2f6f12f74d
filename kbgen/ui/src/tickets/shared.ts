// What the part "tickets" shares with those that use it.
export { Drafts, newId } from "./drafts";
export { chip, keepFocus } from "./kept";
export { briefly, moments } from "./moment";
export { Output } from "./output";
export { NOTHING, Runs, blocksOfRun, gone, workLog } from "./runs";
