// tests/cases/expressions.json, which the server's suite plays too.
import { describe, expect, it } from 'vitest'
import cases from '../../../tests/cases/expressions.json'
import { boolean, date, evaluate, list, missing, Names, ordered, parse_day, parse_number, parsed, table, text, to_text, work_calendar } from './index'
import type { Name, Value } from './index'
import { words_of, words_of_circle, words_of_fault } from './texts'

type Row = Record<string, unknown>
const names = new Names(cases.names as Name[])
const days = (written: string[]) => written.map((d) => parse_day(d)!)
const calendar = work_calendar(cases.calendar.map((y) => ({ year: y.year, holidays: days(y.holidays), makeup_working_days: days(y.makeup_working_days) })))

function value_of(name: Name, given: unknown): Value {
  if (given === null || given === undefined) return missing()
  switch (name.type) {
    case 'boolean': return boolean(given as boolean)
    case 'number': return parse_number(given as string)!
    case 'date': return date(parse_day(given as string)!)
    case 'list': return list(given as string[])
    case 'table': return table((given as Row[]).map((row) => name.columns!.map((c) => value_of(c, row[c.name]))))
    default: return text(given as string)
  }
}
const said = (v: Value) => (v.type === 'nothing' ? (v.fault === 'none' ? 'missing' : `missing ${v.fault}`) : `${v.type} ${to_text(v)}`)

function played(written: string, other: Row = {}, in_table = ''): string {
  const { expression, wrong } = parsed(written, names, { in_table })
  if (wrong) {
    for (const language of ['zh', 'en'] as const) expect(words_of(wrong, language)).not.toMatch(/[{}]|^expressions\./)
    return `wrong ${wrong.key} ${wrong.offset} ${wrong.line} ${wrong.column}`
  }
  const values = names.all.map((n) => value_of(n, n.name in other ? other[n.name] : (cases.record as Row)[n.name]))
  const rows = values[names.find('funds')!.slot]!
  const row = in_table && rows.type === 'table' ? rows.rows[0] : undefined
  const value = evaluate(expression, { values, today: parse_day(cases.today)!, calendar, row })
  if (value.type === 'nothing') expect(words_of_fault(value.fault, 'zh') === '').toBe(value.fault === 'none')
  else expect(value.type).toBe(expression.type)
  return said(value)
}

describe('the language gives what the server gives', () => {
  it('has the whole table', () => expect(cases.cases.length).toBeGreaterThanOrEqual(250))
  it.each(cases.cases as [string, string, Row?][])('%s', (written, expected, other) => {
    expect(played(written, other)).toBe(expected)
  })
  it.each(cases.in_table as [string, string][])('in a row: %s', (written, expected) => {
    expect(played(written, {}, 'funds')).toBe(expected)
  })
  it.each(cases.repeated as [string, number, string, string, string][])('%s × %i', (before, times, middle, after, expected) => {
    expect(played(before.repeat(times) + middle + after.repeat(times))).toBe(expected)
  })
})

describe('beside the table', () => {
  it('tells names, type and what the value hangs on', () => {
    const { expression } = parsed('sum(funds.amount) + amount > days(started, today) and count(funds) = workdays(ended, today)', names)
    expect(expression!.names_used.map((u) => u.name)).toEqual(['funds.amount', 'amount', 'started', 'funds', 'ended'])
    expect([expression!.type, expression!.uses_today, expression!.uses_calendar]).toEqual(['boolean', true, true])
    expect(parsed(' amount', names, { wanted: 'boolean' }).wrong).toMatchObject({ key: 'expressions.wants_boolean', offset: 1, line: 1, column: 2 })
  })
  it('refuses what is no text', () => {
    expect(parsed("'\ud800'", names).wrong!.key).toBe('expressions.not_text')
    expect(parsed("'a\0'", names).wrong!.key).toBe('expressions.not_text')
  })
  it('never reads a value as what it is not', () => {
    const { expression } = parsed('amount + 1', names)
    expect(said(evaluate(expression!, { values: [text('seven')], today: 0 }))).toBe('missing wrong_kind')
    expect(said(evaluate(expression!, { values: [], today: 0 }))).toBe('missing')
  })
  it('ends made texts at ten thousand characters', () => {
    const title = { title: '\u{20bb7}'.repeat(5_000) }
    expect(played('length(concat(title, title))', title)).toBe('number 10000')
    expect(played("concat(title, title, 'x')", title)).toBe('missing too_long')
  })
  it('orders computed fields and names a circle', () => {
    const formula = (name: string, written: string) => ({ name, expression: parsed(written, names).expression! })
    expect(ordered([formula('amount', 'planned + sum(funds.amount)'), formula('planned', '1'), formula('funds.amount', 'planned * 2')]).order).toEqual([1, 2, 0])
    const { circle } = ordered([formula('title', 'text(amount)'), formula('amount', 'planned + 1'), formula('planned', 'amount')])
    expect(circle).toEqual(['amount', 'planned', 'amount'])
    expect(words_of_circle(circle!, 'en')).toContain('amount → planned → amount')
  })
})
