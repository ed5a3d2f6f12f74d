// Progress in a link: what a newcomer shows (`progress`), and what a mentor sends back (`signatures`).
//
// The fragment of an address never leaves the browser. Ids travel as hashes of three bytes, found again among the
// ids of the plan as the reader's site has it: an item that went is counted as unknown, one that moved or came is
// no matter. The sender picks a salt under which no two of the plan's ids share a hash.
//
//   letters = base64url(version, deflated?, body); the body ends with its own hash, so a link cut short is told
//
// Notes and answers to questions stay with the newcomer. Ticks come with their day, not their minute.
import { Broken, deflated, fromLetters, hashOf, inflated, Reader, toLetters, Writer } from "./bytes";
import { dayAt, dayOf, isDay, noonOf, numberOf } from "./days";
import { keyOf, nameOf } from "./keys";
import { runsOf, says } from "./progress";
import { titlesOf } from "./titles";
import type { Day, Items, Override, Plan, Run, Signature, Tick, Time, Value } from "./types";
import { LONGEST_NAME, valueOf } from "./values";

export const VERSION = 1;
export const NAME = "kb-plan";
/** No link of ours is longer; chats cut them long before. */
const LONGEST = 16_000;
const LARGEST_BODY = 64_000;
const KINDS = ["progress", "signatures"] as const;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export type Kind = (typeof KINDS)[number];

/** What a link says, before the plan's ids are found in it. */
export interface Link {
  kind: Kind;
  /** `tracks/l2-engineer`: load `plan-l2-engineer`, then `unpack`. */
  track: string;
  run: string;
  person: string;
  name: string;
  sent: Time;
  /** Only in `progress`. */
  start: Day;
  roles: string[];
  begun: Time;
  finished: Time | null;
  salt: number;
  ticks: { hash: number; day: Day }[];
  signs: { hash: number; by: string; day: Day; at: Time }[];
  opens: number[];
}

/** Why letters are refused: too long, cut short or mistyped, of a newer version, no days that can be. */
export type LinkRefusal = "size" | "garbage" | "version" | "date";
export type Read = { ok: true; link: Link } | { ok: false; why: LinkRefusal };

