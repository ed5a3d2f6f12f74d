import assert from "node:assert/strict";
import { test } from "node:test";
import { queryIn, withQuery } from "../src/search/address";
import { Engine } from "../src/search/engine";
import { extract } from "../src/search/extract";
import { type Hits, together, unpacked } from "../src/search/hits";
import { isOpening } from "../src/search/keys";
import { stemmers } from "../src/search/languages";
import { grouped } from "../src/search/listing";
import { Recent } from "../src/search/recent";
import { Rules } from "../src/search/rules";
import { distance, forgiven } from "../src/search/spelling";
import { compounds, normalise, places } from "../src/search/text";
import { Words } from "../src/words";

/** Small postings as kbgen/search/postings.py packs them. */
function packed(hits: [number, number, number][]): string {
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef";
  let last = 0;
  return hits
    .map(([group, part, impact]) => {
      const step = ((group - last) << 1) | (part ? 1 : 0);
      last = group;
      return [step, ...(part ? [part] : []), impact].map((number) => digits[number]).join("");
    })
    .join("");
}

const ru = stemmers.get("ru");
const en = stemmers.get("en");

test("forms of one word have one stem", () => {
  for (const forms of [["эскалация", "эскалацию", "эскалациями"], ["пароль", "пароли", "паролей"], ["учетная", "учетной"]]) {
    assert.equal(new Set(forms.map((form) => ru?.stem(form))).size, 1, forms[0]);
  }
  assert.equal(new Set(["escalation", "escalations", "escalated"].map((form) => en?.stem(form))).size, 1);
});

test("a vowel that comes and goes is no other word", () => {
  assert.ok(ru?.variants?.(ru.stem("ошибок"), "ошибок").includes(ru.stem("ошибка")));
  assert.ok(ru?.variants?.(ru.stem("папка"), "папка").includes(ru.stem("папок")));
});

test("a noun that ends like a verb is one word in all its forms", () => {
  for (const forms of [["журнал", "журналу", "журналами"], ["экран", "экрана", "экраном"], ["домен", "домены", "домену"]]) {
    for (const asked of forms) {
      const stems = [ru?.stem(asked), ...(ru?.variants?.(ru.stem(asked), asked) ?? [])];
      for (const written of forms) assert.ok(stems.includes(ru?.stem(written)), `${asked}: ${written}`);
    }
  }
});

test("forms of a verb have a beginning in common", () => {
  const kin = (asked: string, written: string) =>
    ru?.kin?.(asked).some(([base, ending]) => ru.stem(written).startsWith(base) && ending.test(ru.stem(written).slice(base.length)));
  for (const [asked, written] of [["зовёте", "зовите"], ["вернуться", "вернулся"], ["готовлю", "готовить"], ["прошу", "просить"], ["начнёт", "начну"]] as const) {
    assert.ok(kin(normalise(asked), normalise(written)), asked);
  }
});

test("ё is е, an accent is nothing, capitals are small", () => {
  assert.equal(normalise("УЧЁТНАЯ за́пись"), "учетная запись");
  assert.equal(normalise("\u0438\u0306"), "й");
});

test("a compound gives its parts and itself", () => {
  assert.deepEqual(compounds("err-1042").map(({ parts, whole }) => [parts.map(({ word }) => word), whole]), [[["err", "1042"], "err1042"]]);
  assert.equal(compounds("10.0.0.1")[0]?.whole, "10.0.0.1");
  assert.deepEqual(compounds("err1042")[0]?.parts[0]?.runs, ["err", "1042"]);
});

test("words keep their places in the text", () => {
  assert.deepEqual([...places("Вход, «пароль»")].map(({ word, start }) => [word, start]), [["вход", 0], ["пароль", 7]]);
});

test("slips are counted: left out, put in, exchanged, swapped", () => {
  for (const slip of ["парль", "парооль", "пороль", "апроль"]) assert.equal(distance("пароль", slip, 2), 1, slip);
  assert.equal(distance("пароль", "сервер", 2), 3);
  assert.deepEqual(["лог", "логи", "пароль"].map(forgiven), [0, 1, 2]);
});

const columns = ({ length, groups, parts, impacts, titles, aliases }: Hits) =>
  Array.from({ length }, (_, at) => [groups[at], parts[at], Math.round((impacts[at] ?? 0) * 31), titles[at], aliases[at]]);

test("postings are read as they were packed", () => {
  // Record 3, the page itself, impact 5; then record 4, part 2, impact 5, a title of one word.
  assert.deepEqual(columns(unpacked("GFDClB")), [[3, 0, 5, 0, 0], [4, 2, 5, 1, 0]]);
});

