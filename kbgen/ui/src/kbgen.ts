// The browser part of kbgen: it only adds to pages that read in full without it.
import { CopyElement } from "./copy-element";
import { TermTip } from "./term-tip";

// Instant navigation swaps a page's content without running scripts again: elements upgrade by themselves.
if (!customElements.get("kb-copy")) {
  customElements.define("kb-copy", CopyElement);
  customElements.define("kb-tip", TermTip);
  document.body.append(document.createElement("kb-tip"));
}
