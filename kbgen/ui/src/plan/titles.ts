// What the items of a plan are called. Progress keeps these words beside the ids: content changes, and months later
// an id alone tells nobody what was done.
import type { Plan } from "./types";
import { LONGEST_TITLE } from "./values";

/** The titles of a plan's steps, tasks and questions, by item, as long as a value may keep. */
export function titlesOf(plan: Plan): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const step of plan.phases.flatMap((phase) => phase.steps)) {
    found.set(step.id, short(step.title));
    for (const one of [...(step.tasks ?? []), ...(step.questions ?? [])]) {
      found.set(`${step.id}.${one.id}`, short(`${step.title}: ${one.text}`));
    }
  }
  return found;
}

/** Cut between words, and never through a character. */
function short(words: string): string {
  if (words.length <= LONGEST_TITLE) return words;
  const cut = words.slice(0, LONGEST_TITLE - 1);
  return `${cut.replace(/[\uD800-\uDBFF]$|\s+\S{0,20}$/, "")}…`;
}
