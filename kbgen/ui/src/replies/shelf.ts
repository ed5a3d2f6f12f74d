// The tray of this tab: it survives a reload and is gone with the tab.
import { openStore } from "../store/open";
import type { Store } from "../store/store";
import { added, MOST, stored, trayIn, type Kept, type Tray } from "./tray";

const NAME = "items";

export class Shelf {
  constructor(readonly store: Store) {}

  get tray(): Tray {
    return trayIn(this.store.get(NAME));
  }

  set tray(tray: Tray) {
    if (tray.length) this.store.set(NAME, stored(tray));
    else this.store.delete(NAME);
  }

  /** Puts a response at the end; tells whether there was room. */
  add(kept: Omit<Kept, "id">): boolean {
    const { tray } = this;
    if (tray.length >= MOST) return false;
    this.tray = added(tray, kept);
    return true;
  }

  holds(ref: string): boolean {
    return this.tray.some((one) => one.ref === ref);
  }

  watch(watcher: () => void): () => void {
    return this.store.watch(watcher);
  }
}

/** The tray of this tab on the site at `root`. */
export function shelfOf(root: URL): Shelf {
  return new Shelf(openStore(root, "tray", "tab"));
}
