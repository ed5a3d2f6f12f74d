// Moments as people write them in a ticket: the day and the time of this computer.
export function moments(lang: string): (time: number) => string {
  const format = new Intl.DateTimeFormat(lang, { dateStyle: "short", timeStyle: "short" });
  return (time) => format.format(new Date(time));
}

/** The same in short: of a moment of today only the time. */
export function briefly(lang: string): (time: number) => string {
  const [whole, hour] = [moments(lang), new Intl.DateTimeFormat(lang, { timeStyle: "short" })];
  return (time) => {
    const date = new Date(time);
    return date.toDateString() === new Date().toDateString() ? hour.format(date) : whole(time);
  };
}
