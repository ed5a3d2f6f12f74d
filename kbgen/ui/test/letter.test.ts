import assert from "node:assert/strict";
import { test } from "node:test";
import { letterText, wholeOf } from "../src/tray/letter";
import { Replies } from "../src/replies/replies";
import { TicketValues } from "../src/replies/ticket-values";
import { added, reworded, type Tray } from "../src/replies/tray";
import { Store } from "../src/store/store";

const HANDED = {
  responses: {
    ask: {
      title: "Спросить",
      variables: [{ id: "when", label: "когда" }],
      variants: [
        ["ru", "neutral", "", "{{> greeting}}\n\nКогда это было: {{when}}?\n\n{{> signature}}"],
        ["en", "neutral", "", "{{> greeting}}\n\nWhen was it: {{when}}?\n\n{{> signature}}"],
      ],
    },
    wait: {
      title: "Подождать",
      variables: [{ id: "when", label: "до какого дня", kind: "date" }],
      variants: [["ru", "neutral", "", "{{> greeting}}\n\nЖдём до {{when | date: long}}. {{> thanks}}\n\n{{> signature}}"]],
    },
    bare: { title: "Без приветствия", variants: [["ru", "neutral", "", "Номер {{ticket.number}}."]] },
  },
  fragments: {
    greeting: { once: "start", variants: [["ru", "", "Здравствуйте, {{client.first_name}}!"], ["en", "", "Hello {{client.first_name}},"]] },
    signature: { once: "end", variants: [["ru", "", "{{agent.first_name}}, поддержка"], ["en", "", "{{agent.first_name}}, support"]] },
    thanks: { variants: [["ru", "", "Спасибо, {{client.first_name}}."]] },
  },
  placeholders: { ru: { "client.first_name": ["имя клиента"], "agent.first_name": ["ваше имя"], "ticket.number": ["номер тикета"] } },
  kinds: {},
};
const REPLIES = Replies.from(HANDED)!;

function values(given: Record<string, string> = {}): TicketValues {
  const kept = new Map<string, string>();
  const storage = {
    get length() { return kept.size; },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const found = new TicketValues(new Store("/", "ticket", () => storage), new Store("/", "replies", () => storage));
  for (const [name, value] of Object.entries(given)) found.set(name, value);
  return found;
}

const tray = (...refs: string[]): Tray =>
  refs.reduce<Tray>((made, ref) => added(made, { ref: `responses/${ref}`, lang: "ru", tone: "neutral" }), []);

const ANNA = { "client.first_name": "Анна", "agent.first_name": "Ира", "responses/ask#when": "вчера", "responses/wait#when": "2026-12-05" };

test("several replies greet once and are signed once, in the order of the tray", () => {
  const { letter, gaps } = wholeOf(tray("bare", "ask", "wait"), REPLIES, values({ ...ANNA, "ticket.number": "7" }), "ru");
  assert.equal(
    letterText(letter),
    "Здравствуйте, Анна!\n\nНомер 7.\n\nКогда это было: вчера?\n\nЖдём до 5 декабря. Спасибо, Анна.\n\nИра, поддержка",
  );
  assert.equal(gaps.size, 0);
});

test("a reply alone is what it was", () => {
  const { letter } = wholeOf(tray("ask"), REPLIES, values(ANNA), "ru");
  assert.equal(letterText(letter), "Здравствуйте, Анна!\n\nКогда это было: вчера?\n\nИра, поддержка");
  assert.equal(letterText(wholeOf(tray("bare"), REPLIES, values(), "ru").letter), "Номер [номер тикета].");
});

test("what is empty is asked for once, and two replies' own names stay apart", () => {
  const { fields, gaps } = wholeOf(tray("ask", "wait"), REPLIES, values({ "responses/ask#when": "вчера" }), "ru");
  assert.deepEqual(
    fields.map(({ kept }) => kept),
    ["client.first_name", "responses/ask#when", "responses/wait#when", "agent.first_name"],
  );
  assert.deepEqual([...gaps].sort(), ["agent.first_name", "client.first_name", "responses/wait#when"]);
});

test("what only an unused greeting asks for is not asked for", () => {
  const mixed = added(tray("wait"), { ref: "responses/polite", lang: "ru", tone: "neutral" });
  const replies = Replies.from({
    ...HANDED,
    responses: { ...HANDED.responses, polite: { title: "Вежливо", variants: [["ru", "neutral", "", "{{> dear}}\n\nСпасибо.\n\n{{> signature}}"]] } },
    fragments: { ...HANDED.fragments, dear: { once: "start", variants: [["ru", "", "Уважаемый {{client.full_name}}!"]] } },
  })!;
  const { fields, gaps } = wholeOf(mixed, replies, values(), "ru");
  assert.ok(!fields.some(({ name }) => name === "client.full_name"));
  assert.deepEqual([...gaps].sort(), ["agent.first_name", "client.first_name", "responses/wait#when"]);
});

test("words of one's own stay, and what was empty in them is filled in later", () => {
  const one = tray("wait");
  const mine = reworded(one, one[0]!.id, "Подождём до [до какого дня], $& и только.");
  const before = wholeOf(mine, REPLIES, values({ "client.first_name": "Анна" }), "ru");
  assert.ok(before.gaps.has("responses/wait#when"));
  const { letter, gaps } = wholeOf(mine, REPLIES, values(ANNA), "ru");
  assert.equal(letterText(letter), "Здравствуйте, Анна!\n\nПодождём до 5 декабря, $& и только.\n\nИра, поддержка");
  assert.equal(gaps.size, 0);
});

test("what was deleted from one's own words is wanted no more", () => {
  const one = tray("ask");
  const mine = reworded(one, one[0]!.id, "Когда?");
  assert.ok(!wholeOf(mine, REPLIES, values(), "ru").gaps.has("responses/ask#when"));
  assert.equal(letterText(wholeOf(reworded(one, one[0]!.id, " \n"), REPLIES, values(ANNA), "ru").letter), "Здравствуйте, Анна!\n\nИра, поддержка");
});

test("a reply speaks its own language, and a response that is gone is passed over", () => {
  const mixed: Tray = [...tray("gone"), { id: "9", ref: "responses/ask", lang: "en", tone: "formal" }];
  const { chosen, letter } = wholeOf(mixed, REPLIES, values(ANNA), "ru");
  assert.equal(chosen.length, 1);
  assert.equal(letterText(letter), "Hello Анна,\n\nWhen was it: вчера?\n\nИра, support");
});

test("braces in a value are only a value", () => {
  const { letter } = wholeOf(tray("bare"), REPLIES, values({ "ticket.number": "{{client.first_name}} {{> greeting}}" }), "ru");
  assert.equal(letterText(letter), "Номер {{client.first_name}} {{> greeting}}.");
});
