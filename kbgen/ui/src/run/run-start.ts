// The beginning of a run: the ticket's number, and what goes on its checklist.
import type { Words } from "../words";
import { freshId, make, press } from "../make";
import type { SourcePart } from "./run-source";

/** The form that begins a run; `also` are entries that it has besides what every ticket has. */
export function startForm(
  parts: readonly SourcePart[],
  ticket: string,
  also: readonly string[],
  words: Words,
  begin: (ticket: string, of: readonly string[]) => void,
): HTMLElement {
  const id = freshId();
  const number = make("input", { id, class: "kb-entry", type: "text", autocomplete: "off", spellcheck: "false", maxlength: 200 });
  number.value = ticket;
  const boxes: HTMLInputElement[] = [];
  const choices = parts.map((part) => {
    const groups = part.groups.map((group) => {
      const box = make("input", { type: "checkbox", value: group.ref });
      box.checked = part.chosen || also.includes(group.ref);
      boxes.push(box);
      return make("label", { class: "kb-choice" }, box, group.title);
    });
    return make("fieldset", { class: "kb-run-choice" }, make("legend", {}, part.title), ...groups);
  });
  const what = make("details", { class: "kb-way" }, make("summary", {}, words.text("tickets.run.what")), ...choices);
  const form = make(
    "form",
    { class: "kb-run-start" },
    make("div", { class: "kb-field" }, make("label", { for: id }, words.text("tickets.run.ticket")), number),
    what,
    make("div", { class: "kb-acts" }, make("button", { type: "submit", class: "kb-act kb-main" }, words.text("tickets.run.start"))),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    begin(number.value.trim(), boxes.filter((box) => box.checked).map((box) => box.value));
  });
  return form;
}

/** What adds an entry to a run that is under way; nothing where all are in it. */
export function adding(parts: readonly SourcePart[], of: readonly string[], words: Words, add: (ref: string) => void): HTMLElement | null {
  const left = parts.flatMap((part) => part.groups.filter((group) => !of.includes(group.ref)).map((group) => ({ part, group })));
  if (!left.length) return null;
  const id = freshId();
  const byPart = parts
    .map((part) => ({ part, groups: left.filter((one) => one.part === part).map((one) => one.group) }))
    .filter(({ groups }) => groups.length)
    .map(({ part, groups }) =>
      make("optgroup", { label: part.title }, ...groups.map((group) => make("option", { value: group.ref }, group.title))),
    );
  const select = make("select", { id, class: "kb-entry" }, ...byPart);
  const put = press(words.text("tickets.run.put"), () => add(select.value));
  return make("div", { class: "kb-field kb-run-add" }, make("label", { for: id }, words.text("tickets.run.add")), select, put);
}
