// The days that are worked, for forms whose rules count them: fetched once, or brought along by a phone.
import { shallowRef } from 'vue'
import { api, ApiError, ask, type Schema } from '@/api'
import { parse_day, work_calendar, type Calendar } from '@/expressions'

export const workdays = shallowRef<Calendar | undefined>()
let asked = false

const days = (written: readonly string[]) => written.map(parse_day).filter((d): d is number => d !== null)
export function set_workdays(years: readonly Schema['WorkYear'][]) {
  workdays.value = work_calendar(years.map((y) => ({ year: y.year, holidays: days(y.holidays), makeup_working_days: days(y.makeup_working_days) })))
}
/** Without an answer nothing is counted here; the server counts when the record is sent. */
export async function fetch_workdays(): Promise<void> {
  if (workdays.value || asked) return
  asked = true
  try {
    set_workdays((await ask(api.GET('/api/v1/ledgers/calendar'))).items)
  } catch (error) {
    asked = false
    if (!(error instanceof ApiError)) throw error
  }
}
