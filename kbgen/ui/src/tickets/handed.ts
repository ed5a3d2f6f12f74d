// What one tool hands to another in the address of its page: `#ticket=L2-1042&rule=work-stopped&path=no/one`.
import { answersIn } from "./wizard";

export interface Handed {
  ticket: string;
  rule: string;
  tree: string;
  path: readonly string[];
  run: string;
  /** An entry whose items to take. */
  of: string;
}

const KEYS = ["ticket", "rule", "tree", "run", "of"] as const;

export function handedIn(hash: string): Handed {
  const found = new URLSearchParams(hash.includes("=") ? hash.slice(1) : "");
  const [ticket, rule, tree, run, of] = KEYS.map((key) => found.get(key) ?? "") as [string, string, string, string, string];
  return { ticket, rule, tree, run, of, path: answersIn(`#/${found.get("path") ?? ""}`) ?? [] };
}

/** The address's last part that hands `handed` over; empty when there is nothing to hand. */
export function handing(handed: Partial<Handed>): string {
  const said = new URLSearchParams();
  for (const key of KEYS) if (handed[key]) said.set(key, handed[key]);
  if (handed.path?.length) said.set("path", handed.path.join("/"));
  const text = said.toString();
  return text && `#${text}`;
}
