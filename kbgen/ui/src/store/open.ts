// The stores of this page: one per area, following the other tabs.
import { Store } from "./store";

declare global {
  interface Window {
    /** What the parts of the browser's side share: each is bundled by itself, and a tab hears nothing from itself. */
    kbgenStores?: Map<string, Store>;
  }
}


/** The store of an `area` of the site at `root`: kept in this browser, or with "tab" until this tab is closed. */
export function openStore(root: URL, area: string, kept: "browser" | "tab" = "browser"): Store {
  const site = root.pathname;
  const name = `${kept} ${site} ${area}`;
  const opened = (window.kbgenStores ??= new Map());
  let store = opened.get(name);
  if (!store) {
    const made = new Store(site, area, () => (kept === "tab" ? sessionStorage : localStorage));
    store = made;
    opened.set(name, made);
    window.addEventListener("storage", (event) => {
      // Reading `storageArea` throws nothing; reading the storage itself may.
      try {
        if (event.storageArea === made.storage()) made.follow(event.key);
      } catch {
        // There is nothing to follow.
      }
    });
    // A page that comes back from the browser's own cache has heard nothing meanwhile.
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) made.follow(null);
    });
  }
  return store;
}
