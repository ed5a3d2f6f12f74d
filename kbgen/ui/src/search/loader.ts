// Parts of the index by script tags: the one way that works on file:// and http alike. A part that does not
// come, or comes broken, is asked for once more.

type Register = (name: string, version: string, data: unknown) => void;

declare global {
  interface Window {
    kbgenSearchPart?: Register;
  }
}

const PATIENCE = 15_000;

export class Loader {
  /** The version of the index that the core told. */
  #version = "";
  /** Whether a part was of another version than the core: the site was built anew meanwhile. */
  stale = false;
  readonly #arrived = new Map<string, { version: string; data: unknown }>();

  constructor(readonly folder: URL) {
    window.kbgenSearchPart = (name, version, data) => this.#arrived.set(name, { version, data });
  }

  /** What the part `name` holds, null where it cannot be had. */
  async load(name: string): Promise<unknown> {
    const found = (await this.#try(name, "")) ?? (await this.#try(name, `again=${Date.now()}`));
    return found ? found.data : null;
  }

  async #try(name: string, query: string): Promise<{ data: unknown } | null> {
    const url = new URL(`${name}.js`, this.folder);
    url.search = [this.#version && `v=${this.#version}`, query].filter(Boolean).join("&");
    this.#arrived.delete(name);
    await run(url.href);
    const found = this.#arrived.get(name);
    this.#arrived.delete(name);
    if (!found) return null;
    if (name === "core") this.#version = found.version;
    else if (found.version && found.version !== this.#version) {
      this.stale = true;
      return null;
    }
    return found;
  }
}

/** Runs a classic script; settled when it ran, failed or took too long. */
function run(src: string): Promise<void> {
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
