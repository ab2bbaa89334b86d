// A year of the work calendar by days: what a day is, painting days, and what differs between two years.
import type { CalendarYear } from './rulebook.api'

export type Kind = 'work' | 'rest' | 'holiday' | 'makeup' // rest: an ordinary Saturday or Sunday
export interface DayIs {
  kind: Kind
  name?: string // of the holiday
}
export type Brush = { kind: 'holiday'; name: string } | { kind: 'makeup' } | { kind: 'plain' }
export interface DayChange {
  day: string
  was: DayIs
  is: DayIs
}

const one_day_ms = 86_400_000
export const plus = (day: string, days: number) => new Date(Date.parse(day) + days * one_day_ms).toISOString().slice(0, 10)
/** 1 Monday … 7 Sunday */
export const weekday = (day: string) => new Date(day).getUTCDay() || 7
const is_weekend = (day: string) => weekday(day) > 5

export const empty_year = (year: number): CalendarYear => ({ year, source: '', holidays: [], makeup_working_days: [] })

export function day_is(year: CalendarYear, day: string): DayIs {
  const holiday = year.holidays.find((h) => h.from <= day && day <= h.to)
  if (holiday) return { kind: 'holiday', name: holiday.name }
  if (year.makeup_working_days.includes(day)) return { kind: 'makeup' }
  return { kind: is_weekend(day) ? 'rest' : 'work' }
}

export function days_of_month(year: number, month: number): string[] {
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return Array.from({ length: count }, (_, n) => `${year}-${String(month).padStart(2, '0')}-${String(n + 1).padStart(2, '0')}`)
}
export const days_of_year = (year: number) => Array.from({ length: 12 }, (_, m) => days_of_month(year, m + 1)).flat()

/** The year with one day painted over; painting a day with what it is already takes that away. */
export function paint(year: CalendarYear, day: string, brush: Brush): CalendarYear {
  const now = day_is(year, day)
  const same = brush.kind === now.kind && (brush.kind !== 'holiday' || brush.name === now.name)
  const wanted: Brush = same || (brush.kind === 'makeup' && !is_weekend(day)) ? { kind: 'plain' } : brush
  const names = new Map<string, string>()
  for (const h of year.holidays) for (let d = h.from; d <= h.to; d = plus(d, 1)) names.set(d, h.name)
  const makeup = new Set(year.makeup_working_days)
  names.delete(day)
  makeup.delete(day)
  if (wanted.kind === 'holiday') names.set(day, wanted.name)
  if (wanted.kind === 'makeup') makeup.add(day)
  return { ...year, holidays: to_ranges(names), makeup_working_days: [...makeup].sort() }
}

function to_ranges(names: Map<string, string>) {
  const out: CalendarYear['holidays'] = []
  for (const day of [...names.keys()].sort()) {
    const last = out.at(-1)
    const name = names.get(day)!
    if (last && last.name === name && plus(last.to, 1) === day) last.to = day
    else out.push({ name, from: day, to: day })
  }
  return out
}

export function changes_between(before: CalendarYear, after: CalendarYear): DayChange[] {
  return days_of_year(after.year).flatMap((day) => {
    const [was, is] = [day_is(before, day), day_is(after, day)]
    return was.kind === is.kind && was.name === is.name ? [] : [{ day, was, is }]
  })
}

/** changes that follow one another and say the same, told once */
export function runs(changes: DayChange[]): { from: string; to: string; was: DayIs; is: DayIs }[] {
  const out: { from: string; to: string; was: DayIs; is: DayIs }[] = []
  const same = (a: DayIs, b: DayIs) => a.kind === b.kind && a.name === b.name
  for (const c of changes) {
    const last = out.at(-1)
    if (last && plus(last.to, 1) === c.day && same(last.was, c.was) && same(last.is, c.is)) last.to = c.day
    else out.push({ from: c.day, to: c.day, was: c.was, is: c.is })
  }
  return out
}

export function count_kinds(year: CalendarYear): Record<Kind, number> {
  const out = { work: 0, rest: 0, holiday: 0, makeup: 0 }
  for (const day of days_of_year(year.year)) out[day_is(year, day).kind]++
  return out
}
