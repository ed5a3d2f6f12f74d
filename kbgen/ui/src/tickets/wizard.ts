// A decision tree as the wizard walks it, and its place in the address: `#/no/one/ours` are ids of answers.

export interface Answer {
  id: string;
  text: string;
  goto: string;
}

export interface Question {
  text: string;
  answers: readonly Answer[];
}

export interface Tree {
  title: string;
  start: string;
  questions: ReadonlyMap<string, Question>;
  /** Outcomes by id, with their titles. */
  outcomes: ReadonlyMap<string, string>;
}

/** A question that has been answered. */
export interface Step {
  id: string;
  question: string;
  answer: string;
}

export interface Walk {
  steps: readonly Step[];
  /** The question to answer next, or the outcome. */
  at: string;
  /** Whether every answer could be followed; a tree may have changed since a link to it was made. */
  whole: boolean;
}

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST = 200;

/** The answers that an address holds, null where it is none of the wizard's. */
export function answersIn(hash: string): string[] | null {
  if (!hash.startsWith("#/")) return null;
  const ids = hash.slice(2).split("/").filter(Boolean);
  return ids.length <= LONGEST && ids.every((id) => ID.test(id)) ? ids : null;
}

export function hashOf(answers: readonly string[]): string {
  return `#/${answers.join("/")}`;
}

/** Where `answers` lead, as far as they can be followed. */
export function walk(tree: Tree, answers: readonly string[]): Walk {
  const steps: Step[] = [];
  let at = tree.start;
  for (const id of answers) {
    const question = tree.questions.get(at);
    const answer = question?.answers.find((one) => one.id === id);
    if (!question || !answer) return { steps, at, whole: false };
    steps.push({ id, question: question.text, answer: answer.text });
    at = answer.goto;
  }
  return { steps, at, whole: true };
}

/** The tree in the data script `tickets`, null where it is not one. */
export function treeIn(data: unknown, id: string): Tree | null {
  const trees = (data as { trees?: Record<string, unknown> } | null)?.trees;
  if (!trees || !Object.hasOwn(trees, id)) return null;
  const { title, start, questions, outcomes } = trees[id] as {
    title: string;
    start: string;
    questions: Record<string, [string, Record<string, [string, string]>]>;
    outcomes: Record<string, string>;
  };
  return {
    title,
    start,
    questions: new Map(
      Object.entries(questions).map(([name, [text, answers]]) => [
        name,
        { text, answers: Object.entries(answers).map(([answer, [words, goto]]) => ({ id: answer, text: words, goto })) },
      ]),
    ),
    outcomes: new Map(Object.entries(outcomes)),
  };
}
