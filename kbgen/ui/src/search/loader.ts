// Parts of the index by script tags: the one way that works on file:// and http alike. A part that does not
// come, or comes broken, is asked for once more.
import { runScript } from "../script";

type Register = (name: string, version: string, data: unknown) => void;

declare global {
  interface Window {
    kbgenSearchPart?: Register;
  }
}

export class Loader {
  /** The version of the index that the core told. */
  #version = "";
  /** Whether a part was of another version than the core: the site was built anew meanwhile. */
  stale = false;
  readonly #arrived = new Map<string, { version: string; data: unknown }>();

  constructor(readonly folder: URL) {
    window.kbgenSearchPart = (name, version, data) => this.#arrived.set(name, { version, data });
  }

  get version(): string {
    return this.#version;
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
    await runScript(url.href);
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
