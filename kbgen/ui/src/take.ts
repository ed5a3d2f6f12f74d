// Things to take away: files, and text that pastes rich where rich text is understood.
import { copyPlain } from "./browser-clipboard";

/** Offers `text` as a file to save. */
export function download(name: string, mime: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${mime};charset=utf-8` }));
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser may read it a moment after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export interface Rich {
  text: string;
  html: string;
}

/** Puts plain and rich text on the clipboard together; tells how it went. */
export async function copyRich({ text, html }: Rich): Promise<"rich" | "plain" | "failed"> {
  try {
    if (typeof ClipboardItem === "function") {
      const item = new ClipboardItem({
        "text/plain": new Blob([text], { type: "text/plain" }),
        "text/html": new Blob([html], { type: "text/html" }),
      });
      await navigator.clipboard.write([item]);
      return "rich";
    }
  } catch {
    // Forbidden here: the old way may still work.
  }
  if (copyByEvent({ text, html })) return "rich";
  return (await copyPlain(text)) ? "plain" : "failed";
}

/** The old way: the page fills in what a copy command takes. */
function copyByEvent({ text, html }: Rich): boolean {
  let filled = false;
  const fill = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData("text/plain", text);
    event.clipboardData?.setData("text/html", html);
    filled = event.clipboardData !== null;
  };
  document.addEventListener("copy", fill, { capture: true });
  try {
    return document.execCommand("copy") && filled;
  } catch {
    return false;
  } finally {
    document.removeEventListener("copy", fill, { capture: true });
  }
}
