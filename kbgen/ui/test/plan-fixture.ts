// A small plan, a calendar of Russia, and a seeded source of chance for the plan's tests.
import { WorkingDays } from "../src/plan/days";
import { nameOf, runName } from "../src/plan/keys";
import type { CalendarData, Items, Plan, Step, Time, Value } from "../src/plan/types";
import { begun, signed, ticked } from "../src/plan/values";

/** As `kbgen build` writes it with `country: RU`. */
export const RUSSIA: CalendarData = {
  country: "RU",
  weekend: [5, 6],
  from: 2024,
  to: 2028,
  settled: 2026,
  off: {
    2024: "0101 0102 0103 0104 0105 0108 0223 0308 0429 0430 0501 0509 0510 0612 1104 1230 1231",
    2025: "0101 0102 0103 0106 0107 0108 0501 0502 0508 0509 0612 0613 1103 1104 1231",
    2026: "0101 0102 0105 0106 0107 0108 0109 0223 0309 0501 0511 0612 1104 1231",
    2027: "0101 0104 0105 0106 0107 0108 0222 0223 0308 0503 0510 0614 1104 1105 1231",
    2028: "0103 0104 0105 0106 0107 0223 0308 0501 0509 0612",
  },
  on: { 2024: "0427 1102 1228", 2025: "1101" },
};
export const DAYS = new WorkingDays(RUSSIA);

export const TRACK = "tracks/l2";
export const NOW = Date.UTC(2026, 1, 2, 9);

export function step(id: string, more: Partial<Step> = {}): Step {
  return { id, title: `Шаг ${id}`, rev: `r-${id}`, by: "newcomer", ...more };
}

export function task(id: string, rev = `r-${id}`): { id: string; text: string; rev: string } {
  return { id, text: `Задача ${id}`, rev };
}

export function planOf(...phases: Step[][]): Plan {
  return {
    ref: TRACK,
    title: "Адаптация",
    url: "tracks/l2/",
    roles: [{ id: "office", title: "В офисе" }, { id: "remote", title: "Удалённо" }],
    phases: phases.map((steps, index) => ({ id: `phase-${index}`, title: `Этап ${index}`, steps })),
  };
}

/** What a newcomer keeps who began on `start` and ticked `items` (`step` or `step.task`), an hour one after another. */
export function kept(plan: Plan, start: string, items: readonly string[] = [], roles: string[] = []): Map<string, Value> {
  const found = new Map<string, Value>([[nameOf(plan.ref, ""), begun(start, roles, "Ева", NOW, "eva")]]);
  const revisions = new Map<string, string>();
  for (const one of plan.phases.flatMap((phase) => phase.steps)) {
    revisions.set(one.id, one.rev);
    for (const part of one.tasks ?? []) revisions.set(`${one.id}.${part.id}`, part.rev);
  }
  items.forEach((item, index) => {
    found.set(nameOf(plan.ref, "", item), ticked(true, revisions.get(item) ?? "", NOW + index * 3_600_000));
  });
  return found;
}

/** Numbers that look random and are the same in every run. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0 || 1;
  }

  below(n: number): number {
    this.#state = Math.imul(this.#state ^ (this.#state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5;
    const mixed = Math.imul(this.#state ^ (this.#state >>> 13), 0x297a2d39);
    return ((mixed ^ (mixed >>> 16)) >>> 0) % n;
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  word(most: number): string {
    return Array.from({ length: 1 + this.below(most) }, () => this.of([..."abcdefghij0123456789"])).join("");
  }

  text(most: number): string {
    return Array.from({ length: this.below(most) }, () => this.of([..."aбя \"'<&=;\n\\🙂_"])).join("");
  }
}

/** A plan of about `size` steps with tasks, ids as people choose them. */
export function anyPlan(chance: Chance, size: number): Plan {
  let number = 0;
  const steps = Array.from({ length: size }, () => {
    number += 1;
    const tasks = Array.from({ length: chance.below(6) }, (_, index) => task(`${chance.word(8)}-${index}`));
    return step(`${chance.word(10)}-${number}`, { due: chance.below(120) - 5 || 1, ...(tasks.length ? { tasks } : {}) });
  });
  return planOf(steps.slice(0, size / 2), steps.slice(size / 2));
}

/** What anybody may have kept of `plan`, written between two moments. */
export function anyItems(chance: Chance, plan: Plan, from: Time, to: Time): Items {
  const moment = (): Time => from + chance.below(to - from);
  const run = chance.below(3) ? "" : runName(moment());
  const found = new Map<string, Value>();
  found.set(nameOf(plan.ref, run), { ...begun("2026-02-02", [], chance.text(10).trim(), moment(), chance.word(8)) });
  for (const one of plan.phases.flatMap((phase) => phase.steps)) {
    const ids = [one.id, ...(one.tasks ?? []).map((part) => `${one.id}.${part.id}`)];
    for (const id of ids) {
      // Kept by an older site, it has no title.
      const title = chance.below(3) ? { title: chance.text(40) } : {};
      if (chance.below(2)) found.set(nameOf(plan.ref, run, id), { ...ticked(chance.below(5) > 0, one.rev, moment()), ...title });
    }
    if (!chance.below(4)) found.set(nameOf(plan.ref, run, one.id, "sign"), signed(chance.of(["Иван", "Ольга", ""]), "2026-03-02", moment()));
  }
  return found;
}
