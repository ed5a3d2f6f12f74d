// Printing a part of a page: the style sheet knows by an attribute of the root what is wanted on paper.

export type Paper = "plan" | "empty" | "record" | "phase";

/** Prints; `marked` are shown alone, `extra` is put on the page only for the paper. */
export function print(paper: Paper, marked: readonly Element[] = [], extra?: HTMLElement): void {
  const root = document.documentElement;
  root.dataset["kbPaper"] = paper;
  for (const one of marked) one.setAttribute("data-kb-on-paper", "");
  if (extra) {
    extra.classList.add("kb-paper", "md-typeset");
    document.body.append(extra);
  }
  const done = (): void => {
    delete root.dataset["kbPaper"];
    for (const one of marked) one.removeAttribute("data-kb-on-paper");
    extra?.remove();
  };
  addEventListener("afterprint", done, { once: true });
  window.print();
}
