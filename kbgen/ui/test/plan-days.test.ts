import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { dayAt, daysBetween, dayOf, isDay, noonOf, numberOf, WorkingDays } from "../src/plan/days";
import { Chance, DAYS } from "./plan-fixture";

const PLAIN = new WorkingDays(null);
const ZONE = process.env["TZ"];
const ZONES = ["UTC", "Europe/Moscow", "America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Apia", "Africa/Cairo", "Pacific/Honolulu"];

afterEach(() => {
  if (ZONE === undefined) delete process.env["TZ"];
  else process.env["TZ"] = ZONE;
});

test("working day 1 is the first day, and weekends are skipped", () => {
  assert.equal(PLAIN.due("2026-02-02", 1), "2026-02-02");
  assert.equal(PLAIN.due("2026-02-02", 5), "2026-02-06");
  assert.equal(PLAIN.due("2026-02-02", 6), "2026-02-09");
});

test("a first day that is free begins with the next working one", () => {
  assert.equal(PLAIN.due("2026-02-07", 1), "2026-02-09");
  assert.equal(PLAIN.due("2026-02-07", 2), "2026-02-10");
  assert.equal(PLAIN.due("2026-02-07", -1), "2026-02-06");
});

test("a negative day is that many working days before", () => {
  assert.equal(PLAIN.due("2026-02-02", -1), "2026-01-30");
  assert.equal(PLAIN.due("2026-02-02", -5), "2026-01-26");
  assert.equal(PLAIN.due("2026-02-02", 0), "2026-02-02");
});

test("the New Year holidays of Russia are no working days", () => {
  assert.equal(DAYS.due("2025-12-30", 2), "2026-01-12");
  assert.equal(DAYS.due("2026-01-01", 1), "2026-01-12");
  assert.equal(DAYS.due("2026-01-12", -1), "2025-12-30");
  assert.equal(DAYS.late("2025-12-30", "2026-01-11"), 1);
  assert.equal(DAYS.late("2025-12-30", "2026-01-13"), 2);
});

test("the May holidays of Russia and the days moved to them are no working days", () => {
  assert.equal(DAYS.due("2026-04-30", 2), "2026-05-04");
  assert.equal(DAYS.due("2026-05-08", 2), "2026-05-12");
  assert.equal(DAYS.due("2025-04-30", 2), "2025-05-05");
  assert.equal(DAYS.due("2025-05-07", 2), "2025-05-12");
});

test("a Saturday that people work is a working day", () => {
  assert.equal(DAYS.isWorking("2024-04-27"), true);
  assert.equal(DAYS.due("2024-04-26", 2), "2024-04-27");
  assert.equal(DAYS.due("2024-04-26", 3), "2024-05-02");
  assert.equal(DAYS.late("2024-04-26", "2024-04-27"), 1);
});

test("the day is lost in no leap year", () => {
  assert.equal(PLAIN.due("2028-02-28", 2), "2028-02-29");
  assert.equal(PLAIN.due("2028-02-28", 3), "2028-03-01");
  assert.equal(PLAIN.due("2027-02-26", 2), "2027-03-01");
  assert.equal(numberOf("2027-02-29"), null);
  assert.equal(numberOf("2100-02-29"), null);
  assert.equal(numberOf("2000-02-29"), 11016);
});

test("how late something is counts working days, and on a free day the next one", () => {
  assert.equal(PLAIN.late("2026-02-06", "2026-02-06"), 0);
  assert.equal(PLAIN.late("2026-02-06", "2026-02-05"), 0);
  assert.equal(PLAIN.late("2026-02-06", "2026-02-07"), 1);
  assert.equal(PLAIN.late("2026-02-06", "2026-02-09"), 1);
  assert.equal(PLAIN.late("2026-02-06", "2026-02-13"), 5);
});

test("the week ends with Sunday, and on a free day the next working week is meant", () => {
  assert.equal(PLAIN.endOfWeek("2026-02-02"), "2026-02-08");
  assert.equal(PLAIN.endOfWeek("2026-02-06"), "2026-02-08");
  assert.equal(PLAIN.endOfWeek("2026-02-07"), "2026-02-15");
  assert.equal(DAYS.endOfWeek("2026-01-01"), "2026-01-18");
});

