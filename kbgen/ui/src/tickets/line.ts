// A line of a form's text with its values: words that only lead to a value, or follow it, go with an empty one.

export const PLACEHOLDER = /\{\{\s*([^{}\n]{1,80}?)\s*\}\}/g;
const JOINS = /^[\s,;:.·•|/—–-]+/;
/** Where what follows begins, when words stood for an empty value. */
const NEXT = /\s*(?:[,;:·•|()—–]|[.!?](?=\s|$)|\s-\s)/;
const OPENED = /^(.*[([«„“])[^)\]»”]*$/s;
const CLOSED = /^[^([«„“]*?[)\]»”]/;

/** `line` with the values of its placeholders; the first words of a title stay whatever is empty. */
export function lineWith(line: string, value: (name: string) => string, title = false): string {
  const [head = "", ...rest] = line.split(PLACEHOLDER);
  const [, stays = "", leads = ""] = title ? (/^(.*?)([\s,;:·•|/—–([«„“-]*)$/s.exec(head) ?? []) : [head, "", head];
  let text = stays;
  // What stands before the next value.
  let lead = leads;
  for (let place = 0; place < rest.length; place += 2) {
    const said = value(rest[place] ?? "");
    const after = rest[place + 1] ?? "";
    if (said) {
      text += lead + said;
      lead = after;
      continue;
    }
    const opened = OPENED.exec(lead)?.[1];
    const end = after.search(NEXT);
    let next = end >= 0 ? after.slice(end) : place + 2 < rest.length ? after : "";
    // A bracket goes when nothing is left in it.
    if (opened !== undefined) next = CLOSED.test(after) ? after.replace(CLOSED, "") : opened + after.replace(JOINS, "");
    if (text) lead = next;
    else lead = /[\p{L}\p{N}([«„“]/u.test(next) ? next.replace(JOINS, "") : leads;
  }
  return (text + lead).trim();
}
