// Which days are worked, as src/base/work_calendar.h counts them: a year that is not published gives nothing, never a guess.
import { civil_from } from './value'

export interface CalendarYear {
  year: number
  holidays: readonly number[] // days since 1970-01-01
  makeup_working_days: readonly number[]
}
export interface Calendar {
  /** The day `count` working days after `from`, which is not counted itself; 0: `from` when worked, else the next that is. */
  add_workdays(from: number, count: number): number | null
  /** Working days in (from, to]; negative when to < from. */
  workdays(from: number, to: number): number | null
}

export function work_calendar(years: readonly CalendarYear[]): Calendar {
  const known = new Map(years.map((y) => [y.year, { off: new Set(y.holidays), on: new Set(y.makeup_working_days) }]))
  const is_worked = (day: number): boolean | null => {
    const year = known.get(civil_from(day).year)
    if (!year) return null
    if (year.on.has(day)) return true
    if (year.off.has(day)) return false
    return (((day + 3) % 7) + 7) % 7 < 5 // 1970-01-01 was a Thursday
  }
  const workdays = (from: number, to: number): number | null => {
    if (to < from) {
      const back = workdays(to, from)
      return back === null ? null : 0 - back
    }
    let count = 0
    for (let day = from + 1; day <= to; day += 1) {
      const worked = is_worked(day)
      if (worked === null) return null
      if (worked) count += 1
    }
    return count
  }
  const add_workdays = (from: number, count: number): number | null => {
    let day = count === 0 ? from : from + 1
    for (let left = Math.max(count, 1); ; day += 1) {
      const worked = is_worked(day)
      if (worked === null) return null
      if (worked) left -= 1
      if (left === 0) return day
    }
  }
  return { add_workdays, workdays }
}
