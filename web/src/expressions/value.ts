// Values of the small language (docs/expressions.md), as src/platform/expressions/value.h has them.

/** nothing: of the word `missing` alone; it fits wherever another type is wanted. */
export type Type = 'nothing' | 'boolean' | 'number' | 'text' | 'date' | 'list' | 'table'
export type Qualifier = 'exact' | 'some' | 'many' | 'at_least'
/** Why a value is missing although what it was made of is there; the texts are expressions.fault.… */
export type Fault =
  | 'none' | 'overflow' | 'divided_by_zero' | 'approximate' | 'out_of_range' | 'not_whole' | 'too_long' | 'not_a_number' | 'no_calendar' | 'wrong_kind'

export interface Missing { type: 'nothing'; fault: Fault }
export interface Figure { type: 'number'; micros: bigint; qualifier: Qualifier } // in millionths of one
export interface DayValue { type: 'date'; day: number } // days since 1970-01-01
export type Value =
  | Missing
  | Figure
  | DayValue
  | { type: 'boolean'; is: boolean }
  | { type: 'text'; text: string }
  | { type: 'list'; items: readonly string[] }
  | { type: 'table'; rows: readonly (readonly Value[])[] }

export const micros_per_one = 1_000_000n
export const max_made_text = 10_000 // characters
const most = 2n ** 63n - 1n

export const missing = (fault: Fault = 'none'): Missing => ({ type: 'nothing', fault })
export const boolean = (is: boolean): Value => ({ type: 'boolean', is })
export const text = (words: string): Value => ({ type: 'text', text: words })
export const date = (day: number): DayValue => ({ type: 'date', day })
export const list = (items: readonly string[]): Value => ({ type: 'list', items })
export const table = (rows: readonly (readonly Value[])[]): Value => ({ type: 'table', rows })
export const number = (micros: bigint, qualifier: Qualifier = 'exact'): Figure | Missing =>
  micros > most || micros < -most ? missing('overflow') : { type: 'number', micros, qualifier }
export const whole = (n: number) => number(BigInt(n) * micros_per_one)

export const is_missing = (v: Value): v is Missing => v.type === 'nothing'
/** For visible, required and transitions: missing is not fulfilled. */
export const is_fulfilled = (v: Value) => v.type === 'boolean' && v.is
/** For constraints: missing is not violated. */
export const is_violated = (v: Value) => v.type === 'boolean' && !v.is

const is_blank = (words: string) => /^[ \t-\r\u3000\u00a0\ufeff\u200b]*$/.test(words)
/** Missing, a text or a list of nothing but blanks, a table without rows. */
export function is_empty(v: Value): boolean {
  if (v.type === 'nothing') return true
  if (v.type === 'text') return is_blank(v.text)
  if (v.type === 'list') return v.items.every(is_blank)
  return v.type === 'table' && v.rows.length === 0
}

/** Characters, not the units JavaScript counts. */
export const length_of = (words: string) => {
  let count = 0
  for (const _ of words) count += 1
  return count
}

const words_of: Record<Qualifier, string> = { exact: '', some: '\u4f59', many: '\u591a', at_least: '\u4ee5\u4e0a' }
const written = /^(-?)(\d{1,13})(?:\.(\d{1,6}))?(\u4f59|\u591a|\u4ee5\u4e0a)?$/

/** "-12.5", or with a qualifier behind it; null for anything else. */
export function parse_number(words: string): Figure | null {
  const found = written.exec(words)
  if (!found) return null
  const size = BigInt(found[2]! + (found[3] ?? '').padEnd(6, '0'))
  const qualifier = (Object.keys(words_of) as Qualifier[]).find((q) => words_of[q] === (found[4] ?? ''))!
  const value = number(found[1] ? -size : size, qualifier)
  return value.type === 'number' ? value : null
}

/** "2014-05-01" of an existing day, 1900…2199; null for anything else. */
export function parse_day(words: string): number | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words)
  if (!found) return null
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  if (year < 1900 || year > 2199) return null
  const at = new Date(Date.UTC(year, month - 1, day))
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.getTime() / 86_400_000 : null
}
export const civil_from = (day: number) => {
  const at = new Date(day * 86_400_000)
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() }
}
export const day_text = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)

function number_text(v: Figure): string {
  const size = v.micros < 0n ? -v.micros : v.micros
  const rest = (size % micros_per_one).toString().padStart(6, '0').replace(/0+$/, '')
  return `${v.micros < 0n ? '-' : ''}${size / micros_per_one}${rest ? `.${rest}` : ''}${words_of[v.qualifier]}`
}

/** As text() in the language. */
export function to_text(v: Value): string {
  switch (v.type) {
    case 'boolean': return String(v.is)
    case 'number': return number_text(v)
    case 'text': return v.text
    case 'date': return day_text(v.day)
    case 'list': return v.items.join('\u3001')
    default: return ''
  }
}
