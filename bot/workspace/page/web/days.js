// The days that are offered as due dates.
import { t } from "./words.js";

// later are the days to which a due date may be put off, {date: "2006-01-02", name, names}, soonest first.
export function later(due) {
  const day = (months, days) => { const d = new Date(due + "T00:00Z"); const on = d.getUTCDate(); d.setUTCDate(1); d.setUTCMonth(d.getUTCMonth() + months); d.setUTCDate(Math.min(on, new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 0)).getUTCDate()) + days); return d.toISOString().slice(0, 10); };
  return [[day(0, 7), "weekLater"], [day(0, 14), "twoWeeksLater"], [day(1, 0), "monthLater"], [day(2, 0), "twoMonthsLater"], [day(3, 0), "quarterLater"]].map(([date, key]) => ({ date, name: t(key), names: [t(key)] }));
}

// days are {date: "2006-01-02", name, names} after a day, "2006-01-02", soonest first.
// A day that has several names, as tomorrow and the end of the month, has them all.
export function days(today) {
  const from = today ? new Date(today + "T00:00Z") : new Date();
  const year = from.getUTCFullYear(), month = from.getUTCMonth(), day = from.getUTCDate(), weekday = from.getUTCDay() || 7;
  const at = (y, m, d) => new Date(Date.UTC(y, m, d)).toISOString().slice(0, 10);
  const all = [
    [at(year, month, day + 1), "tomorrow"],
    [at(year, month, day + 5 - weekday), "friday"],
    [at(year, month, day + 12 - weekday), "nextFriday"],
    [at(year, month + 1, 0), "monthEnd"],
    [at(year, month + 2, 0), "nextMonthEnd"],
    [at(year, month - (month % 3) + 3, 0), "quarterEnd"],
    [at(year, 12, 0), "yearEnd"],
  ];
  const own = at(year, month, day), names = new Map();
  for (const [date, key] of all) if (date > own) names.set(date, [...(names.get(date) || []), t(key)]);
  return [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, names]) => ({ date, name: names.join(t("comma")), names }));
}
