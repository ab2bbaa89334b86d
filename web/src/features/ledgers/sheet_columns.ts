// Which column of a sheet is read as which field, why, and what may be said against it.
import { translate } from '@/i18n'
import { called, field_at, field_named, kind_of, type Declaration, type FieldOf, type Kind } from './declaration'
import type { Mapped, Report, SheetColumn } from './sheets.api'

/** Links, files and what is computed come from no sheet; a table comes by its columns. */
const never: Kind[] = ['household', 'ticket', 'problem', 'record', 'file', 'table']
const is_read = (f: FieldOf) => !f.computed && !never.includes(kind_of(f))
export interface ReadAs {
  key: string
  name: string
}
export interface ReadGroup {
  name: string
  fields: ReadAs[]
}
export const place_key = 'place'
export const state_key = 'state'
const words_of_key = (key: string) => (key === place_key || key === state_key ? translate(`ledgers.sheet.${key}_column`) : key)
const of_a_table = (f: FieldOf) => ({ name: called(f), fields: (f.columns ?? []).filter(is_read).map((c) => ({ key: `${f.key}.${c.key}`, name: `${called(f)} › ${called(c)}` })) })
/** What a column can be read as: fields, where the record lies, how far it is, columns of tables; and whatever else it was found to be. */
export function readings_of(d: Declaration, found: string[] = []): ReadGroup[] {
  const fields = d.fields.filter(is_read).map((f) => ({ key: f.key, name: called(f) }))
  const place = field_named(d, place_key) ? [] : [{ key: place_key, name: translate('ledgers.sheet.place_column') }]
  const state = d.states?.length ? [{ key: state_key, name: words_of_key(state_key) }] : []
  const tables = d.fields.filter((f) => f.columns?.length).map(of_a_table).filter((g) => g.fields.length)
  const known = new Set([...fields, ...place, ...state, ...tables.flatMap((g) => g.fields)].map((f) => f.key))
  const others = [...new Set(found)].filter((key) => key && !known.has(key)).map((key) => ({ key, name: reading_name(d, key) }))
  return [{ name: translate('ledgers.sheet.fields'), fields: [...fields, ...place, ...state, ...others] }, ...tables]
}
export function reading_name(d: Declaration, key: string): string {
  const [path, choice] = key.split('@')
  const [table, column] = path!.split('.')
  const field = field_at(d, key)
  if (!field) return words_of_key(key)
  const of = field_named(d, table!)!
  const one = choice && of.columns?.[0]?.choices?.find((c) => c.key === choice)
  return [called(of), ...(one ? [called(one)] : []), ...(column ? [called(field)] : [])].join(' › ')
}
export const is_money = (d: Declaration, key: string) => {
  const field = field_at(d, key)
  return !!field && kind_of(field) === 'money'
}
/** Fields every record needs. */
export const needed_of = (d: Declaration) => d.fields.filter((f) => f.required === 'true' && is_read(f))

/** 金额（万元） as 金额: what is in brackets is a unit or a remark. */
const plain = (head: string) => head.replace(/[（(][^）)]*[）)]/g, '').replace(/\s+/g, '').toLowerCase()
export type Why = 'yours' | 'kept' | 'name' | 'called_so' | 'near' | 'guess' | 'none'
/** Why a column is read as it is. */
export function why_of_column(d: Declaration, report: Report, c: SheetColumn, is_mine: boolean): Why {
  if (is_mine) return 'yours'
  if (report.kept_mapping) return 'kept'
  const field = field_at(d, c.field)
  if (!c.field) return 'none'
  const said = [c.head, ...c.head.split('/').slice(-1)].map(plain)
  if (field && [field.zh, field.en ?? '', field.key].map(plain).some((name) => said.includes(name))) return 'name'
  if (c.confidence >= 0.95) return 'called_so'
  return c.confidence >= 0.7 ? 'near' : 'guess'
}
export const is_unsure = (why: Why) => why === 'guess' || why === 'none'
export const why_tone: Record<Why, string> = { yours: 'pine', kept: 'pine', name: 'grass', called_so: 'grass', near: 'lake', guess: 'wheat', none: 'line' }

/** What one of the sheet's unit is in yuan. */
export const factors = [1, 1000, 10_000, 1_000_000, 100_000_000] as const
export function factor_name(factor: number): string {
  const key = (factors as readonly number[]).includes(factor) ? String(factor) : 'other'
  return translate(`ledgers.sheet.factor.${key}`, { factor })
}
// \u4ebf 100 million, \u767e\u4e07 a million, \u4e07 10,000, \u5343 1,000, all of \u5143 yuan
const written = [['\u4ebf\u5143', 100_000_000], ['\u767e\u4e07\u5143', 1_000_000], ['\u4e07\u5143', 10_000], ['\u5343\u5143', 1000]] as const
/** As the head, the line of the unit, or the ledger has it. */
export function likely_factor(d: Declaration, report: Report, c: SheetColumn): number {
  const words = `${c.head} ${report.unit}`
  const found = written.find(([name]) => words.includes(name))
  if (found) return found[1]
  return !report.unit.includes('\u5143') && d.sheet?.wan ? 10_000 : 1
}

interface Edit {
  field: string
  factor: number
  taken_by?: number // another column is read as what this one was, as long as it is
  was?: Edit
}
export type Edits = Record<number, Edit>
export const read_as = (c: SheetColumn, edits: Edits) => ({ field: edits[c.column]?.field ?? c.field, factor: edits[c.column]?.factor ?? c.factor })
/** The column is read as `field`, which no other is read as meanwhile: whoever goes down the fields with the arrows takes none away for good. */
export function with_reading(report: Report, edits: Edits, column: number, field: string, factor: number): Edits {
  const next = { ...edits }
  const put = (c: SheetColumn, edit: Edit | undefined) => {
    if (!edit || (edit.field === c.field && edit.factor === c.factor)) delete next[c.column]
    else next[c.column] = edit
  }
  for (const c of report.columns) if (next[c.column]?.taken_by === column) put(c, next[c.column]!.was)
  for (const c of report.columns) {
    if (c.column === column) put(c, { field, factor })
    else if (field && read_as(c, next).field === field) put(c, { field: '', factor: 1, taken_by: column, was: next[c.column] })
  }
  return next
}
/** A column of two numbers stands twice, until it is read as something else. */
export const mapping_of = (report: Report, edits: Edits): Mapped[] =>
  report.columns.flatMap((c) => {
    if (!edits[c.column]) return [{ column: c.column, field: c.field, factor: c.factor, ...(c.part ? { part: c.part } : {}) }]
    return c.part === 'second' ? [] : [{ column: c.column, ...edits[c.column]! }]
  })