test("which working day of the plan it is", () => {
  assert.equal(PLAIN.place("2026-02-02", "2026-02-02"), 1);
  assert.equal(PLAIN.place("2026-02-02", "2026-02-09"), 6);
  assert.equal(PLAIN.place("2026-02-02", "2026-01-30"), -1);
  assert.equal(PLAIN.place("2026-02-02", "2026-01-26"), -5);
  assert.equal(PLAIN.place("2026-02-07", "2026-02-07"), 1);
});

test("outside the known years there is nothing but weekends, and the calendar says so", () => {
  assert.equal(DAYS.covers("2024-01-01"), true);
  assert.equal(DAYS.covers("2028-12-31"), true);
  assert.equal(DAYS.covers("2023-12-31"), false);
  assert.equal(DAYS.covers("2029-01-01"), false);
  assert.equal(DAYS.isWorking("2029-01-01"), true);
  assert.equal(DAYS.isSettled("2026-12-30"), true);
  assert.equal(DAYS.isSettled("2027-01-11"), false);
  assert.equal(PLAIN.covers("2199-01-01"), true);
  assert.equal(PLAIN.isSettled("2199-01-01"), true);
});

test("a country has its own weekend", () => {
  const days = new WorkingDays({ country: "EG", weekend: [4, 5], from: 2026, to: 2026 });
  assert.equal(days.due("2026-02-05", 2), "2026-02-08");
  assert.equal(days.isWorking("2026-02-06"), false);
});

test("a calendar in which every day is free ends all the same", () => {
  const never = new WorkingDays({ weekend: [0, 1, 2, 3, 4, 5, 6] });
  assert.ok(isDay(never.due("2026-02-02", 5)));
  assert.equal(never.late("2026-02-02", "2026-03-02"), 0);
});

test("what is no day is told", () => {
  for (const wrong of ["", "2026-2-2", "2026-13-01", "2026-00-10", "2026-01-32", "0000-01-01", "9999-12-31", "1969-12-31", "2026-01-01T00:00", 20260101, null, {}]) {
    assert.equal(isDay(wrong), false, String(wrong));
  }
  for (const right of ["1970-01-01", "2026-12-31", "2199-12-31"]) assert.equal(isDay(right), true, right);
});

for (const zone of ZONES) {
  test(`dates are the same in ${zone}, whatever its clocks do`, () => {
    process.env["TZ"] = zone;
    // Brazil and Samoa skipped midnights, Samoa a whole day; Cairo's clocks change in April and October.
    for (const day of ["2011-12-29", "2011-12-31", "2018-11-04", "2018-02-18", "2026-03-29", "2026-04-24", "2026-10-25", "2026-10-29", "2028-02-29"]) {
      assert.equal(dayAt(noonOf(day)), day);
      assert.equal(daysBetween(day, dayOf((numberOf(day) ?? 0) + 1)), 1);
    }
    assert.equal(DAYS.due("2026-03-27", 2), "2026-03-30");
    assert.equal(DAYS.due("2026-10-23", 2), "2026-10-26");
    assert.equal(DAYS.late("2026-03-27", "2026-04-03"), 5);
    assert.equal(daysBetween("2026-03-01", "2026-04-01"), 31);
  });
}

test("today is the day on the reader's own calendar", () => {
  const moment = Date.UTC(2026, 1, 2, 22, 30);
  process.env["TZ"] = "Europe/Moscow";
  assert.equal(dayAt(moment), "2026-02-03");
  process.env["TZ"] = "Pacific/Honolulu";
  assert.equal(dayAt(moment), "2026-02-02");
});

test("due days go forward, are working days, and come back as their number", () => {
  const chance = new Chance(7);
  for (let round = 0; round < 300; round += 1) {
    const start = dayOf((numberOf("2024-02-01") ?? 0) + chance.below(1200));
    const n = 1 + chance.below(80);
    const due = DAYS.due(start, n);
    assert.ok(DAYS.isWorking(due), `${start} ${n}`);
    assert.ok(due > DAYS.due(start, n - 1) || n === 1);
    assert.equal(DAYS.place(DAYS.onOrAfter(start), due), n, `${start} ${n}`);
    assert.equal(DAYS.late(DAYS.due(start, 1), due), n - 1);
    const before = DAYS.due(start, -n);
    assert.ok(before < start && DAYS.isWorking(before));
    assert.equal(DAYS.place(start, before), -n);
  }
});
