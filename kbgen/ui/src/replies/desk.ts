// What cards, lists and the tray work with: the responses, the ticket's values, what the reader likes and keeps.
import type { Given } from "../part";
import { openStore } from "../store/open";
import type { Store } from "../store/store";
import { copyRich } from "../take";
import type { Words } from "../words";
import { asHtml, asPlain } from "./formats";
import { Mine } from "./mine";
import { Replies, type Response, type Variant } from "./replies";
import { shelfOf, type Shelf } from "./shelf";
import { ticketValues, type TicketValues } from "./ticket-values";

export class Desk {
  readonly words: Words;
  readonly root: URL;
  readonly store: Store;
  readonly mine: Mine;
  readonly shelf: Shelf;
  readonly values: TicketValues;
  /** Called when there is no more room in the tray. */
  full = (): void => undefined;
  #replies: Promise<Replies | null> | null = null;

  constructor(readonly given: Given) {
    this.words = given.words;
    this.root = given.root;
    this.store = openStore(given.root, "replies");
    this.mine = new Mine(this.store);
    this.shelf = shelfOf(given.root);
    this.values = ticketValues(given.root);
  }

  /** The responses of the base, null where they cannot be had; then they are asked for again next time. */
  replies(): Promise<Replies | null> {
    this.#replies ??= this.given.data("replies").then((handed) => {
      const replies = Replies.from(handed);
      if (!replies) this.#replies = null;
      return replies;
    });
    return this.#replies;
  }

  /** The variant in the language and tone that the reader chose last; in `lang` until there was a choice. */
  liked(replies: Replies, response: Response, lang: string): Variant | null {
    const kept = (name: string, other: string): string => {
      const value = this.store.get(name);
      return typeof value === "string" && value ? value : other;
    };
    return replies.variant(response, kept("lang", lang), kept("tone", "neutral"));
  }

  /** Copies words to send, plain and rich at once; tells whether it went. */
  async copy(text: string): Promise<boolean> {
    return (await copyRich({ text: asPlain(text), html: asHtml(text) })) !== "failed";
  }

  /** Puts a response into the tray, or takes it out where it is in; a full tray stays as it is, and says so. */
  toggle(ref: string, lang: string, tone: string): void {
    const { shelf } = this;
    if (shelf.holds(ref)) shelf.tray = shelf.tray.filter((one) => one.ref !== ref);
    else if (shelf.add({ ref, lang, tone })) this.mine.use(ref);
    else this.full();
  }
}

let made: Desk | null = null;

/** The desk of this page: parts that come after another find the one that is there. */
export function deskOf(given: Given): Desk {
  return (made ??= new Desk(given));
}
