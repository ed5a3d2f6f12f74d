// Script tags: the one way to fetch that works on file:// and http alike.

const PATIENCE = 15_000;

/** Runs a classic script; settled when it ran, failed or took too long. */
export function runScript(src: string): Promise<void> {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    const done = () => {
      clearTimeout(timer);
      script.remove();
      resolve();
    };
    const timer = window.setTimeout(done, PATIENCE);
    script.src = src;
    script.async = true;
    script.addEventListener("load", done);
    script.addEventListener("error", done);
    document.head.append(script);
  });
}

/** Adds a style sheet for as long as the document lives; settled when it applies, cannot be had or takes too long. */
export function addStyles(href: string): Promise<void> {
  return new Promise((resolve) => {
    const link = document.createElement("link");
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = window.setTimeout(done, PATIENCE);
    link.rel = "stylesheet";
    link.href = href;
    link.addEventListener("load", done);
    link.addEventListener("error", done);
    // Instant navigation takes out of the head whatever the next page does not have in its own.
    document.body.append(link);
  });
}
