// A query in, results out: knows the index and no page, runs in a worker as well as beside the page.
import { type Extract, extract, type Marks, marked, type Shown } from "./extract";
import { nearness } from "./near";
import { type Ranked, rank } from "./rank";
import { Rules } from "./rules";
import { type Core, type Load, Tables } from "./tables";
import { warm } from "./text";
import { foresee, type Understood, understand } from "./understand";

export interface SearchOptions {
  limit?: number | undefined;
  /** Collections, and `page` for hand-written pages; all of them when left out. */
  kinds?: readonly string[] | undefined;
  /** The most of one kind. */
  each?: number | undefined;
  /** Whether more keys are to be expected: what they may need is loaded when this has been answered. */
  ahead?: boolean | undefined;
  /** Whether nobody waits for the answer any more: what is left of the work is not done then. */
  stale?: (() => boolean) | undefined;
}

export interface Result {
  /** `collection/id`, or the path of a hand-written page. */
  ref: string;
  kind: string;
  title: string;
  /** The address below the site's root, with the anchor of the part that was found. */
  url: string;
  extract: string;
  score: number;
  /** Where it stands in the site. */
  place: string;
  /** The part of the page that was found, if not the page itself. */
  part: string;
  marks: { title: Marks; part: Marks; extract: Marks };
  /** A text to take away: the words of a canned response. */
  copy?: string;
}

export interface Answer {
  results: Result[];
  /** How many there are, and how many of each kind, whatever the limit and the kinds asked for. */
  total: number;
  counts: Record<string, number>;
  corrected: string;
  /** Whether a part of the index could not be had. */
  partial: boolean;
}

const LIMIT = 10;
const CLOSER = 12;
const NEAR = 0.2;
/** The most of a kind that are looked at for it beyond those that are shown. */
const BESIDES = 2;
const NAMED = 0.95;
const MOST = 200;
/** Parts of an index that is loaded as a whole once somebody searches. */
const FEW = 80;

export class Engine {
  readonly #load: Load;
  #tables: Tables | null = null;
  #rules: Rules | null = null;
  /** Whether the rest of a small index was asked for. */
  #settled = false;

  constructor(load: Load) {
    this.#load = load;
  }

  /** Load what every query needs, if it can be had, and pay what first times cost before anybody waits. */
  async prepare(): Promise<boolean> {
    if (this.#tables) return true;
    warm();
    const core = (await this.#load("core").catch(() => null)) as Core | null;
    if (!core) return false;
    this.#rules ??= new Rules(core.rules);
    this.#tables ??= new Tables(core, this.#load);
    return true;
  }

  async search(query: string, options: SearchOptions = {}): Promise<Answer> {
    const nothing: Answer = { results: [], total: 0, counts: {}, corrected: "", partial: false };
    const text = typeof query === "string" ? query : String(query ?? "");
    if (!/[\p{L}\p{N};'[\],.`]/u.test(text)) return nothing;
    if (!(await this.prepare())) return { ...nothing, partial: true };
    const tables = this.#tables as Tables;
    const rules = this.#rules as Rules;
    tables.begin();
    const understood = await understand(text, tables, rules);
    if (options.stale?.()) return nothing;
    const ranked = rank(understood, tables);
    const counts: Record<string, number> = {};
    for (const { group } of ranked) {
      const kind = tables.kind(group);
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    const kinds = options.kinds?.length ? new Set(options.kinds) : null;
    const wanted = ranked.filter(({ group }) => !kinds || kinds.has(tables.kind(group)));
    const limit = Math.max(1, Math.min(MOST, Math.floor(Number(options.limit ?? LIMIT)) || LIMIT));
    // Most of what will be shown is known before its order is.
    for (const { group } of limited(wanted, limit, options.each, tables)) void tables.doc(group);
    const nearest = await nearer(wanted, options.each, understood, tables, rules);
    const shown = limited(nearest, limit, options.each, tables);
    const found = await Promise.all(shown.map((one) => result(one, understood.shown, tables, rules)));
    const partial = tables.missing;
    if (options.ahead) void this.#foresee(text, tables, rules);
    return {
      results: found.filter((one) => one !== null),
      total: wanted.length,
      counts,
      corrected: ranked.length ? understood.corrected : "",
      partial,
    };
  }

  async #foresee(query: string, tables: Tables, rules: Rules): Promise<void> {
    await foresee(query, tables, rules);
    if (this.#settled) return;
    this.#settled = true;
    for (const name of tables.few(FEW)) await tables.bring(name);
  }
}

/** The first of `ranked`, no more than `each` of a kind. */
function limited(ranked: Ranked[], limit: number, each: number | undefined, tables: Tables): Ranked[] {
  if (!each) return ranked.slice(0, limit);
  const counts = new Map<string, number>();
  const found: Ranked[] = [];
  for (const one of ranked) {
    const kind = tables.kind(one.group);
    const before = counts.get(kind) ?? 0;
    counts.set(kind, before + 1);
    if (before < each) found.push(one);
    if (found.length === limit) break;
  }
  return found;
}

/** The first of `ranked` by how close together they say the query, too. */
async function nearer(ranked: Ranked[], each: number | undefined, understood: Understood, tables: Tables, rules: Rules): Promise<Ranked[]> {
  const telling = understood.slots.flatMap((slot, index) => (slot.stop || slot.whole ? [] : [index]));
  if (telling.length < 2) return ranked;
  const closer = new Map<Ranked, Ranked>();
  await Promise.all(
    limited(ranked, CLOSER, each && each + BESIDES, tables).map(async (one) => {
      const doc = await tables.doc(one.group);
      const texts = [doc?.[1] ?? "", ...(doc?.[4] ?? []).flatMap(([, title, , text], part) => (part === one.part ? [title, text] : []))];
      const near = NEAR * nearness(texts, telling, understood.meanings, rules);
      // Never past a name that is said in full.
      closer.set(one, { ...one, score: Math.max(one.score, Math.min(NAMED, one.score + near)) });
    }),
  );
  return ranked.map((one) => closer.get(one) ?? one).sort((a, b) => b.score - a.score || a.group - b.group);
}

async function result(
  { group, part, score }: Ranked,
  shown: Shown,
  tables: Tables,
  rules: Rules,
): Promise<Result | null> {
  const doc = await tables.doc(group);
  if (!doc) return null;
  const [ref, title, url, place, sections, copies] = doc;
  const [anchor = "", name = "", trail = "", text = ""] = sections[part] ?? [];
  const whole = sections[0]?.[3] ?? "";
  const shownText: Extract = extract(text || (part ? "" : whole), shown, rules);
  const path = part ? [trail, name].filter(Boolean).join(" › ") : "";
  const copy = copies && (copies[anchor] ?? Object.values(copies)[0]);
  return {
    ref,
    kind: tables.kind(group),
    title,
    url: anchor ? `${url}#${anchor}` : url,
    extract: shownText.text,
    score: Math.round(score * 1e4) / 1e4,
    place,
    part: path,
    marks: { title: marked(title, shown, rules), part: marked(path, shown, rules), extract: shownText.marks },
    ...(copy ? { copy } : {}),
  };
}
