import { translate } from '@/i18n'
import { show_day, show_time } from '@/i18n/dates'
import { join_words } from '@/i18n/lists'
import type { Visit } from './diary.api'

export const status_tone = (s: Visit['status']) => ({ held: 'grass', attempt: 'line', disputed: 'wheat', void: 'line' })[s]
export const people_words = (v: { visited_by: { name: string }[] }) => join_words(v.visited_by.map((p) => p.name))
/** "017 巴***", or where it was when it was of no household. */
export const whom = (v: Pick<Visit, 'household' | 'place'>) => (v.household ? `${v.household.number} ${v.household.name}` : v.place.name)
export const hours = (v: { began_at: string; ended_at?: string | null }) => (v.ended_at ? `${show_time(v.began_at)}–${show_time(v.ended_at)}` : show_time(v.began_at))
export const when_words = (v: { day: string; began_at: string; ended_at?: string | null }) => `${show_day(v.day)} ${hours(v)}`
/** Written by none of those who visited: said wherever the visit is shown (domain §2.1). */
export const written_by_another = (v: Visit) => (v.entered_by && !v.visited_by.some((p) => p.id === v.entered_by?.id) ? v.entered_by.name : null)
/** What was told, in one line: the words, else the needs, else that nobody was met. */
export function line_of(v: Visit): string {
  if (v.words) return v.words
  if (v.need_names?.length) return join_words(v.need_names)
  return translate(v.status === 'attempt' ? 'diary.nobody_met' : 'diary.no_words')
}
const two = (n: number) => String(n).padStart(2, '0')
const day_text = (d: Date) => `${d.getUTCFullYear()}-${two(d.getUTCMonth() + 1)}-${two(d.getUTCDate())}`
/** The calendar's two months that a day lies in, or those before them: first and last day. */
export function two_months(day: string, back = 0): { from: string; to: string } {
  const [year, month] = day.split('-').map(Number) as [number, number]
  const first = month - ((month - 1) % 2) - 1 - 2 * back
  return { from: day_text(new Date(Date.UTC(year, first, 1))), to: day_text(new Date(Date.UTC(year, first + 2, 0))) }
}
export const days_before = (day: string, days: number) => day_text(new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000))