/** The letters of every link of ours in a text, such as a pasted message. */
export function lettersIn(text: string): string[] {
  return [...text.matchAll(/#kb-plan=([\w-]+)/g)].map(([, letters = ""]) => letters);
}

/** The address that shows what `letters` say; `page` is that of the plan's page, whose query is the sender's own. */
export function addressOf(page: string, letters: string): string {
  return `${page.split(/[?#]/)[0]}#${NAME}=${letters}`;
}

/** The letters that show where the run `runId` of `plan` stands. */
export function progressLetters(plan: Plan, items: Items, runId: string, now: Time): Promise<string> {
  return write("progress", plan, items, runId, now);
}

/** The letters that bring signatures to the newcomer; `items` hold the run and its signatures. */
export function signatureLetters(plan: Plan, items: Items, runId: string, now: Time): Promise<string> {
  return write("signatures", plan, items, runId, now);
}

async function write(kind: Kind, plan: Plan, items: Items, runId: string, now: Time): Promise<string> {
  const run = items.get(nameOf(plan.ref, runId)) as Run;
  const ticks: [string, Tick][] = [];
  const signs: [string, Signature][] = [];
  const opens: string[] = [];
  for (const [name, value] of items) {
    const key = keyOf(name);
    if (key?.track !== plan.ref || key.run !== runId) continue;
    if (key.aspect === "sign") signs.push([key.item, value as Signature]);
    else if (kind === "signatures" || !says(key.aspect, value)) continue;
    else if (key.aspect === "tick") ticks.push([key.item, value as Tick]);
    else if (key.aspect === "open" && (value as Override).over.length) opens.push(key.item);
  }
  const salt = saltFor([...idsOf(plan), ...ticks.map(([id]) => id), ...signs.map(([id]) => id)]);
  const hash = (id: string): number => hashOf(id, salt);
  const body = new Writer();
  body.byte(KINDS.indexOf(kind));
  body.text(plan.ref.slice("tracks/".length));
  for (const text of [runId, run.person, run.name]) body.text(text);
  body.number(seconds(now));
  body.byte(salt);
  if (kind === "progress") {
    body.number(numberOf(run.start) ?? 0);
    body.number(run.roles.length);
    for (const role of run.roles) body.text(role);
    body.number(seconds(run.begun));
    body.number(run.finished ? seconds(run.finished) : 0);
    writeTicks(body, ticks, hash);
    body.number(opens.length);
    for (const id of opens) body.triple(hash(id));
  }
  const names = [...new Set(signs.map(([, { by }]) => by))];
  body.number(names.length);
  for (const name of names) body.text(name);
  body.number(signs.length);
  for (const [id, { by, day, at }] of signs) {
    body.triple(hash(id));
    body.number(names.indexOf(by));
    body.number(numberOf(day) ?? 0);
    body.number(seconds(at));
  }
  body.triple(checkOf(body.bytes));
  const plain = body.bytes;
  const short = await deflated(plain);
  return toLetters(Uint8Array.of(VERSION, short ? 1 : 0, ...(short ?? plain)));
}

/** Ticks by day: a day stands once for all of its ticks. */
function writeTicks(body: Writer, ticks: readonly [string, Tick][], hash: (id: string) => number): void {
  const byDay = new Map<number, number[]>();
  for (const [id, { done }] of ticks) {
    const day = numberOf(dayAt(done ?? 0)) ?? 0;
    byDay.set(day, [...(byDay.get(day) ?? []), hash(id)]);
  }
  let last = 0;
  body.number(byDay.size);
  for (const [day, hashes] of [...byDay].sort(([one], [other]) => one - other)) {
    body.number(day - last);
    last = day;
    body.number(hashes.length);
    for (const one of hashes) body.triple(one);
  }
}

/** What letters say, or why they are refused. */
export async function readLetters(letters: string, now: Time): Promise<Read> {
  if (letters.length > LONGEST) return { ok: false, why: "size" };
  try {
    const bytes = fromLetters(letters);
    const [version = 0, packed] = bytes;
    if (version > VERSION && version < 32) return { ok: false, why: "version" };
    if (version !== VERSION || packed === undefined || packed > 1) throw new Broken();
    const rest = bytes.slice(2);
    const body = packed ? await inflated(rest, LARGEST_BODY) : rest;
    if (body.length < 4) throw new Broken();
    const check = new Reader(body.slice(-3)).triple();
    if (checkOf(body.subarray(0, -3)) !== check) throw new Broken();
    const link = readBody(new Reader(body.subarray(0, -3)));
    return isSound(link, now) ? { ok: true, link } : { ok: false, why: "date" };
  } catch (error) {
    if (error instanceof Broken) return { ok: false, why: "garbage" };
    throw error;
  }
}

function readBody(body: Reader): Link {
  const kind = KINDS[body.byte()];
  const id = body.text(100);
  const [run, person, name] = [body.text(16), body.text(250), body.text(LONGEST_NAME)];
  if (!kind || !ID.test(id) || !/^[a-z0-9]*$/.test(run)) throw new Broken();
  const link: Link = {
    ...{ kind, track: `tracks/${id}`, run, person, name, sent: body.number() * 1000, salt: body.byte() },
    ...{ start: "1970-01-01", roles: [], begun: 0, finished: null, ticks: [], signs: [], opens: [] },
  };
  if (kind === "progress") {
    link.start = dayIn(body.number());
    link.roles = body.list(() => body.text(100));
    link.begun = body.number() * 1000;
    link.finished = body.number() * 1000 || null;
    let day = 0;
    link.ticks = body
      .list(() => {
        day += body.number();
        return body.list(() => ({ hash: body.triple(), day: dayIn(day) }));
      })
      .flat();
    link.opens = body.list(() => body.triple());
  }
  const names = body.list(() => body.text(LONGEST_NAME));
  link.signs = body.list(() => {
    const [hash, by, day, at] = [body.triple(), names[body.number()], dayIn(body.number()), body.number() * 1000];
    if (by === undefined) throw new Broken();
    return { hash, by, day, at };
  });
  body.end();
  return link;
}

function dayIn(number: number): Day {
  return number < 80_000 ? dayOf(number) : "";
}

/** Whether every moment and day of the link can be. */
function isSound(link: Link, now: Time): boolean {
  const at = nameOf(link.track, link.run);
  const days = [...link.ticks, ...link.signs].map(({ day }) => day);
  const values = link.kind === "progress" ? [runIn(link)] : [];
  return (
    values.every((run) => typeof valueOf(at, run, now) === "object") &&
    [link.sent, ...link.signs.map((sign) => sign.at)].every(
      (moment) => typeof valueOf(`${at}#x`, { at: moment, done: null, rev: "" }, now) === "object",
    ) &&
    days.every((day) => isDay(day) && noonOf(day) < now + 2 * 86_400_000)
  );
}

function runIn({ sent, person, name, start, roles, begun, finished }: Link): Run {
  return { at: sent, person, name, start, roles, begun, ...(finished ? { finished } : {}) };
}

/**
 * What a link says of `plan`, as it would be kept; `unknown` things are not in the plan any more. `before` is what
 * the same person's last link said: what the plan had then is found again.
 */
export function unpack(link: Link, plan: Plan, before: Items = new Map()): { items: Items; unknown: number } {
  const { track, run, salt, sent } = link;
  const ids = new Map<number, string | null>();
  const revisions = revisionsOf(plan);
  const titles = new Map(titlesOf(plan));
  for (const id of revisions.keys()) {
    const hash = hashOf(id, salt);
    ids.set(hash, ids.has(hash) ? null : id);
  }
  for (const [name, value] of before) {
    const { item = "", aspect } = keyOf(name) ?? {};
    const hash = hashOf(item, salt);
    if (aspect !== "tick" || ids.has(hash)) continue;
    const { title, rev } = value as Tick;
    ids.set(hash, item);
    revisions.set(item, rev);
    if (title !== undefined) titles.set(item, title);
  }
  const items = new Map<string, Value>();
  let unknown = 0;
  const put = (hash: number, aspect: "tick" | "sign" | "open", value: (id: string) => Value): void => {
    const id = ids.get(hash);
    const title = titles.get(id ?? "");
    if (id) items.set(nameOf(track, run, id, aspect), { ...value(id), ...(title !== undefined && { title }) });
    else unknown += 1;
  };
  if (link.kind === "progress") items.set(nameOf(track, run), runIn(link));
  for (const { hash, day } of link.ticks) {
    put(hash, "tick", (id) => ({ at: sent, done: noonOf(day), rev: revisions.get(id) ?? "" }));
  }
  for (const { hash, by, day, at } of link.signs) put(hash, "sign", () => ({ at, by, day }));
  const steps = plan.phases.flatMap((phase) => phase.steps);
  for (const hash of link.opens) {
    put(hash, "open", (id) => ({ at: sent, over: steps.find((step) => step.id === id)?.after ?? [] }));
  }
  return { items, unknown };
}

/** Whether signatures are for the run that goes on here: of this person, of another, of a run that is not here. */
export function fits(link: Link, items: Items): "here" | "other" | "nothing" {
  const run = runsOf(items, link.track).find(({ id }) => id === link.run);
  if (!run) return "nothing";
  return run.run.person === link.person ? "here" : "other";
}

function idsOf(plan: Plan): string[] {
  return [...revisionsOf(plan).keys()];
}

function revisionsOf(plan: Plan): Map<string, string> {
  const found = new Map<string, string>();
  for (const step of plan.phases.flatMap((phase) => phase.steps)) {
    found.set(step.id, step.rev);
    for (const task of step.tasks ?? []) found.set(`${step.id}.${task.id}`, task.rev);
  }
  return found;
}

/** A salt that tells all of `ids` apart; 0 where none does. */
function saltFor(ids: readonly string[]): number {
  const different = new Set(ids);
  for (let salt = 0; salt < 256; salt += 1) {
    if (new Set([...different].map((id) => hashOf(id, salt))).size === different.size) return salt;
  }
  return 0;
}

function checkOf(bytes: Uint8Array): number {
  return hashOf(toLetters(bytes), 0);
}

function seconds(time: Time): number {
  return Math.max(0, Math.floor(time / 1000));
}
