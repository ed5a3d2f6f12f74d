import assert from "node:assert/strict";
import { test } from "node:test";
import { write, type Format } from "../src/tickets/blocks";
import { asked, blocksOf, isBlank, missing, type Around, type Form, type Rule, type Values } from "../src/tickets/handover";

const FORM: Form = {
  title: "Передача",
  fields: [
    { id: "ticket", label: "Номер тикета", required: true },
    { id: "product", label: "Продукт", kind: "choice", required: true, options: ["Почта", "VPN", "Печать"] },
    { id: "headers", label: "Заголовки", kind: "long", required: true, when: { product: ["Почта"] } },
    { id: "net", label: "Сеть", when: { product: ["VPN", "Печать"] } },
    { id: "wifi", label: "Имя сети", when: { net: ["Wi-Fi"] } },
    { id: "steps", label: "Шаги", kind: "long", required: true, evidence: ["diagnostics"] },
    { id: "work-log", label: "Журнал", kind: "long" },
    { id: "bypass", label: "Обход" },
    { id: "mine", label: "Проверил сам", kind: "yes-no" },
  ],
  text: `ПЕРЕДАЧА · {{ticket}} · {{product}}

Шаги
{{steps}}

Журнал
{{work-log}}

Заголовки: {{headers}}
Сеть: {{net}}

Обход: {{bypass}}
Контакт клиента: {{client.full_name}}
Проверил сам: {{mine}}
Контакт остаётся на L2.
`,
  always: ["diagnostics", "work-log", "results"],
};
const RULE: Rule = {
  title: "Почта не ходит",
  evidence: [["headers", "Заголовки целиком", "Пересланное не годится"], ["sample", "Образец письма"]],
};
const always = (id: string): string => `(${id})`;
const AROUND: Around = {
  shown: (field, value) => (field.kind === "yes-no" ? (value === "yes" ? "да" : "нет") : value),
  standard: (name) => (name === "client.full_name" ? "Ольга" : ""),
  gap: "[не заполнено]",
  incomplete: (labels) => `НЕ ПОЛНА. Не хватает: ${labels.join("; ")}`,
  rule: { label: "Правило", text: "Почта не ходит" },
  path: { title: "Путь", answers: [{ text: "Опасно? — Нет" }, { text: "→ Передавайте" }] },
};
const FULL: Values = {
  ticket: "L2-1042",
  product: "Почта",
  headers: "Received: from *a*\nSubject: <b>x</b>",
  steps: "1. Вошёл\n2. Вышел — см. https://kb.example/a_b",
  "work-log": "09:20 L1 — кеш_не_помог",
  results: "Причина в {{ticket}} | шлюзе",
  sample: "# вложение",
  mine: "yes",
};

const ids = (values: Values, rule: Rule | null = null): string[] => asked(FORM, rule, values, always).map((field) => field.id);
const text = (values: Values, format: Format, rule: Rule | null = RULE): string =>
  write(blocksOf(FORM, asked(FORM, rule, values, always), values, AROUND), format);

test("a field is asked for when its condition holds, and one on a field that is not asked for does not hold", () => {
  assert.deepEqual(ids({ product: "VPN" }).slice(0, 4), ["ticket", "product", "net", "steps"]);
  assert.ok(ids({ product: "Печать" }).includes("net"));
  assert.ok(ids({ product: "VPN", net: "Wi-Fi" }).includes("wifi"));
  assert.ok(!ids({ product: "Почта", net: "Wi-Fi" }).includes("wifi"));
});

test("fields that wait for each other are not asked for, and do not hang", () => {
  const form: Form = { title: "x", text: "", fields: [{ id: "a", label: "a", when: { b: ["1"] } }, { id: "b", label: "b", when: { a: ["1"] } }] };
  assert.deepEqual(asked(form, null, { a: "1", b: "1" }, always), []);
});

