// Script tags: the one way to fetch that works on file:// and http alike.

const PATIENCE = 15_000;

/** Puts an element into the page; settled when what it names has come, has failed or takes too long. */
function settled(element: HTMLScriptElement | HTMLLinkElement, parent: HTMLElement): Promise<void> {
  return new Promise((resolve) => {
    element.onload = element.onerror = () => resolve();
    setTimeout(resolve, PATIENCE);
    parent.append(element);
  });
}

/** Runs a classic script; settled when it ran, failed or took too long. Those `inTurn` run as they were asked for. */
export async function runScript(src: string, inTurn = false): Promise<void> {
  const script = document.createElement("script");
  script.src = src;
  script.async = !inTurn;
  await settled(script, document.head);
  script.remove();
}

/** Adds a style sheet for as long as the document lives; settled when it applies, cannot be had or takes too long. */
export function addStyles(href: string): Promise<void> {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  // Instant navigation takes out of the head whatever the next page does not have in its own.
  return settled(link, document.body);
}
