// The address of a page of the site, below its root.

/** From disk nothing looks for the page inside a folder. */
export function pageAddress(root: URL, path: string): string {
  const file = root.protocol === "file:" && (path === "" || path.endsWith("/")) ? "index.html" : "";
  return new URL(path + file, root).href;
}
