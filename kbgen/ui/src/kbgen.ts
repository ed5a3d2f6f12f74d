// The browser part of kbgen: it only adds to pages that read in full without it.
import { AskElement } from "./ask-element";
import { CopyElement } from "./copy-element";
import { FilterElement } from "./filter-element";
import { loadElement, Parts } from "./parts";
import { keepPlace } from "./place";
import { installSearch } from "./search/install";
import { TermTip } from "./term-tip";

/** The root of the site, above `assets/kbgen/kbgen.js`; nothing on a page that holds the script itself. */
function rootOf(script: string): URL | null {
  return script ? new URL("../../", script.replace(/[?#].*$/, "")) : null;
}

// Instant navigation swaps a page's content without running scripts again: elements upgrade by themselves.
if (!customElements.get("kb-copy")) {
  const root = rootOf((document.currentScript as HTMLScriptElement | null)?.src ?? "");
  customElements.define("kb-ask", AskElement);
  customElements.define("kb-copy", CopyElement);
  customElements.define("kb-filter", FilterElement);
  customElements.define("kb-tip", TermTip);
  document.body.append(document.createElement("kb-tip"));
  keepPlace();
  if (root && window.kbgenWords) {
    const parts = new Parts(root, new Map(Object.entries(window.kbgenWords.parts)));
    customElements.define("kb-load", loadElement(parts));
    if (window.kbgenWords.search) installSearch(root, window.kbgenWords);
  }
}
