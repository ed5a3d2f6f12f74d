// Buttons that cards, lists and the tray share: one that copies and says how it went, one that stays pressed.
import type { Words } from "../words";
import { make, press } from "../make";

const SHOWN_FOR = 2500;

/** A button that copies; `copy` tells whether it went. Where `said` is an icon's, `name` is read out and `status`,
 *  which many buttons share, says how it went. */
export function copyButton(
  words: Words,
  said: string,
  copy: () => Promise<boolean>,
  style: string,
  name?: string,
  shared?: HTMLElement,
): HTMLElement {
  let timer = 0;
  const status = shared ?? make("span", { class: "kb-offscreen", role: "status" });
  const show = (state: string, text: string, about: string): void => {
    button.dataset["state"] = state;
    put(button, text, name);
    status.textContent = about;
  };
  const button = press("", async () => {
    const done = await copy();
    const about = words.text(done ? "page.copied" : "page.copy_failed");
    show(done ? "copied" : "failed", about, about);
    clearTimeout(timer);
    timer = window.setTimeout(() => show("idle", name ?? said, ""), done ? SHOWN_FOR : 3 * SHOWN_FOR);
  }, style, { "data-state": "idle", ...(name && { title: said }) });
  put(button, name ?? said, name);
  return shared ? button : make("span", { class: "kb-copying" }, button, status);
}

/** Gives a button its words; those of an icon are only read out. */
function put(button: HTMLButtonElement, words: string, icon?: string): void {
  if (icon) button.setAttribute("aria-label", words);
  else button.textContent = words;
}

/** A button that stays pressed while `pressed` says so; call `show` when that may have changed. */
export function toggleButton(
  said: string,
  act: () => void,
  pressed: () => boolean,
  style: string,
  name?: string,
): { button: HTMLButtonElement; show: () => void } {
  const button = press("", act, style, name ? { title: said } : {});
  put(button, name ?? said, name);
  const show = (): void => button.setAttribute("aria-pressed", String(pressed()));
  show();
  return { button, show };
}
