// The reply tray: several responses in an order, some with words of the reader's own, that leave as one letter.
// Every list here is left as it is; what changes comes back as a new one.
import type { Json } from "../store/store";

/** A response in the tray. */
export interface Kept {
  /** Its own among those in the tray: a response may be there twice. */
  id: string;
  ref: string;
  lang: string;
  tone: string;
  /** The body as the reader rewrote it; without it the response's own. */
  words?: string;
}

export type Tray = readonly Kept[];

export const MOST = 50;

/** The tray with one more response at its end; as it is when it is full. */
export function added(tray: Tray, kept: Omit<Kept, "id">): Tray {
  if (tray.length >= MOST) return tray;
  const taken = new Set(tray.map(({ id }) => id));
  let number = tray.length + 1;
  while (taken.has(String(number))) number += 1;
  return [...tray, { id: String(number), ...kept }];
}

export function without(tray: Tray, id: string): Tray {
  return tray.filter((one) => one.id !== id);
}

/** The tray with `kept` back at the place `at`. */
export function restored(tray: Tray, kept: Kept, at: number): Tray {
  if (tray.some(({ id }) => id === kept.id)) return tray;
  return [...tray.slice(0, at), kept, ...tray.slice(at)];
}

/** The tray with the response `id` at the place `to`, which is kept within the tray. */
export function moved(tray: Tray, id: string, to: number): Tray {
  const kept = tray.find((one) => one.id === id);
  if (!kept) return tray;
  const rest = without(tray, id);
  const place = Math.max(0, Math.min(to, rest.length));
  return [...rest.slice(0, place), kept, ...rest.slice(place)];
}

/** The tray with other words for the response `id`, null for its own again. */
export function reworded(tray: Tray, id: string, words: string | null): Tray {
  return tray.map((one) => {
    if (one.id !== id) return one;
    const { words: _, ...rest } = one;
    return words === null ? rest : { ...rest, words };
  });
}

/** What a store keeps of a tray, whoever wrote it; what is no response is left out. */
export function trayIn(kept: Json): Tray {
  if (!Array.isArray(kept)) return [];
  const ids = new Set<string>();
  const found: Kept[] = [];
  for (const one of kept.slice(0, MOST)) {
    if (typeof one !== "object" || one === null || Array.isArray(one)) continue;
    const { id, ref, lang, tone, words } = one;
    if (typeof id !== "string" || typeof ref !== "string" || ids.has(id)) continue;
    ids.add(id);
    found.push({
      id,
      ref,
      lang: typeof lang === "string" ? lang : "",
      tone: typeof tone === "string" ? tone : "",
      ...(typeof words === "string" && { words }),
    });
  }
  return found;
}

/** A tray as a store keeps it. */
export function stored(tray: Tray): Json {
  return tray.map((one) => ({ ...one }));
}

/** One letter's parts: a greeting, the bodies, a signature. */
export interface Letter<Text> {
  greeting: Text | null;
  bodies: Text[];
  signature: Text | null;
}

/** The letter that several make: the first greeting there is, every body, the last signature there is. */
export function together<Text>(letters: readonly Letter<Text>[]): Letter<Text> {
  return {
    greeting: letters.find((one) => one.greeting !== null)?.greeting ?? null,
    bodies: letters.flatMap((one) => one.bodies),
    signature: [...letters].reverse().find((one) => one.signature !== null)?.signature ?? null,
  };
}
