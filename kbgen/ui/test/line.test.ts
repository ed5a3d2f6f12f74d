import assert from "node:assert/strict";
import { test } from "node:test";
import { lineWith } from "../src/tickets/line";

const filled = (line: string, values: Record<string, string>, title = false): string => lineWith(line, (name) => values[name] ?? "", title);

test("a title loses the words that lead to what is empty", () => {
  const title = "Передача {{ticket}} в очередь «{{queue}}», продукт {{product}}";
  assert.equal(filled(title, { ticket: "42", queue: "Сети", product: "VPN" }, true), "Передача 42 в очередь «Сети», продукт VPN");
  assert.equal(filled(title, { ticket: "42", product: "VPN" }, true), "Передача 42, продукт VPN");
  assert.equal(filled(title, { ticket: "42" }, true), "Передача 42");
  assert.equal(filled(title, { product: "VPN" }, true), "Передача, продукт VPN");
  assert.equal(filled("ПЕРЕДАЧА · {{a}} · {{b}} · {{c}}", { a: "1", c: "3" }, true), "ПЕРЕДАЧА · 1 · 3");
  assert.equal(filled("ПЕРЕДАЧА · {{a}} · {{b}} · {{c}}", { b: "2" }, true), "ПЕРЕДАЧА · 2");
  assert.equal(filled("ПЕРЕДАЧА: {{a}}", {}, true), "ПЕРЕДАЧА");
  assert.equal(filled("ПЕРЕДАЧА", {}, true), "ПЕРЕДАЧА");
  assert.equal(filled("ПЕРЕДАЧА {{level}} тикета {{ticket}}", { ticket: "42" }, true), "ПЕРЕДАЧА тикета 42");
});

test("brackets go with all that is in them", () => {
  const line = "{{ticket}} ({{product}}, версия {{version}}) от {{who}}";
  assert.equal(filled(line, { ticket: "42", who: "Ольги" }), "42 от Ольги");
  assert.equal(filled(line, { ticket: "42", product: "VPN", who: "Ольги" }), "42 (VPN) от Ольги");
  assert.equal(filled(line, { ticket: "42", version: "7", who: "Ольги" }), "42 (версия 7) от Ольги");
  assert.equal(filled(line, { ticket: "42" }), "42");
});

test("a line keeps the words of what is there", () => {
  const line = "Продукт: {{product}}, ждут {{days}} дней, клиент: {{client}}.";
  assert.equal(filled(line, { product: "VPN", client: "Ольга" }), "Продукт: VPN, клиент: Ольга.");
  assert.equal(filled(line, { product: "VPN" }), "Продукт: VPN.");
  assert.equal(filled(line, { client: "Ольга" }), "клиент: Ольга.");
  assert.equal(filled("Продукт: {{product}}, {{version}}", { version: "7" }), "Продукт: 7");
});

test("values are never read again", () => {
  assert.equal(filled("{{a}} и {{b}}", { a: "{{b}} (", b: "$& )" }), "{{b}} ( и $& )");
});
