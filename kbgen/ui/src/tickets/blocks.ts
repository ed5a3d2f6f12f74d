// A text for the ticket: what it says in blocks, written as plain text, Markdown or Jira's wiki markup.
//
// Words come from people: whatever means something to the format is written so that it shows as it is.
import { asJira, asMarkdown, asPlain, escapeJira, escapeMarkdown } from "../replies/formats";

export type Format = "plain" | "markdown" | "jira";
export const FORMATS: readonly Format[] = ["plain", "markdown", "jira"];

export interface Line {
  label?: string;
  text: string;
}

export type Mark = "done" | "skipped" | "open";

export interface ListItem {
  mark?: Mark;
  text: string;
  /** Smaller lines under the item. */
  more?: readonly string[];
}

export type Block =
  | { kind: "title"; text: string }
  | { kind: "head"; text: string }
  | { kind: "lines"; lines: readonly Line[] }
  | { kind: "list"; items: readonly ListItem[]; numbered?: boolean };

interface Style {
  /** Words on one line. */
  text: (words: string) => string;
  /** Several lines, with the lists and addresses that are in them. */
  lines: (words: string) => string;
  title: (words: string) => string;
  strong: (words: string) => string;
  /** What stands between two lines of one paragraph. */
  newline: string;
  item: (number: number) => string;
  more: (words: string) => string;
  /** What begins the lines of `more` after its first. */
  onward: string;
  mark: Record<Mark, string>;
}

const MARKS: Record<Mark, string> = { done: "[x] ", skipped: "[–] ", open: "[ ] " };
const same = (words: string): string => words;
/** What would begin a list or a heading where an item begins already. */
const BEGINS = /^\s*(?:\d+[.)]|[-–—•*#>+])/;

const STYLES: Record<Format, Style> = {
  plain: {
    text: same,
    lines: asPlain,
    title: same,
    strong: same,
    newline: "\n",
    item: (number) => (number ? `${number}. ` : ""),
    more: (words) => `    ${words}`,
    onward: "    ",
    mark: MARKS,
  },
  markdown: {
    text: (words) => (BEGINS.test(words) ? escapeMarkdown : asMarkdown)(words),
    lines: asMarkdown,
    title: (words) => `### ${words}`,
    strong: (words) => `**${words}**`,
    newline: "  \n",
    item: (number) => (number ? `${number}. ` : "- "),
    more: (words) => `  - ${words}`,
    onward: "    ",
    mark: { ...MARKS, skipped: "[ ] " },
  },
  jira: {
    text: (words) => (BEGINS.test(words) ? escapeJira : asJira)(words),
    lines: asJira,
    title: (words) => `h3. ${words}`,
    strong: (words) => `*${words}*`,
    newline: "\n",
    item: (number) => (number ? "# " : "* "),
    more: (words) => `** ${words}`,
    onward: "",
    mark: { done: "(/) ", skipped: "(-) ", open: "(x) " },
  },
};

/** The whole text. */
export function write(blocks: readonly Block[], format: Format): string {
  const style = STYLES[format];
  let text = "";
  let before: Block["kind"] | null = null;
  for (const block of blocks) {
    const gap = before === null ? "" : before === "head" && format !== "markdown" ? "\n" : "\n\n";
    text += gap + written(block, style);
    before = block.kind;
  }
  return text && `${text}\n`;
}

function written(block: Block, style: Style): string {
  switch (block.kind) {
    case "title":
      return style.title(oneLine(block.text, style));
    case "head":
      return style.strong(oneLine(block.text, style));
    case "lines":
      return block.lines.map((line) => lineOf(line, style)).join(style.newline);
    case "list":
      return block.items.map((item, index) => itemOf(item, block.numbered ? index + 1 : 0, style)).join("\n");
  }
}

function lineOf({ label, text }: Line, style: Style): string {
  const whole = tidy(text);
  const several = whole.includes("\n");
  const written = several ? style.lines(whole) : style.text(whole);
  if (!label) return written;
  // A list or a paragraph of its own begins on a line of its own.
  return `${style.strong(`${oneLine(label, style)}:`)}${several ? style.newline : " "}${written}`;
}

function itemOf({ mark, text, more = [] }: ListItem, number: number, style: Style): string {
  const first = `${style.item(number)}${mark ? style.mark[mark] : ""}${oneLine(text, style)}`;
  return [first, ...more.map((words) => moreOf(words, style))].join("\n");
}

/** Lines under an item: without blank ones, which would end it. */
function moreOf(words: string, style: Style): string {
  const lines = tidy(words).split(/\s*\n\s*/).map((line) => oneLine(line, style));
  return style.more(lines.join(style.newline + style.onward));
}

/** Words on one line: an item that went on in the next one would not be an item any more. */
function oneLine(words: string, style: Style): string {
  return style.text(words.replace(/\s+/g, " ").trim());
}

/** Several lines without what nobody sees. */
function tidy(text: string): string {
  return asPlain(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "")).trim();
}
