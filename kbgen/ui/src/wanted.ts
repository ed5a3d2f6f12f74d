// A part that is asked for when it is first wanted, not by the page.
import { make } from "./make";

/** Asks for a part; tells whether it came. */
export function wanted(part: string): Promise<boolean> {
  return new Promise((resolve) => {
    const load = make("kb-load" as "div", { "data-part": part });
    load.addEventListener("kbgen:loaded", (event) => {
      load.remove();
      resolve((event as CustomEvent<boolean>).detail);
    });
    document.body.append(load);
  });
}