test("several words stand together in a part, or on the page around it", () => {
  // Record 3, pages and parts; then record 4.
  const one = unpacked(packed([[3, 1, 7], [3, 2, 9], [4, 0, 5]]));
  const other = unpacked(packed([[3, 0, 6], [3, 2, 4], [5, 0, 5]]));
  assert.deepEqual(columns(together([one, other])).map((hit) => hit.slice(0, 3)), [[3, 1, 6], [3, 2, 4]]);
});

const tables = {
  latin: "qwertyuiop[]asdfghjkl;'zxcvbnm,.",
  stop: [], akin: [],
  languages: [
    { code: "ru", letters: "абвгдежзийклмнопрстуфхцчшщъыьэюя", keys: "йцукенгшщзхъфывапролджэячсмитьбю", sounds: [["к", "к"], ["р", "р"], ["дж", "ж"]] as [string, string][], writes: [["zh", "ж"], ["a", "а"], ["k", "к"]] as [string, string][] },
    { code: "en", letters: "abcdefghijklmnopqrstuvwxyz", keys: "", sounds: [["c", "к"], ["k", "к"], ["r", "р"], ["j", "ж"]] as [string, string][], writes: [] },
  ],
};

test("keys of the other layout, punctuation too", () => {
  const rules = new Rules(tables);
  assert.ok(rules.swapped("'crfkfwbz").includes("эскалация"));
  assert.ok(rules.swapped("мзт").includes("vpn"));
});

test("words of two scripts sound alike", () => {
  const rules = new Rules(tables);
  assert.deepEqual(rules.sounds("джира"), rules.sounds("jira"));
  assert.deepEqual(rules.rewritten("ака"), ["aka"]);
});

test("an abbreviation is read by what its letters are called, by how they look, and out of two scripts", () => {
  const [russian, english] = tables.languages;
  const spelled: [string, string][] = [["эйч", "h"], ["эл", "l"], ["э", "a"]];
  const rules = new Rules({ ...tables, languages: [{ ...russian!, spelled, alike: ["aopx", "аорх"] }, english!] });
  assert.ok(rules.rewritten("эйчэл").includes("hl"));
  assert.deepEqual(rules.rewritten("эл"), rules.rewritten("эл").filter((one) => one !== "l"));
  assert.ok(rules.rewritten("хор").includes("xop"));
  assert.ok(rules.rewritten("kaкa").includes("какa".replace(/a/g, "а")));
  assert.ok(rules.rewritten(`l${"о"}g`).includes("log"));
  assert.deepEqual(rules.rewritten("э".repeat(30)).filter((one) => one.length > 40), []);
});

test("words that people use for one thing have a name in common", () => {
  const rules = new Rules({ ...tables, akin: ["смен замен", "сбо баг", "баг жук"] });
  assert.deepEqual(rules.akin("смен").map(({ name }) => name), ["~0"]);
  assert.deepEqual(rules.akin("баг").map(({ name, stems }) => [name, ...stems]), [["~1", "сбо", "баг"], ["~2", "баг", "жук"]]);
  assert.deepEqual(rules.akin("нечто"), []);
});

test("a spelling that is read in two ways is heard in both", () => {
  const [russian, english] = tables.languages;
  const rules = new Rules({ ...tables, languages: [russian!, { ...english!, sounds: [["ch", "ж"], ...english!.sounds], also: [["ch", "к"]] }] });
  assert.deepEqual(rules.sounds("arch"), ["рж", "рк"]);
  assert.deepEqual(rules.sounds("car"), ["кр"]);
});

test("a stop word is only itself, and no stem of another word is taken for it", () => {
  const rules = new Rules({ ...tables, stop: ["тем", "весь", "при"] });
  assert.equal(rules.stem("весь"), "весь");
  assert.notEqual(rules.stem("вес"), rules.stem("весь"));
  assert.equal(rules.stem("тема"), rules.stem("темы"));
  assert.notEqual(rules.stem("тема"), "тем");
  // Snowball takes приём for a form of при, приёма for one of its own.
  assert.ok(rules.variants("прием").includes(rules.stem("приема")));
  assert.ok(rules.variants("приема").includes(rules.stem("прием")));
  assert.deepEqual(rules.variants("при"), []);
});

test("without rules for its language a site is searched by words as they are", () => {
  assert.equal(new Rules({ latin: "", stop: [], akin: [], languages: [] }).stem("слова"), "слова");
});

