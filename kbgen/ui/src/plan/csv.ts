// Tables that a spreadsheet opens as they are meant: UTF-8 with a mark that Excel asks for, CRLF, every text
// quoted, and no text that a spreadsheet would take for a formula.
//
// The separator follows the language: where a decimal is written with a comma, as in Russian, Excel splits a
// .csv at semicolons. Other spreadsheets find it out themselves. A line `sep=;` is not written: everything but
// Excel shows it as data.

export type Cell = string | number | null;

/** What a text may not begin with: spreadsheets look through spaces and take it for a formula or a command. */
const FORMULA = /^[\s\uFEFF\u200B]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

export function csvText(rows: readonly (readonly Cell[])[], lang: string): string {
  const separator = (1.5).toLocaleString(lang).includes(",") ? ";" : ",";
  return `\uFEFF${rows.map((row) => row.map(cellText).join(separator)).join("\r\n")}\r\n`;
}

function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  // A line break inside a cell splits rows in more than one importer.
  const flat = cell.replace(/[\r\n\u2028\u2029]+/g, " ").replaceAll("\0", "");
  return `"${(FORMULA.test(cell) ? `'${flat}` : flat).replaceAll('"', '""')}"`;
}
