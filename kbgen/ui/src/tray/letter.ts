// One letter of all that lies in the tray: each reply filled in for the ticket, greeted and signed once.
import { asPlain } from "../replies/formats";
import type { Field, Replies, Response, Variant } from "../replies/replies";
import { parse, render, type Piece } from "../replies/template";
import type { TicketValues } from "../replies/ticket-values";
import { together, type Kept, type Letter, type Tray } from "../replies/tray";

/** A response of the tray as it is now. */
export interface Chosen {
  kept: Kept;
  response: Response;
  variant: Variant;
  /** The body as it will be sent. */
  text: string;
  letter: Letter<string>;
  /** The names that are wanted in it and have no value. */
  empty: ReadonlySet<string>;
}

export interface Whole {
  chosen: Chosen[];
  letter: Letter<string>;
  /** What all of them ask for, each once. */
  fields: Field[];
  /** What the fields hold, defaults too, by the names they are kept under. */
  given: Map<string, string>;
  /** The fields, by the names they are kept under, that are wanted and empty. */
  gaps: Set<string>;
}

/** What the tray comes to, labels in `lang`; responses that the base no longer has are passed over. */
export function wholeOf(tray: Tray, replies: Replies, values: TicketValues, lang: string): Whole {
  const fields = new Map<string, Field>();
  const given = new Map<string, string>();
  const gaps = new Set<string>();
  const chosen: Chosen[] = [];
  for (const kept of tray) {
    const response = replies.response(kept.ref);
    const variant = response && replies.variant(response, kept.lang, kept.tone);
    if (!response || !variant) continue;
    chosen.push(read(kept, response, variant, replies, values));
  }
  const greets = chosen.find(({ letter }) => letter.greeting !== null);
  const signs = [...chosen].reverse().find(({ letter }) => letter.signature !== null);
  for (const one of chosen) {
    const { response, variant, empty } = one;
    // What a greeting asks for that the letter does not begin with is not asked for.
    const left = (name: string): boolean => {
      const once = replies.once(name);
      return once !== null && one !== (once === "start" ? greets : signs);
    };
    for (const field of replies.fields(response, { ...variant, subject: "" }, lang, left)) {
      if (!fields.has(field.kept)) fields.set(field.kept, field);
      given.set(field.kept, replies.value(response, field.name, values));
      if (empty.has(field.name)) gaps.add(field.kept);
    }
  }
  return { chosen, letter: together(chosen.map(({ letter }) => letter)), fields: [...fields.values()], given, gaps };
}

function read(
  kept: Kept,
  response: Response,
  variant: Variant,
  replies: Replies,
  values: TicketValues,
): Chosen {
  const empty = new Set<string>();
  const filling = replies.filling(response, variant, values);
  const place = (name: string): string => `[${filling.label(name)}]`;
  const found: { start?: string; end?: string } = {};
  const body = render(parse(variant.text), {
    ...filling,
    fragment: (name) => {
      const once = replies.once(name);
      if (!once) return filling.fragment(name);
      found[once] ??= name;
      return null;
    },
  });
  const apart = (name: string | undefined): string | null => {
    const nodes = name === undefined ? null : filling.fragment(name);
    if (!nodes) return null;
    const pieces = render(nodes, filling);
    for (const piece of pieces) if (piece.kind === "gap") empty.add(piece.name);
    return textOf(pieces);
  };
  const text = kept.words === undefined ? textOf(body) : refilled(kept.words, body, place);
  for (const piece of body) {
    if (piece.kind === "gap" && (kept.words === undefined || text.includes(place(piece.name)))) empty.add(piece.name);
  }
  const letter = { greeting: apart(found.start), bodies: text.trim() ? [text] : [], signature: apart(found.end) };
  return { kept, response, variant, text, letter, empty };
}

function textOf(pieces: readonly Piece[]): string {
  return asPlain(pieces.map(({ text }) => text).join(""));
}

/** Words that the reader rewrote while something in them was empty, with what was filled in since. */
function refilled(words: string, body: readonly Piece[], place: (name: string) => string): string {
  return body.reduce(
    (text, { kind, name, text: value }) => (kind === "value" && value ? text.replaceAll(place(name), () => value) : text),
    words,
  );
}

/** The letter as plain text. */
export function letterText({ greeting, bodies, signature }: Letter<string>): string {
  return asPlain([greeting, ...bodies, signature].filter((one) => one?.trim()).join("\n\n"));
}
