// The days that are offered as due dates.
import { t } from "./words.js";

// days are {date: "2006-01-02", name} from a day on, "2006-01-02", soonest first.
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
  const own = at(year, month, day), seen = new Set();
  return all.filter(([date]) => date > own && !seen.has(date) && seen.add(date)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, key]) => ({ date, name: t(key) }));
}
