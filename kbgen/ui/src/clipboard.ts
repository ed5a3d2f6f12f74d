// Puts plain text on the clipboard, also where the page may not use the clipboard directly.

export interface Clipboard {
  /** The browser's own way, missing on pages that are not secure. */
  write?: (text: string) => Promise<void>;
  /** The old way: through a selected field. */
  writeSelected: (text: string) => boolean;
}

/** Puts `text` on the clipboard by the first way that works; tells whether one did. */
export async function copyText(text: string, clipboard: Clipboard): Promise<boolean> {
  if (clipboard.write) {
    try {
      await clipboard.write(text);
      return true;
    } catch {
      // Forbidden here (a frame, a permission): the old way may still work.
    }
  }
  return clipboard.writeSelected(text);
}

/** The text of an element as it is pasted: no blanks at line ends, no blank lines around, plain spaces. */
export function pasteable(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/\u00a0/g, " ")
    .replace(/[ \t]+$/gm, "")
    .replace(/^\n+|\n+$/g, "");
}