test("what the rule wants is asked for whatever the conditions say, and becomes a field where there is none", () => {
  const fields = asked(FORM, RULE, { product: "VPN" }, always);
  const headers = fields.find((field) => field.id === "headers")!;
  assert.deepEqual([headers.wanted, headers.said], [true, ["Заголовки целиком. Пересланное не годится"]]);
  const sample = fields.find((field) => field.id === "sample")!;
  assert.deepEqual([sample.label, sample.kind, sample.wanted], ["Образец письма", "long", true]);
});

test("diagnostics, the log of work and results are always wanted", () => {
  const wanted = missing(asked(FORM, null, {}, always), {}).map((field) => field.id);
  assert.deepEqual(wanted, ["ticket", "product", "steps", "work-log", "results"]);
  assert.deepEqual(missing(asked({ ...FORM, always: [] }, null, {}, always), {}).map((field) => field.id), ["ticket", "product", "steps"]);
});

test("a dash is no answer, a zero and a word are", () => {
  for (const nothing of ["", "  \n", "-", "—", "???", "…", ".", undefined]) assert.ok(isBlank(nothing), String(nothing));
  for (const something of ["0", "нет", "- нет", "a"]) assert.ok(!isBlank(something), something);
});

test("the text as plain words", () => {
  assert.equal(
    text(FULL, "plain"),
    `ПЕРЕДАЧА · L2-1042 · Почта

Шаги
1. Вошёл
2. Вышел — см. https://kb.example/a_b

Журнал
09:20 L1 — кеш_не_помог

Заголовки:
Received: from *a*
Subject: <b>x</b>

Контакт клиента: Ольга
Проверил сам: да
Контакт остаётся на L2.

Образец письма
# вложение

(results)
Причина в {{ticket}} | шлюзе

Правило: Почта не ходит

Путь
Опасно? — Нет
→ Передавайте
`,
  );
});

test("the text as Markdown, where what was typed in means nothing", () => {
  assert.equal(
    text(FULL, "markdown"),
    `### ПЕРЕДАЧА · L2-1042 · Почта

**Шаги**

1. Вошёл
2. Вышел — см. <https://kb.example/a_b>

**Журнал**

09:20 L1 — кеш\\_не\\_помог

**Заголовки:**${"  "}
Received: from \\*a\\*${"  "}
Subject: \\<b\\>x\\</b\\>

**Контакт клиента:** Ольга${"  "}
**Проверил сам:** да${"  "}
Контакт остаётся на L2.

**Образец письма**

\\# вложение

**(results)**

Причина в {{ticket}} \\| шлюзе

**Правило:** Почта не ходит

**Путь**

Опасно? — Нет${"  "}
→ Передавайте
`,
  );
});

test("the text for Jira, where what was typed in means nothing", () => {
  assert.equal(
    text(FULL, "jira"),
    `h3. ПЕРЕДАЧА · L2-1042 · Почта

*Шаги*
1. Вошёл
2. Вышел — см. https://kb.example/a_b

*Журнал*
09:20 L1 — кеш\\_не\\_помог

*Заголовки:*
Received: from \\*a\\*
Subject: <b>x</b>

*Контакт клиента:* Ольга
*Проверил сам:* да
Контакт остаётся на L2.

*Образец письма*
\\# вложение

*(results)*
Причина в \\{\\{ticket\\}\\} \\| шлюзе

*Правило:* Почта не ходит

*Путь*
Опасно? — Нет
→ Передавайте
`,
  );
});

test("a text that is not complete says so first, and where", () => {
  const said = text({ ticket: "L2-7" }, "plain");
  assert.ok(said.startsWith("НЕ ПОЛНА. Не хватает: Продукт; Заголовки; Шаги; Журнал; Образец письма; (results)\n\nПЕРЕДАЧА · L2-7 · [не заполнено]\n"));
  assert.ok(said.includes("Шаги\n[не заполнено]\n"));
  assert.ok(!text(FULL, "plain").includes("НЕ ПОЛНА"));
});

