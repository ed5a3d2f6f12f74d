import assert from "node:assert/strict";
import { test } from "node:test";
import { Store, type Json } from "../src/store/store";
import { Shelf } from "./shelf";

class Drawer extends Shelf {
  /** What writing throws, if it does. */
  broken: Error | null = null;
  limit = Infinity;

  override setItem(key: string, value: string): void {
    if (this.broken) throw this.broken;
    const used = [...this.kept].reduce((sum, [name, text]) => sum + (name === key ? 0 : name.length + text.length), 0);
    if (used + key.length + value.length > this.limit) throw named("QuotaExceededError");
    super.setItem(key, value);
  }
}

function named(name: string): Error {
  return Object.assign(new Error(name), { name });
}

const open = (shelf: Drawer, site = "/kb/", area = "plan") => new Store(site, area, () => shelf);

test("what was set is there for whoever opens the store next, under a key of its own", () => {
  const shelf = new Drawer();
  open(shelf).set("tracks/l2#mail", { done: true });
  assert.deepEqual(open(shelf).get("tracks/l2#mail"), { done: true });
  assert.deepEqual([...shelf.kept.keys()], ["kbgen:/kb/:plan:tracks/l2#mail"]);
});

test("sites and areas of one origin do not see each other", () => {
  const shelf = new Drawer();
  open(shelf).set("a", 1);
  assert.deepEqual(open(shelf, "/other/").names(), []);
  assert.deepEqual(open(shelf, "/kb/", "tickets").names(), []);
});

test("two tabs that write different things lose nothing", () => {
  const shelf = new Drawer();
  const [one, two] = [open(shelf), open(shelf)];
  for (let n = 0; n < 200; n += 1) {
    one.set(`one-${n}`, n);
    two.set(`two-${n}`, n);
  }
  assert.equal(open(shelf).names().length, 400);
});

test("another tab's change is followed and told", () => {
  const shelf = new Drawer();
  const [one, two] = [open(shelf), open(shelf)];
  const told: (string | null)[] = [];
  two.watch((name) => told.push(name));
  one.set("a", { done: true });
  two.follow("kbgen:/kb/:plan:a");
  two.follow("kbgen:/kb/:tickets:a");
  assert.deepEqual(two.get("a"), { done: true });
  one.delete("a");
  two.follow("kbgen:/kb/:plan:a");
  assert.equal(two.get("a"), null);
  assert.deepEqual(told, ["a", "a"]);
});

test("what does not fit stays in memory and is written as soon as there is room", () => {
  const shelf = new Drawer();
  shelf.limit = 60;
  const store = open(shelf);
  store.set("small", 1);
  store.set("long", "x".repeat(100));
  assert.equal(store.trouble, "full");
  assert.equal(store.get("long"), "x".repeat(100));
  store.reload();
  assert.equal(store.get("long"), "x".repeat(100));
  shelf.limit = Infinity;
  store.set("small", 2);
  assert.equal(store.trouble, "none");
  assert.equal(open(shelf).get("long"), "x".repeat(100));
});

test("one thing that does not fit does not keep the next from being written", () => {
  const shelf = new Drawer();
  shelf.limit = 60;
  const store = open(shelf);
  store.set("long", "x".repeat(100));
  store.set("small", 1);
  assert.equal(store.trouble, "full");
  assert.equal(open(shelf).get("small"), 1);
});

test("a browser that forbids storage leaves a store in memory", () => {
  const store = new Store("/", "plan", () => {
    throw named("SecurityError");
  });
  assert.equal(store.trouble, "forbidden");
  store.set("a", 1);
  assert.equal(store.get("a"), 1);
  assert.equal(store.trouble, "forbidden");
});

test("what cannot be read is never written over", () => {
  const shelf = new Drawer();
  shelf.kept.set("kbgen:/kb/:plan:a", "{broken");
  const store = open(shelf);
  assert.equal(store.get("a"), null);
  assert.deepEqual(store.unreadable, [{ name: "a", raw: "{broken" }]);
  store.set("a", { done: true });
  assert.deepEqual(open(shelf).get("a"), { done: true });
  assert.deepEqual(open(shelf).unreadable, [{ name: "a", raw: "{broken" }]);
});

test("what cannot be put aside is left where it is", () => {
  const shelf = new Drawer();
  shelf.kept.set("kbgen:/kb/:plan:a", "{broken");
  const store = open(shelf);
  shelf.broken = named("QuotaExceededError");
  store.set("a", { done: true });
  assert.equal(shelf.kept.get("kbgen:/kb/:plan:a"), "{broken");
  assert.deepEqual(store.get("a"), { done: true });
  assert.equal(store.trouble, "full");
});

test("names that an object would mind are names", () => {
  const shelf = new Drawer();
  const store = open(shelf);
  for (const name of ["__proto__", "constructor", "toString"]) store.set(name, name as Json);
  assert.deepEqual(open(shelf).names(), ["__proto__", "constructor", "toString"]);
  assert.equal(({} as Record<string, unknown>)["done"], undefined);
});
