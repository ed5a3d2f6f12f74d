// The browser part of kbgen: it only adds to pages that read in full without it.
import { AskElement } from "./ask-element";
import { CopyElement } from "./copy-element";
import { FilterElement } from "./filter-element";
import { installSearch } from "./search/install";
import { TermTip } from "./term-tip";

// Instant navigation swaps a page's content without running scripts again: elements upgrade by themselves.
if (!customElements.get("kb-copy")) {
  customElements.define("kb-ask", AskElement);
  customElements.define("kb-copy", CopyElement);
  customElements.define("kb-filter", FilterElement);
  customElements.define("kb-tip", TermTip);
  document.body.append(document.createElement("kb-tip"));
  installSearch((document.currentScript as HTMLScriptElement | null)?.src ?? "");
}
