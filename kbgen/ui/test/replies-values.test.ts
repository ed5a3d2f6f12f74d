import assert from "node:assert/strict";
import { test } from "node:test";
import { Replies, workedOut } from "../src/replies/replies";
import { ownName, TicketValues } from "../src/replies/ticket-values";
import { Store } from "../src/store/store";
import { Shelf } from "./shelf";

function values(): TicketValues {
  const [tab, browser] = [new Shelf(), new Shelf()];
  return new TicketValues(new Store("/", "ticket", () => tab), new Store("/", "replies", () => browser));
}

function type(kept: TicketValues, name: string, text: string): void {
  for (let length = 1; length <= text.length; length += 1) kept.set(name, text.slice(0, length));
}

test("the ticket's values are forgotten together and come back together, the engineer's stay", () => {
  const kept = values();
  kept.set("ticket.number", "104512");
  kept.set("agent.first_name", "Ирина");
  kept.set(ownName("responses/a", "term"), "завтра");
  const back = kept.clear();
  assert.deepEqual([kept.names, kept.get("ticket.number"), kept.get("agent.first_name")], [[], "", "Ирина"]);
  back();
  assert.equal(kept.get("ticket.number"), "104512");
  assert.equal(kept.get(ownName("responses/a", "term")), "завтра");
});

test("who is he and who is she is remembered with the name", () => {
  const kept = values();
  type(kept, "client.first_name", "Ольга");
  kept.set("client.gender", "f");
  kept.set("client.first_name", "Олег");
  assert.equal(kept.get("client.gender"), "", "another customer");
  kept.set("client.gender", "m");
  kept.set("client.first_name", "Ольга");
  assert.equal(kept.get("client.gender"), "f");
  kept.set("client.first_name", "Олег");
  assert.equal(kept.get("client.gender"), "m");
});

test("a gender that was told before the name goes with it, letter by letter", () => {
  const kept = values();
  kept.set("client.gender", "f");
  type(kept, "client.first_name", "Ольга");
  assert.equal(kept.get("client.gender"), "f");
  kept.set("client.first_name", "");
  assert.equal(kept.get("client.gender"), "");
  type(kept, "client.first_name", "Олег");
  assert.equal(kept.get("client.gender"), "");
});

test("something else than text in the storage is no value", () => {
  const kept = values();
  kept.ofTicket.set("value:ticket.number", { a: 1 });
  assert.equal(kept.get("ticket.number"), "");
});

const BASE = {
  responses: {
    a: {
      title: "А",
      variables: [
        { id: "days", label: "дней", labels: { en: "days" }, kind: "number", default: "14" },
        { id: "tip", label: "совет", required: false },
      ],
      variants: [
        ["ru", "neutral", "№ {{ticket.number}}", "{{> hi}} {{days | count: день, дня, дней}}{{#if note}} {{note}}{{/if}} {{today}}"],
        ["ru", "formal", "", "{{> hi}}"],
        ["en", "neutral", "", "{{> hi}} {{days}} {{tip}} {{client | gender: he, she}}"],
      ],
    },
  },
  fragments: {
    hi: {
      variables: [{ id: "note", label: "заметка" }],
      variants: [
        ["ru", "", "Привет, {{client.first_name}}!"],
        ["ru", "formal", "Здравствуйте, {{client.full_name}}!"],
        ["en", "", "Hi {{client.first_name}},"],
      ],
    },
  },
  placeholders: {
    ru: { "client.first_name": ["имя клиента", "Ольга"], "ticket.number": ["номер тикета", "1"] },
    en: { "client.first_name": ["first name", "Olga"], "client.gender": ["he or she"] },
  },
  kinds: { today: "date" },
  dates: {},
};

function opened(): { replies: Replies; response: NonNullable<ReturnType<Replies["response"]>> } {
  const replies = Replies.from(BASE);
  const response = replies?.response("responses/a");
  assert.ok(replies && response);
  return { replies, response };
}

test("a response is filled in: fragments in its language and tone, defaults, dates, gaps by name", () => {
  const { replies, response } = opened();
  const kept = values();
  kept.set("ticket.number", "7");
  const written = (lang: string, tone: string) => {
    const variant = replies.variant(response, lang, tone);
    assert.ok(variant);
    const { subject, text, gaps } = replies.fill(response, variant, kept, new Date(2026, 10, 22));
    const join = (pieces: { text: string }[]) => pieces.map((piece) => piece.text).join("");
    return [join(subject), join(text), gaps];
  };
  assert.deepEqual(written("ru", "neutral"), ["№ 7", "Привет, [имя клиента]! 14\u00a0дней 22 ноября", ["client.first_name"]]);
  assert.deepEqual(written("ru", "formal"), ["", "Здравствуйте, [client.full_name]!", ["client.full_name"]]);
  assert.deepEqual(written("en-GB", "friendly"), ["", "Hi [first name], 14  he/she", ["client.first_name", "client.gender"]]);
  kept.set(ownName("responses/a", "days"), "");
  assert.match(String(written("en", "neutral")[1]), /\[days\]/, "a default that was taken out stays out");
});

test("the form asks for what the variant uses, fragments' variables too, and for nothing the calendar knows", () => {
  const { replies, response } = opened();
  const [variant] = response.variants;
  assert.ok(variant);
  const fields = replies.fields(response, variant, "ru");
  assert.deepEqual(
    fields.map(({ name, kept, kind, required }) => [name, kept, kind, required]),
    [
      ["ticket.number", "ticket.number", "text", true],
      ["client.first_name", "client.first_name", "text", true],
      ["days", "responses/a#days", "number", true],
      ["note", "responses/a#note", "text", false],
    ],
  );
  assert.deepEqual(fields[1]?.label, "имя клиента");
});

test("what was handed over and is nothing of ours is no base", () => {
  for (const handed of [null, 7, "x", {}]) assert.equal(Replies.from(handed), null);
  const { replies } = opened();
  assert.equal(replies.response("responses/__proto__"), null);
  assert.equal(replies.response("constructor"), null);
});

test("the calendar knows today, tomorrow and the next working day", () => {
  const friday = new Date(2026, 11, 4, 23, 30);
  assert.equal(workedOut("today", friday), "2026-12-04");
  assert.equal(workedOut("tomorrow", friday), "2026-12-05");
  assert.equal(workedOut("next_workday", friday), "2026-12-07");
  assert.equal(workedOut("ticket.created", friday), null);
});