test("the search opens by where a key is, not by what it types", () => {
  const key = { key: ".", code: "Slash", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  assert.equal(isOpening(key, false, true), true);
  assert.equal(isOpening(key, true, true), false);
  assert.equal(isOpening(key, false, false), false);
  assert.equal(isOpening({ ...key, key: "л", code: "KeyK", ctrlKey: true }, true, false), true);
  assert.equal(isOpening({ ...key, key: "л", code: "KeyK", ctrlKey: true, shiftKey: true }, false, true), false);
});

test("the address holds the query and gives it back", () => {
  const whole = withQuery("https://kb.example.org/wiki/?a=1#top", "впн & пароль");
  assert.equal(queryIn(whole), "впн & пароль");
  assert.equal(withQuery(whole, ""), "https://kb.example.org/wiki/?a=1#top");
});

test("recent queries survive a storage that throws", () => {
  const broken = new Recent("key", () => {
    throw new Error("SecurityError");
  });
  broken.add("впн");
  broken.add("ВПН ");
  broken.add("пароль");
  assert.deepEqual(broken.list(), ["пароль", "ВПН"]);
  broken.clear();
  assert.deepEqual(broken.list(), []);
});

test("what a storage holds may be anything", () => {
  const kept = (value: string) => new Recent("key", () => ({ getItem: () => value, setItem: () => {}, removeItem: () => {} })).list();
  assert.deepEqual(kept("{"), []);
  assert.deepEqual(kept('{"a":1}'), []);
  assert.deepEqual(kept('["a",1,null]'), ["a"]);
});

test("counts take the plural of their language", () => {
  const words = new Words({ lang: "ru", words: { "n.one": "{n} ответ", "n.few": "{n} ответа", "n.many": "{n} ответов", "n.other": "{n} ответа" } });
  assert.deepEqual([1, 3, 11, 25].map((n) => words.count("n", n)), ["1 ответ", "3 ответа", "11 ответов", "25 ответов"]);
  assert.equal(words.text("constructor"), "");
});

test("kinds stand in the order of their best results", () => {
  const one = (kind: string) => ({ kind }) as never;
  assert.deepEqual(grouped([one("b"), one("a"), one("b")]).map(({ kind, results }) => [kind, results.length]), [["b", 2], ["a", 1]]);
});

test("an index that cannot be had is an answer, not an exception", async () => {
  const engine = new Engine(() => Promise.reject(new Error("gone")));
  assert.deepEqual(await engine.search("впн"), { results: [], total: 0, counts: {}, corrected: "", partial: true });
});

test("an extract begins and ends with words", () => {
  const rules = new Rules(tables);
  const text = `${"слово ".repeat(20)}· принтер ${"дело ".repeat(24)}· конец и ещё немного слов после него`;
  const found = extract(text, { words: new Set([rules.stem("принтер")]), phrases: [] }, rules);
  assert.match(found.text, /^… [а-яё]/);
  assert.doesNotMatch(found.text, /· …$/);
  assert.deepEqual(found.marks.map(([start, end]) => found.text.slice(start, end)), ["принтер"]);
  const table = extract("· Канал · принтер ·", { words: new Set([rules.stem("принтер")]), phrases: [] }, rules);
  assert.equal(table.text, "Канал · принтер");
  assert.deepEqual(table.marks, [[8, 15]]);
});

test("of a query that nobody waits for any more nothing is shown, and none of its texts loaded", async () => {
  const core = {
    count: 1, kinds: [["page", 0]], named: [], sections: [], rules: { latin: "", stop: [], akin: [], languages: [] },
    firsts: { terms: ["vpn"], spell: [], ends: [], sounds: [], docs: [0] },
  };
  const parts: Record<string, unknown> = { core, "terms-0": { k: "vpn", n: [1], p: [packed([[0, 0, 9]])], s: {} }, "docs-0": [["a.md", "VPN", "a/", "", [["", "", "", "VPN"]]]] };
  const asked: string[] = [];
  const engine = new Engine((name) => {
    asked.push(name);
    return Promise.resolve(parts[name] ?? null);
  });
  const stale = await engine.search("vpn", { stale: () => true });
  assert.equal(stale.total, 0);
  assert.ok(!asked.includes("docs-0"));
  assert.deepEqual((await engine.search("vpn", { stale: () => false })).results.map(({ ref }) => ref), ["a.md"]);
});

test("what the first query pays for can be paid before it", async () => {
  const asked: string[] = [];
  const engine = new Engine((name) => {
    asked.push(name);
    return Promise.resolve(null);
  });
  assert.equal(await engine.prepare(), false);
  assert.deepEqual(asked, ["core"]);
});
