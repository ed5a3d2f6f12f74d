// A text to send in the notations that tickets are written in. Whatever it holds shows as it is: nothing in it
// becomes a tag, a link to somewhere else or a command of the notation, but for lists and addresses, which stay such.

const URL = /https?:\/\/[^\s<>"'«»()[\]{}|\\^`]*[\w/#=&%-]/g;
const ITEM = /^(?:(\d{1,2})[.)]|[-–—•*])[ \t]+(?=\S)/;

/** The text as it is pasted: no blanks at line ends, no blank lines around, no run of them inside. */
export function asPlain(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/\u00a0/g, " ")
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^\n+|\n+$/g, "");
}

export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}

/** HTML for the clipboard: paragraphs, lists and links to http addresses; everything else is text. */
export function asHtml(text: string): string {
  return blocks(asPlain(text))
    .map(({ list, lines }) => {
      const written = lines.map((line) => withLinks(line, htmlLink, escapeHtml));
      if (!list) return `<p>${written.join("<br>")}</p>`;
      const start = list > 1 ? ` start="${list}"` : "";
      return `<ol${start}>${written.map((line) => `<li>${line}</li>`).join("")}</ol>`;
    })
    .join("");
}

function htmlLink(url: string): string {
  return `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`;
}

/** A line of text in Markdown, where nothing in it means anything. */
export function escapeMarkdown(line: string): string {
  return line
    .replace(/[\\`*_[\]<>|~$]/g, "\\$&")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replace(/!(?=\\\[)/g, "\\!")
    .replace(/^( {0,3})([#+=]|-(?![ \t]))/, "$1\\$2")
    .replace(/^( {0,3}\d+)([.)])(?=\s|$)/, "$1\\$2")
    .replace(/^\s+/, (blanks) => blanks.slice(0, 3));
}

/** Whether a line is an item of a list in Markdown, too. */
function marksItem(line: string): string {
  const mark = ITEM.exec(line)?.[0] ?? "";
  return /^[\d-]/.test(mark) ? mark : "";
}

export function asMarkdown(text: string): string {
  return asPlain(text)
    .split(/\n{2,}/)
    .map((paragraph) =>
      paragraph.split("\n").reduce((written, line, place) => {
        const mark = marksItem(line);
        // Items begin a line of their own; other lines of a paragraph would run together.
        return written + (place ? (mark ? "\n" : "  \n") : "") + mark + markdownLine(line.slice(mark.length));
      }, ""),
    )
    .join("\n\n");
}

/** A line in Markdown; its addresses stay as they are: an escaped one would lead elsewhere. */
function markdownLine(line: string): string {
  let first = true;
  return withLinks(
    line,
    (url) => `<${url}>`,
    (part) => {
      // Only what begins the line can be a heading or an item.
      const written = first ? escapeMarkdown(part) : escapeMarkdown(`a${part}`).slice(1);
      first = false;
      return written;
    },
  );
}

const EMOTICON = /\((?=[!?xyi/*+-]\)|on\)|off\)|\*[rgby]\))|[:;](?=[()DP])/g;

/** A line of text in Jira's wiki notation, where nothing in it means anything. */
export function escapeJira(line: string): string {
  return line
    .replace(/&(?=#?\w+;)/g, "&amp;")
    .replace(/\\/g, "&#92;")
    .replace(EMOTICON, "\\$&")
    .replace(/[{}[\]|*_^~+!]/g, "\\$&")
    .replace(/\?(?=\?)|(?<=\?)\?/g, "\\?")
    .replace(/(?<![\p{L}\p{N}_\\])-(?=-|\S)/gu, "\\-")
    .replace(/^(\s*)([#-])/, "$1\\$2")
    .replace(/^(\s*(?:h[1-6]|bq))\./i, "$1\\.");
}

export function asJira(text: string): string {
  return asPlain(text)
    .split("\n")
    .map((line) => withLinks(line, (url) => url, escapeJira))
    .join("\n");
}

/** `line` with its http addresses written by `link` and everything between them by `words`. */
function withLinks(line: string, link: (url: string) => string, words: (text: string) => string): string {
  let done = 0;
  let written = "";
  for (const found of line.matchAll(URL)) {
    written += (found.index > done || !done ? words(line.slice(done, found.index)) : "") + link(found[0]);
    done = found.index + found[0].length;
  }
  return done < line.length || !done ? written + words(line.slice(done)) : written;
}

interface Block {
  /** The number that a numbered list begins with, 0 for a paragraph. */
  list: number;
  lines: string[];
}

/** Paragraphs and numbered lists; a list ends where the numbers stop counting. */
function blocks(text: string): Block[] {
  const found: Block[] = [];
  for (const paragraph of text.split(/\n{2,}/)) {
    if (!paragraph.trim()) continue;
    let block: Block | undefined;
    for (const line of paragraph.split("\n")) {
      const number = Number(ITEM.exec(line)?.[1] ?? 0);
      const follows = block && (number ? block.list > 0 && number === block.list + block.lines.length : !block.list);
      if (!block || !follows) {
        block = { list: number, lines: [] };
        found.push(block);
      }
      block.lines.push(number ? line.replace(ITEM, "") : line);
    }
  }
  return found;
}
