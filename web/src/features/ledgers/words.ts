// Values in words, as lists, pages and histories show them.
import { language, translate } from '@/i18n'
import { show_day, show_number } from '@/i18n/dates'
import { join_words } from '@/i18n/lists'
import { called, field_at, kind_of, measure_of, state_named, type Declaration, type FieldOf } from './declaration'
import type { FigureShown, Names, Sum } from './ledgers.api'
import { is_id } from './naming'

export interface Amount {
  amount: number
  qualifier?: string
}
export const amount_of = (v: unknown): Amount | null => (typeof v === 'number' ? { amount: v } : typeof v === 'object' && v !== null && typeof (v as Amount).amount === 'number' ? (v as Amount) : null)
const exactly = (n: number, decimals = 6) => new Intl.NumberFormat(language.value === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: decimals }).format(n)
const is_rough = (q: string | undefined) => !!q && q !== 'exact'
/** 1,200余, more than 1,200 */
export const rough = (shown: string, qualifier?: string) => (is_rough(qualifier) ? translate(`ledgers.rough.${qualifier}`, { amount: shown }) : shown)

export function money_words(v: unknown): string {
  const it = amount_of(v)
  if (!it) return ''
  const is_wan = language.value === 'zh' && Math.abs(it.amount) >= 10_000
  return translate(is_wan ? 'ledgers.wan' : 'ledgers.yuan', { amount: rough(exactly(is_wan ? it.amount / 10_000 : it.amount), it.qualifier) })
}
export function period_words(period: string): string {
  const found = /^(\d{4})(?:-(H|Q|B)?(\d{1,2}))?$/.exec(period)
  if (!found) return period
  const [, year, part, n] = found
  if (!n) return translate('ledgers.period.year', { year: year! })
  if (part === 'B') return translate('ledgers.period.B', { year: year!, from: Number(n) * 2 - 1, to: Number(n) * 2 })
  const which = part ?? 'month'
  return translate(`ledgers.period.${which}`, { year: year!, n: part === 'H' ? translate(n === '1' ? 'ledgers.period.first' : 'ledgers.period.second') : Number(n) })
}
const choice_words = (f: FieldOf, key: string) => {
  const choice = f.choices?.find((c) => c.key === key)
  return choice ? called(choice) : key
}
const named = (said: unknown, names: Names) => {
  const id = typeof said === 'object' && said !== null ? String((said as { id?: string; name?: string }).id ?? (said as { name?: string }).name ?? '') : String(said)
  return names[id] ?? (is_id(id) ? translate('ledgers.not_named') : id)
}

/** '' where nothing was said. */
export function words_of(f: FieldOf, v: unknown, names: Names): string {
  if (v === undefined || v === null || v === '') return ''
  switch (kind_of(f)) {
    case 'number': {
      const it = amount_of(v)
      const shown = it ? rough(exactly(it.amount), it.qualifier) : String(v)
      const measure = measure_of(f)
      return measure ? translate('ledgers.measured', { amount: shown, measure }) : shown
    }
    case 'money': return money_words(v)
    case 'date': return show_day(String(v))
    case 'period': return period_words(String(v))
    case 'yes_no': return translate(v ? 'ledgers.yes' : 'ledgers.no')
    case 'choice': return choice_words(f, String(v))
    case 'choices': return join_words((v as string[]).map((key) => choice_words(f, key)))
    case 'people':
    case 'units': return join_words((v as unknown[]).map((each) => named(each, names)))
    case 'person': case 'unit': case 'place': case 'household': case 'ticket': case 'problem': case 'record': return named(v, names)
    case 'file': return translate('ledgers.files', { count: (v as string[]).length })
    case 'table': return translate('ledgers.rows', { count: (v as unknown[]).length })
    default: return String(v)
  }
}
/** Where what is named has a page of its own. */
export function page_of(f: FieldOf, v: unknown): string | undefined {
  if (typeof v !== 'string' || !v) return undefined
  const kind = kind_of(f)
  if (kind === 'ticket' || kind === 'problem') return `/tickets/${v}`
  if (kind === 'household') return `/households/${v}`
  if (kind === 'place') return `/places/${v}`
  return kind === 'record' && f.ledger ? `/ledgers/${f.ledger}/records/${v}` : undefined
}

/** The amount of a figure or of one of its groups, as the declaration wants it shown; undefined: of nothing. */
export function amount_shown(figure: Pick<FigureShown, 'measure' | 'divide' | 'decimals'>, sum: Sum): number | undefined {
  const places = 10 ** figure.decimals
  if (figure.measure === 'rate') return sum.rate === null ? undefined : Math.round((sum.rate / 100) * places) / places
  return Math.round((sum.amount / figure.divide) * places) / places
}
export const amount_words = (figure: FigureShown, sum: Sum) => {
  const amount = amount_shown(figure, sum)
  return amount === undefined ? '—' : `${rough(show_number(amount), sum.qualifier)} ${figure.unit}`
}
/** What a group of a figure is called. */
export function group_words(d: Declaration, by: string | undefined, value: string | undefined, names: Names): string {
  if (value === undefined || value === '') return translate('ledgers.not_said')
  if (by === 'state') return called(state_named(d, value) ?? { zh: value })
  const field = by ? field_at(d, by) : undefined
  if (!field) return names[value] ?? value
  const kind = kind_of(field)
  if (kind === 'yes_no') return translate(value === '1' || value === 'true' ? 'ledgers.yes' : 'ledgers.no')
  if (kind === 'choice' || kind === 'choices') return choice_words(field, value)
  if (kind === 'date' || kind === 'period') return kind === 'date' ? show_day(value) : period_words(value)
  return named(value, names)
}
export const by_words = (d: Declaration, by: string) => (by === 'state' ? translate('ledgers.state') : by === 'place' ? translate('ledgers.place') : called(field_at(d, by) ?? { zh: by }))
export const tone_class: Record<string, string> = { open: 'lake', waiting: 'wheat', done: 'grass', stopped: 'line' }
export const light_tone: Record<string, 'over' | 'soon' | 'ok' | undefined> = { red: 'over', amber: 'soon', green: 'ok' }
