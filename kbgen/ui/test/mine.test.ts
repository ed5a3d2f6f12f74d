import assert from "node:assert/strict";
import { test } from "node:test";
import { Mine } from "../src/replies/mine";
import { Store } from "../src/store/store";
import { Shelf } from "./shelf";

function mine(memory = new Shelf()): Mine {
  let time = 0;
  return new Mine(new Store("/", "replies", () => memory), () => (time += 1));
}

test("what is used most comes first, and of two used as often the later one", () => {
  const found = mine();
  for (const ref of ["responses/a", "responses/b", "responses/c", "responses/a"]) found.use(ref);
  assert.deepEqual(found.most(5), ["responses/a", "responses/c", "responses/b"]);
  assert.deepEqual(found.most(1), ["responses/a"]);
  assert.equal(found.uses("responses/a"), 2);
});

test("a response is pinned, stays where it was pinned, and can be let go", () => {
  const found = mine();
  found.pin("responses/z", true);
  found.pin("responses/a", true);
  assert.deepEqual(found.pinned(), ["responses/z", "responses/a"]);
  found.pin("responses/z", false);
  assert.deepEqual(found.pinned(), ["responses/a"]);
  assert.ok(!found.isPinned("responses/z"));
});

test("two tabs that use different responses lose nothing", () => {
  const memory = new Shelf();
  const [one, other] = [mine(memory), mine(memory)];
  one.use("responses/a");
  other.use("responses/b");
  one.store.reload();
  assert.deepEqual(one.most(5).sort(), ["responses/a", "responses/b"]);
});

test("what somebody else left under these names counts for nothing", () => {
  const memory = new Shelf();
  const values = ["[]", "{}", '"x"', '{"n":"7"}', '{"n":null,"last":{}}', '{"n":-3}', "17"];
  values.forEach((value, index) => memory.setItem(`kbgen:/:replies:use:responses/${index}`, value));
  memory.setItem("kbgen:/:replies:pin:responses/p", '"yesterday"');
  const found = mine(memory);
  assert.deepEqual(found.most(9), []);
  assert.deepEqual(found.pinned(), ["responses/p"]);
  found.use("responses/0");
  assert.equal(found.uses("responses/0"), 1);
});
