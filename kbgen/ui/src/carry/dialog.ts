// A native dialog with a title, something in it and a row of buttons; it is gone once it is closed.
import { type Child, freshId, make } from "../make";
import { button } from "../plan/dom";

export interface Asked {
  title: string;
  body: Child[];
  /** Buttons from the one that does it to the one that leaves; each closes the dialog. */
  buttons: { words: string; act?: () => void; main?: boolean; stay?: boolean }[];
  className?: string;
  /** What is focused afterwards. */
  back?: () => HTMLElement | null;
}

export function openDialog(parent: HTMLElement, asked: Asked): HTMLDialogElement {
  const title = make("h2", { class: "kb-plan-title", id: freshId(), tabindex: -1 }, asked.title);
  const row = make("div", { class: "kb-row kb-dialog-do" });
  const dialog = make(
    "dialog",
    { class: `kb-dialog ${asked.className ?? ""}`, "aria-labelledby": title.id },
    title,
    make("div", { class: "kb-dialog-body" }, ...asked.body),
    row,
  );
  for (const one of asked.buttons) {
    const made = button(one.words, () => {
      if (!one.stay) dialog.close();
      one.act?.();
    });
    if (one.main) made.classList.add("kb-main");
    row.append(made);
  }
  dialog.addEventListener("close", () => {
    dialog.remove();
    asked.back?.()?.focus({ preventScroll: true });
  });
  parent.append(dialog);
  dialog.showModal();
  // A long one is read from its beginning; the buttons are at its end.
  if (dialog.scrollHeight > dialog.clientHeight) title.focus();
  return dialog;
}
