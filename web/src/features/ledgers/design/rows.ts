// Sample rows as the list of the ledger shows its records.
import { called, state_named, type Declaration } from '../declaration'
import type { Names, Row } from '../ledgers.api'
import { today } from '@/i18n/dates'
import { words_of } from '../words'
import { day_after, type Sample } from './sample'

const is_working = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
function working_days_after(day: string, count: number): string {
  let at = day
  for (let left = Math.abs(count); left > 0;) if (is_working((at = day_after(at, Math.sign(count))))) left--
  return at
}
function due_of(d: Declaration, s: Sample): string | undefined {
  const tone = state_named(d, s.state)?.tone ?? 'open'
  if (!d.due || tone === 'done' || tone === 'stopped') return undefined
  const from = d.due.from ? s.looked.fields[d.due.from] : s.entered
  if (typeof from !== 'string' || !from) return undefined
  return d.due.working_days ? working_days_after(from, d.due.working_days) : day_after(from, d.due.days ?? 0)
}
function light_of(d: Declaration, s: Sample, due: string | undefined): Row['light'] {
  if (!due || state_named(d, s.state)?.tone === 'waiting') return 'none'
  if (due < today()) return 'red'
  return working_days_after(today(), d.due?.warn ?? 3) >= due ? 'amber' : 'green'
}
/** 示雪〔2026〕3号 */
export const number_of = (pattern: string, prefix: string, year: string, n: number) => pattern.replaceAll('{prefix}', prefix).replaceAll('{yyyy}', year).replace(/\{n(?::(\d+))?\}/g, (_, wide: string | undefined) => String(n).padStart(Number(wide ?? 0), '0'))

function has_number(d: Declaration, s: Sample): boolean {
  const issuing = (d.transitions ?? []).filter((step) => step.issues)
  return !!d.number && (!issuing.length || s.state !== d.states?.[0]?.key)
}
export function row_of(d: Declaration, s: Sample, n: number, names: Names, prefix: string): Row {
  const state = state_named(d, s.state)
  const title = d.fields.find((f) => f.key === d.title)
  const due = due_of(d, s)
  return {
    id: s.id, number: has_number(d, s) ? number_of(d.number!, prefix, s.entered.slice(0, 4), n + 1) : '', title: title ? words_of(title, s.looked.fields[title.key], names) : '',
    ...(state && { state: { key: state.key, name: called(state), tone: state.tone ?? 'open' } }), place: { code: s.place, name: names[s.place] ?? '' },
    ...(due && { due_on: due }), light: light_of(d, s, due), is_void: false, entered_by: '', entered_at: `${s.entered}T09:00:00+08:00`, changed_at: `${s.entered}T09:00:00+08:00`, version: 1, fields: s.looked.fields,
  }
}
/** As the list of the ledger begins. */
export function sorted_rows(rows: Row[], sort: string | undefined): Row[] {
  const by = sort || '-entered'
  const key = by.replace(/^-/, '')
  const of = (r: Row) => (key === 'due' ? r.due_on : key === 'entered' ? r.entered_at : r.fields[key])
  const compare = (a: unknown, b: unknown) => (a === undefined ? 1 : b === undefined ? -1 : typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'zh-CN'))
  return [...rows].sort((a, b) => (of(a) === undefined || of(b) === undefined ? compare(of(a), of(b)) : compare(of(a), of(b)) * (by.startsWith('-') ? -1 : 1)))
}
