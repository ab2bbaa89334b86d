// A record made of a record, or of a row of one: a decision becomes a task letter. What the declaration carries over is there already.
import { called, field_named, type Declaration, type MakingOf } from './declaration'
import { read_ledger, read_record, type Fields, type Names, type Opened } from './ledgers.api'
import type { Schema } from '@/api'

export interface Source {
  from: Schema['LedgerRecordNew']['made_from'] & object
  there: Opened
  declaration: Declaration
  making: MakingOf
}
export const rows_at = (there: Opened, table: string) => (Array.isArray((there.record.fields as Fields)[table]) ? ((there.record.fields as Fields)[table] as Fields[]) : [])
const links_of = (there: Opened, making: MakingOf, row?: number) => (making.over ? rows_at(there, making.over)[row ?? -1] : (there.record.fields as Fields))?.[making.link]
/** What may be made of the record, or of a row of its table: nothing where it was made already. */
export function makings_of(d: Declaration, there: Opened, over = '', row?: number): MakingOf[] {
  if (there.record.is_void || !there.may.includes('comment')) return []
  return (d.makes ?? []).filter((m) => (m.over ?? '') === over && !links_of(there, m, row))
}
export const page_to_make = (d: Declaration, there: Opened, making: MakingOf, row?: number) => `/ledgers/${making.ledger}/records/new?of=${[d.key, there.record.id, making.key, ...(row === undefined ? [] : [row])].join('.')}`

/** What the address names, read; null where it names nothing that can be made. */
export async function read_source(of: string): Promise<Source | null> {
  const [ledger, record, make, row] = of.split('.')
  if (!ledger || !record || !make) return null
  const [{ declaration }, there] = await Promise.all([read_ledger(ledger), read_record(ledger, record)])
  const making = declaration.makes?.find((m) => m.key === make)
  return making ? { from: { ledger, record, make, ...(row === undefined ? {} : { row: Number(row) }) }, there, declaration, making } : null
}
/** What the new record begins with. */
export function begun_from(source: Source): { fields: Fields; names: Names } {
  const all = source.there.record.fields as Fields
  const row = source.making.over ? (rows_at(source.there, source.making.over)[source.from.row ?? -1] ?? {}) : all
  const names: Names = { ...source.there.names, [source.there.record.id]: named(source) }
  const value = (from: string) => (from === 'id' ? source.there.record.id : (row[from] ?? all[from]))
  return { names, fields: Object.fromEntries((source.making.fields ?? []).map((g) => [g.field, value(g.from)]).filter(([, v]) => v !== undefined && v !== null)) as Fields }
}
export const named = (source: Source) => source.there.record.title || source.there.record.number || called(source.declaration)
/** The words of the row, or of the record, it is made of. */
export function words_made_of(source: Source): string {
  const row = source.making.over ? rows_at(source.there, source.making.over)[source.from.row ?? -1] : undefined
  const first = source.making.over ? field_named(source.declaration, source.making.over)?.columns?.[0]?.key : undefined
  return [named(source), row && first && typeof row[first] === 'string' ? (row[first] as string) : ''].filter(Boolean).join(' · ')
}
