// What shows the things kept, runs and drafts.
import { make, press } from "../make";

/** A button that leads to something kept: what it is, when it was. */
export function chip(title: string, when: string, current: boolean, act: () => void): HTMLButtonElement {
  const made = press("", act, "kb-draft", { "aria-current": current && "true" });
  made.append(make("strong", {}, title), " ", make("span", { class: "kb-sub" }, when));
  return made;
}

/** Rebuilds `part` and gives the focus back to the control in the place of the one that had it. */
export function keepFocus(part: HTMLElement, rebuild: () => void): void {
  const controls = (): HTMLElement[] => [...part.querySelectorAll<HTMLElement>("button, select, summary")];
  const at = controls().findIndex((one) => one === document.activeElement);
  const open = part.querySelector("details")?.open;
  rebuild();
  const details = part.querySelector("details");
  if (details && open) details.open = true;
  if (at >= 0) controls()[at]?.focus({ preventScroll: true });
}
