// The clipboard of this browser.
import { copyText, type Clipboard } from "./clipboard";

const browserClipboard: Clipboard = {
  // Not there on pages that came over plain http.
  ...((navigator as Partial<Navigator>).clipboard && {
    write: (text: string) => navigator.clipboard.writeText(text),
  }),
  writeSelected,
};

function writeSelected(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "kb-offscreen";
  document.body.append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}

/** Puts plain text on the clipboard; tells whether it went. */
export function copyPlain(text: string): Promise<boolean> {
  return copyText(text, browserClipboard);
}
