// Takes progress in from a file or signatures from a link: first it is shown what would change.
import { make } from "../make";
import { importJson, LARGEST, preview, type Change, type Refusal } from "../plan/exchange";
import { keyOf } from "../plan/keys";
import type { MyPlan } from "../plan/my-plan";
import type { Items, Kept, Run, Signature, Tick } from "../plan/types";
import type { Around } from "./around";
import { openDialog } from "./dialog";

const MOST_LINES = 200;

export interface Incoming {
  items: Items;
  title: string;
  /** What is said of it before anything else. */
  lead?: string;
  /** References of the plans that the site has. */
  known: ReadonlySet<string>;
}

/** Asks for a file and offers to load it. */
export function chooseFile(around: Around, known: ReadonlySet<string>): void {
  const input = make("input", { type: "file", accept: ".json,application/json", hidden: true, class: "kb-file" });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    input.remove();
    if (file) void offerFile(around, file, known);
  });
  input.addEventListener("cancel", () => input.remove());
  around.host.append(input);
  input.click();
}

async function offerFile(around: Around, file: File, known: ReadonlySet<string>): Promise<void> {
  const { my, words } = around;
  const read = file.size > LARGEST ? ({ ok: false, why: "size" } as const) : importJson(await file.text(), my.now);
  if (!read.ok) return refuse(around, words.text("carry.import.refused", { why: reason(around, read) }));
  const made = Date.parse(read.exported);
  const lead = Number.isNaN(made) ? "" : words.text("carry.import.from", { date: my.dates.moment(made) });
  offer(around, { items: read.items, title: words.text("carry.import.title"), lead, known });
}

function reason({ words }: Around, refusal: Refusal): string {
  return words.text(`carry.import.why.${refusal.why}`, { at: "at" in refusal ? refusal.at : "" });
}

export function refuse({ words, host, back }: Around, said: string): void {
  openDialog(host, {
    title: words.text("carry.import.title"),
    body: [make("p", {}, said)],
    buttons: [{ words: words.text("carry.import.close"), main: true }],
    back,
  });
}

/** Shows what taking `incoming` in would change, and does it when the reader says so. */
export function offer(around: Around, incoming: Incoming): void {
  const { my, words, host, back } = around;
  const changes = preview(my.items, incoming.items);
  const coming = changes.filter(({ kind }) => kind === "added" || kind === "newer");
  const counted = (kinds: readonly Change["kind"][], key: string): HTMLElement[] => {
    const n = changes.filter(({ kind }) => kinds.includes(kind)).length;
    return n ? [make("li", { class: `kb-import-${key}` }, words.count(`carry.import.${key}`, n))] : [];
  };
  const strangers = coming.filter(({ key }) => !isKnown(my, key, incoming.known)).length;
  const lines = [
    ...counted(["added"], "added"),
    ...counted(["newer"], "newer"),
    ...counted(["older", "same"], "kept"),
    ...(strangers ? [make("li", {}, words.count("carry.import.unknown", strangers))] : []),
  ];
  const body: Node[] = [];
  if (incoming.lead) body.push(make("p", {}, incoming.lead));
  if (coming.some(isStrangers)) body.push(make("p", { class: "kb-import-stranger" }, words.text("carry.import.stranger")));
  if (coming.length) {
    const shown = coming.slice(0, MOST_LINES).map((one) => make("li", {}, described(around, one)));
    if (coming.length > MOST_LINES) shown.push(make("li", {}, "…"));
    body.push(
      make("ul", { class: "kb-import" }, ...lines),
      make("details", { class: "kb-fold" }, make("summary", {}, words.text("carry.import.show")), make("ul", { class: "kb-import-lines" }, ...shown)),
    );
  } else {
    body.push(make("p", {}, words.text("carry.import.nothing")));
  }
  openDialog(host, {
    title: incoming.title,
    body,
    buttons: coming.length
      ? [{ words: words.text("carry.import.go"), act: () => take(around, coming), main: true }, { words: words.text("carry.import.cancel") }]
      : [{ words: words.text("carry.import.close"), main: true }],
    back,
  });
}

function take({ my, words }: Around, coming: readonly Change[]): void {
  const said = words.count("carry.import.done", coming.length);
  my.act(coming.map(({ key, after }) => ({ key, value: after })), said);
  my.announce(said);
}

/** Whether it would take the place of a beginning that somebody else made, or the same person elsewhere. */
function isStrangers({ before, after }: Change): boolean {
  return before !== null && (before as Run).person !== (after as Run).person;
}

function isKnown(my: MyPlan, name: string, known: ReadonlySet<string>): boolean {
  const key = keyOf(name);
  if (!key || key.track !== my.plan.ref) return known.has(key?.track ?? "");
  return !key.item || my.titles.has(key.item);
}

function described({ my, words }: Around, { key: name, after }: Change): string {
  const key = keyOf(name);
  if (!key) return name;
  const aspect = key.aspect === "tick" && (after as Tick).done === null ? "untick" : key.aspect;
  const kind = words.text(`carry.import.item.${aspect}`, { name: (after as Signature).by || "—" });
  const own = key.track === my.plan.ref ? (key.item ? my.titles.get(key.item) : my.plan.title) : undefined;
  return `${own ?? (after as Kept).title ?? name}: ${kind}`;
}
