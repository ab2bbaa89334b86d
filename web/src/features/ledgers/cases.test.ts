// tests/cases/records.json, which the server's suite plays too: what a form works out is what the server keeps.
import { expect, it } from 'vitest'
import { parse_day, to_text, work_calendar } from '@/expressions'
import table from '../../../../tests/cases/records.json'
import { field_named, type Declaration } from './declaration'
import type { Fields } from './ledgers.api'
import { compile, look, value_of, type Looked } from './rules'

const days = (written: string[]) => written.map((d) => parse_day(d)!)
const calendar = work_calendar(table.calendar.map((y) => ({ year: y.year, holidays: days(y.holidays), makeup_working_days: days(y.makeup_working_days) })))
const type = table.type as unknown as Declaration
const compiled = compile(type)

/** "total", or "funds[1].left", as text. */
function text_at(fields: Fields, path: string): string {
  const [, key, row, column] = /^(\w+)(?:\[(\d+)\]\.(\w+))?$/.exec(path)!
  const field = field_named(type, key!)!
  const value = column ? value_of(field.columns!.find((c) => c.key === column)!, (fields[key!] as Fields[])[Number(row)]![column]) : value_of(field, fields[key!])
  return value === null || value.type === 'nothing' ? '' : to_text(value)
}
const faults_of = (looked: Looked): Record<string, string> => ({
  ...Object.fromEntries(looked.missing.map((at) => [at, 'required'])),
  ...Object.fromEntries(Object.entries(looked.said).map(([at, check]) => [at, check.zh])),
  ...Object.fromEntries(looked.unread.map((at) => [at, 'unread'])),
})

it('reads every rule of the declaration, and sees that it counts working days', () => {
  expect(compiled.wrong).toEqual([])
  expect(compiled.counts_workdays).toBe(true)
})
it.each((table.cases as unknown as { about: string; state?: string; given: Fields; values: Record<string, string>; hidden: string[]; needed: string[]; faults: Record<string, string> }[]).map((c) => [c.about, c] as const))('%s', (_, one) => {
  const looked = look(compiled, one.given, { state: one.state ?? 'open', entered: table.entered, today: table.today, calendar })
  expect(Object.fromEntries(Object.keys(one.values).map((path) => [path, text_at(looked.fields, path)]))).toEqual(one.values)
  expect(type.fields.map((f) => f.key).filter((key) => !looked.shown.has(key))).toEqual(one.hidden)
  expect(type.fields.map((f) => f.key).filter((key) => looked.needed.has(`fields.${key}`))).toEqual(one.needed)
  expect(faults_of(looked)).toEqual(one.faults)
})
