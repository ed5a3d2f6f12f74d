// What the page and the engine say to one another.
export type { Marks } from "./extract";
export type { Result, SearchOptions } from "./engine";
export type { Results } from "./client";