test("what is not asked for leaves no label behind, and a paragraph without answers goes", () => {
  const said = text({ ...FULL, product: "Печать" }, "plain", null);
  assert.ok(!said.includes("Сеть:"));
  assert.ok(!said.includes("Обход:"));
  const bare: Form = { title: "x", fields: [{ id: "a", label: "A" }], text: "Заголовок формы\n\nО чём\n{{a}}\n\nВсегда тут.\n" };
  const written = write(blocksOf(bare, asked(bare, null, {}, always), {}, { ...AROUND, rule: null, path: null }), "plain");
  assert.equal(written, "Заголовок формы\n\nВсегда тут.\n");
});

test("a form without a text says its fields one after another", () => {
  const form: Form = { title: "x", text: "", fields: [{ id: "a", label: "Кто" }, { id: "b", label: "Что", kind: "long" }] };
  const values = { a: "Я", b: "раз\nдва" };
  const written = write(blocksOf(form, asked(form, null, values, always), values, { ...AROUND, rule: null, path: null }), "plain");
  assert.equal(written, "Кто: Я\n\nЧто\nраз\nдва\n");
});

test("no value becomes a heading, a list item, a macro or a tag of the text around it", () => {
  const hostile = ["{code}x", "h1. x", "# x", "|| a", "!http://x/y.png!", "[click|javascript:alert(1)]", "<script>x</script>", "**x**", "```", "---", "> x", "![a](b)", "\u0000x\u0007"];
  for (const value of hostile) {
    const values = { ...FULL, bypass: value, steps: value };
    const jira = text(values, "jira");
    assert.ok(!/^h1\.|(?<!\\)\{code\}|(?<!\\)\[click|^#|^\|\|/m.test(jira), `${value}\n${jira}`);
    const markdown = text(values, "markdown");
    assert.ok(!/(?<!\\)<script|^# |^```|(?<!\\)!\[|^---|^> /m.test(markdown), `${value}\n${markdown}`);
    assert.ok(![...text(values, "plain")].some((letter) => letter < " " && letter !== "\n"));
  }
});

/** A small generator of numbers below `limit`, the same for the same seed. */
function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

test("whatever is typed, the plain text has every word of what is asked for, and nothing fails", () => {
  const letters = [..."аб1 \n\t*_-#[]{}|<>&\\`~!()+^?:.\u00a0\u200b\u0001яЁ🙂"];
  for (let seed = 1; seed <= 300; seed += 1) {
    const roll = dice(seed);
    const typed = (): string => Array.from({ length: roll(30) }, () => letters[roll(letters.length)]).join("");
    const values = Object.fromEntries(FORM.fields.map((field) => [field.id, roll(3) ? typed() : ""]));
    const product = ["Почта", "VPN", "Печать", ""][roll(4)] ?? "";
    const given = { ...values, product, results: typed(), sample: typed() };
    const rule = roll(2) ? RULE : null;
    const fields = asked(FORM, rule, given, always);
    const lacking = missing(fields, given);
    assert.ok(lacking.every((field) => field.wanted));
    for (const format of ["plain", "markdown", "jira"] as const) {
      const written = write(blocksOf(FORM, fields, given, AROUND), format);
      assert.equal(written.includes("НЕ ПОЛНА"), lacking.length > 0, `${seed}`);
      if (format !== "plain") continue;
      const words = new Set(written.split(/[^\p{L}\p{N}]+/u));
      for (const field of fields.filter((one) => one.kind !== "yes-no" && !isBlank((given as Values)[one.id]))) {
        for (const word of ((given as Values)[field.id] ?? "").replace(/\u0001/g, "").split(/[^\p{L}\p{N}]+/u)) {
          assert.ok(words.has(word), `${seed} ${field.id} ${JSON.stringify(word)}\n${written}`);
        }
      }
    }
  }
});
