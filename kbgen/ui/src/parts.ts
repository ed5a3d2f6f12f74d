// Parts: what only some pages need comes as a script, a style sheet and words of its own, asked for by a
// `<kb-load data-part="...">` in the page. Data comes the same way, as scripts: they load from file://, too.
import { addStyles, runScript } from "./script";
import { Words } from "./words";

/** What a part is given to work with. */
export interface Given {
  words: Words;
  /** The root of the site. */
  root: URL;
  /** What the data script `name` holds, null where it cannot be had. */
  data: (name: string) => Promise<unknown>;
}

type Install = (given: Given) => void;

declare global {
  interface Window {
    kbgenPart?: (name: string, install: Install) => void;
    kbgenData?: (name: string, value: unknown) => void;
    /** What a part shares with those that use it, by its name: `build.mjs` makes them look here. */
    kbgenShared?: Record<string, object>;
  }
}

const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export class Parts {
  readonly #parts = new Map<string, Promise<boolean>>();
  readonly #data = new Map<string, Promise<unknown>>();
  readonly #arrived = new Map<string, unknown>();
  readonly #installs = new Map<string, Install>();

  /** `known` are the parts that there are, each with its version and those that it uses: `8f3a21c0 replies`. A page
   *  cannot make the base load anything else. */
  constructor(
    readonly root: URL,
    readonly known: ReadonlyMap<string, string>,
  ) {
    window.kbgenShared = {};
    window.kbgenPart = (name, install) => this.#installs.set(name, install);
    window.kbgenData = (name, value) => this.#arrived.set(name, value);
  }

  /** Loads a part, once, after those that it uses; tells whether it came. One that did not is asked for again by the
   *  next page that wants it. */
  load(name: string): Promise<boolean> {
    const said = this.known.get(name);
    if (said === undefined) return Promise.resolve(false);
    let loading = this.#parts.get(name);
    if (!loading) {
      loading = this.#load(name, said).then((there) => {
        if (!there) this.#parts.delete(name);
        return there;
      });
      this.#parts.set(name, loading);
    }
    return loading;
  }

  data(name: string): Promise<unknown> {
    if (!NAME.test(name)) return Promise.resolve(null);
    let found = this.#data.get(name);
    if (!found) {
      found = this.#fetch(name).then((value) => {
        if (value === null) this.#data.delete(name);
        return value;
      });
      this.#data.set(name, found);
    }
    return found;
  }

  async #load(name: string, said: string): Promise<boolean> {
    const [version, ...uses] = said.split(" ");
    const used = Promise.all(uses.map((one) => this.load(one)));
    const address = (kind: string) => new URL(`assets/kbgen/kbgen-${name}.${kind}?${version}`, this.root).href;
    const [words] = await Promise.all([
      this.data(`words-${name}`),
      addStyles(address("css")),
      runScript(address("js"), true),
    ]);
    const install = this.#installs.get(name);
    const handed = Words.from(words);
    if (!(await used).every(Boolean) || !install || !handed) return false;
    install({ words: handed, root: this.root, data: (wanted) => this.data(wanted) });
    return true;
  }

  async #fetch(name: string): Promise<unknown> {
    const url = new URL(`assets/kbgen/data/${name}.js`, this.root).href;
    for (const address of [url, `${url}?again=${Date.now()}`]) {
      await runScript(address);
      if (this.#arrived.has(name)) {
        const value = this.#arrived.get(name);
        this.#arrived.delete(name);
        return value;
      }
    }
    return null;
  }
}

/** Whether this browser keeps anything in an area of the site's storage; where it cannot be asked, it may. */
function keeps({ pathname }: URL, area: string): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(`kbgen:${pathname}:${area}:`));
  } catch {
    return true;
  }
}

/** `<kb-load data-part="plan">`: says that the page needs a part; with `data-kept`, only where that area has something. */
export function loadElement(parts: Parts): CustomElementConstructor {
  return class LoadElement extends HTMLElement {
    async connectedCallback(): Promise<void> {
      const { part = "", kept } = this.dataset;
      const detail = (!kept || keeps(parts.root, kept)) && (await parts.load(part));
      this.dispatchEvent(new CustomEvent("kbgen:loaded", { detail }));
    }
  };
}
