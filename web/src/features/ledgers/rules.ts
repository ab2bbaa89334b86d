// What the declaration says of a record, worked out while one types: what is computed, shown, needed and wrong. As
// src/features/ledgers/record_rules.cpp works it out when it is sent.
import {
  boolean, date, day_text, evaluate, is_empty, is_fulfilled, is_violated, list, missing, Names, number, ordered, parse_day, parse_number, parsed, table, text, to_text,
  type Calendar, type Expression, type Formula, type Name, type Type, type Value, type Wrong,
} from '@/expressions'
import { is_list, kind_of, type Check, type Declaration, type FieldOf, type Kind } from './declaration'
import type { Fields } from './ledgers.api'

interface Rules {
  required?: Expression
  visible?: Expression
  computed?: Expression
  checks: { holds: Expression; said: Check }[]
  columns: Rules[]
}
export interface Compiled {
  type: Declaration
  names: Names
  rules: Rules[]
  turns: { field: number; column: number }[]
  wrong: { at: string; wrong: Wrong }[]
  counts_workdays: boolean
}
export interface Around {
  state?: string
  place?: string // its code
  entered: string // days as 2014-05-07
  today: string
  calendar?: Calendar
}
export interface Looked {
  fields: Fields // with what is computed, without what is not shown
  shown: Set<string>
  needed: Set<string> // paths: "fields.kind", "fields.funds[0].source"
  hidden_cells: Set<string>
  missing: string[] // those of them that are empty
  unread: string[] // what cannot be read as what it should be
  said: Record<string, Check> // checks that do not hold, by path
}

const types: Partial<Record<Kind, Type>> = { number: 'number', money: 'number', date: 'date', yes_no: 'boolean', table: 'table' }
const type_of = (f: FieldOf): Type => (is_list(f) ? 'list' : (types[kind_of(f)] ?? 'text'))
export const path_of = (key: string, row?: number, column?: string) => (row === undefined ? `fields.${key}` : `fields.${key}[${row}].${column}`)

export function compile(type: Declaration): Compiled {
  const names = new Names([
    ...type.fields.map((f): Name => ({ name: f.key, type: type_of(f), columns: f.columns?.map((c) => ({ name: c.key, type: type_of(c) })) })),
    { name: 'state', type: 'text' }, { name: 'entered', type: 'date' }, { name: 'place', type: 'text' },
  ])
  const wrong: Compiled['wrong'] = []
  let counts_workdays = false
  const formulas: (Formula & { turn: { field: number; column: number } })[] = []
  const read = (written: string | undefined, at: string, wanted: Type, in_table: string) => {
    if (!written) return undefined
    const made = parsed(written, names, { wanted, in_table })
    if (made.wrong) wrong.push({ at, wrong: made.wrong })
    if (made.expression?.uses_calendar) counts_workdays = true
    return made.expression
  }
  const rules_of = (f: FieldOf, at: string, name: string, in_table: string, turn: { field: number; column: number }): Rules => {
    const computed = read(f.computed, `${at}.computed`, type_of(f), in_table)
    if (computed) formulas.push({ name, expression: computed, turn })
    return {
      required: read(f.required, `${at}.required`, 'boolean', in_table), visible: read(f.visible, `${at}.visible`, 'boolean', in_table), computed,
      checks: (f.checks ?? []).flatMap((said, n) => {
        const holds = read(said.holds, `${at}.checks[${n}].holds`, 'boolean', in_table)
        return holds ? [{ holds, said }] : []
      }),
      columns: (f.columns ?? []).map((c, n) => rules_of(c, `${at}.columns[${n}]`, `${f.key}.${c.key}`, f.key, { field: turn.field, column: n })),
    }
  }
  const rules = type.fields.map((f, n) => rules_of(f, `fields[${n}]`, f.key, '', { field: n, column: -1 }))
  return { type, names, rules, wrong, counts_workdays, turns: (ordered(formulas).order ?? []).map((n) => formulas[n]!.turn) }
}

/** A number as it is written without an exponent. */
const plain = (n: number) => n.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 6 })
const somebody = (v: unknown): string => (typeof v === 'object' && v !== null ? String((v as { id?: string; name?: string }).id ?? (v as { name?: string }).name ?? '') : String(v ?? '').trim())

const places_of = (f: FieldOf) => (kind_of(f) === 'money' ? 2 : (f.decimals ?? 0))

/** null: what stands there is no such thing. */
export function value_of(f: FieldOf, given: unknown): Value | null {
  if (given === undefined || given === null || given === '') return missing()
  switch (type_of(f)) {
    case 'number': {
      const it = typeof given === 'object' ? (given as { amount?: number; qualifier?: string }) : { amount: given as number }
      const read = typeof it.amount === 'number' ? parse_number(plain(it.amount)) : null
      const is_fine = read && read.micros % 10n ** BigInt(6 - places_of(f)) === 0n
      return is_fine ? number(read.micros, (it.qualifier ?? 'exact') as 'exact') : null
    }
    case 'date': {
      const day = parse_day(String(given))
      return day === null ? null : date(day)
    }
    case 'boolean': return typeof given === 'boolean' ? boolean(given) : null
    case 'list': return Array.isArray(given) ? (given.length ? list(given.map(somebody)) : missing()) : null
    case 'table': return Array.isArray(given) ? (given.length ? table((given as Fields[]).map((row) => (f.columns ?? []).map((c) => value_of(c, row[c.key]) ?? missing()))) : missing()) : null
    default: return somebody(given) ? text(somebody(given)) : missing()
  }
}
/** A computed value as the API writes it. */
function json_of(value: Value): unknown {
  if (value.type === 'number') {
    const amount = Number(to_text(number(value.micros)))
    return value.qualifier === 'exact' ? amount : { amount, qualifier: value.qualifier }
  }
  if (value.type === 'date') return day_text(value.day)
  if (value.type === 'boolean') return value.is
  if (value.type === 'list') return [...value.items]
  return value.type === 'text' ? value.text : undefined
}
/** Rounded to the places the field is shown with, halves away from zero. */
function fitting(f: FieldOf, value: Value): Value {
  if (value.type !== 'number') return value
  const unit = 10n ** BigInt(6 - places_of(f))
  const half = value.micros < 0n ? -unit / 2n : unit / 2n
  return number(((value.micros + half) / unit) * unit, value.qualifier)
}

class Looking {
  readonly values: Value[]
  readonly unread: string[] = []
  constructor(private readonly it: Compiled, private readonly around: Around, given: Fields) {
    const read = it.type.fields.map((f) => {
      const value = f.computed ? missing() : value_of(f, given[f.key])
      if (value === null) this.unread.push(path_of(f.key))
      if (kind_of(f) === 'table' && Array.isArray(given[f.key]))
        for (const [n, row] of (given[f.key] as Fields[]).entries())
          for (const c of f.columns ?? []) if (!c.computed && value_of(c, row[c.key]) === null) this.unread.push(path_of(f.key, n, c.key))
      return value ?? missing()
    })
    const entered = parse_day(around.entered)
    this.values = [...read, around.state ? text(around.state) : missing(), entered === null ? missing() : date(entered), around.place ? text(around.place) : missing()]
  }
  ask(expression: Expression, row?: readonly Value[]): Value {
    return evaluate(expression, { values: this.values, today: parse_day(this.around.today) ?? 0, calendar: this.around.calendar, row })
  }
  compute(hidden: ReadonlySet<number>) {
    for (const turn of this.it.turns) {
      if (hidden.has(turn.field)) continue
      const f = this.it.type.fields[turn.field]!
      const rules = this.it.rules[turn.field]!
      if (turn.column < 0) this.values[turn.field] = fitting(f, this.ask(rules.computed!))
      else this.change_cells(turn.field, (cell, column, row) => (column !== turn.column ? cell : this.is_shown(rules.columns[column]!, f.columns![column]!, row) ? fitting(f.columns![column]!, this.ask(rules.columns[column]!.computed!, row)) : missing()))
    }
  }
  is_shown = (rules: Rules, f: FieldOf, row?: readonly Value[]) => !f.visible || (rules.visible !== undefined && is_fulfilled(this.ask(rules.visible, row)))
  private change_cells(field: number, change: (cell: Value, column: number, row: readonly Value[]) => Value) {
    const there = this.values[field]!
    if (there.type === 'table') this.values[field] = table(there.rows.map((row) => row.map((cell, column) => change(cell, column, row))))
  }
  private hide_cells(field: number): boolean {
    let hid = false
    this.change_cells(field, (cell, column, row) => {
      if (cell.type === 'nothing' || this.is_shown(this.it.rules[field]!.columns[column]!, this.it.type.fields[field]!.columns![column]!, row)) return cell
      hid = true
      return missing()
    })
    return hid
  }
  /** What is not shown is not kept; what is taken away may hide more. */
  complete(): boolean[] {
    const hidden = new Set<number>()
    this.compute(hidden)
    const shown = (n: number) => this.is_shown(this.it.rules[n]!, this.it.type.fields[n]!)
    for (let hid = true; hid;) {
      hid = false
      this.it.type.fields.forEach((_, n) => {
        if (this.values[n]!.type === 'nothing') return
        if (shown(n)) return void (hid = this.hide_cells(n) || hid)
        hidden.add(n)
        hid = true
        this.values[n] = missing()
      })
      if (hid) this.compute(hidden)
    }
    return this.it.type.fields.map((_, n) => shown(n))
  }
}

export function look(it: Compiled, given: Fields, around: Around): Looked {
  const looking = new Looking(it, around, given)
  const shown = looking.complete()
  const out: Looked = { fields: {}, shown: new Set(), needed: new Set(), hidden_cells: new Set(), missing: [], unread: looking.unread, said: {} }
  const check = (rules: Rules, value: Value, at: string, row?: readonly Value[], in_state = false) => {
    if (in_state || (rules.required && is_fulfilled(looking.ask(rules.required, row)))) {
      out.needed.add(at)
      if (is_empty(value)) out.missing.push(at)
    }
    for (const each of rules.checks) if (is_violated(looking.ask(each.holds, row))) out.said[at] ??= each.said
  }
  it.type.fields.forEach((f, n) => {
    if (!shown[n]) return
    out.shown.add(f.key)
    const value = looking.values[n]!
    const rules = it.rules[n]!
    check(rules, value, path_of(f.key), undefined, !!around.state && !!f.required_in?.includes(around.state))
    out.fields[f.key] = f.computed ? json_of(value) : given[f.key]
    if (value.type !== 'table' || f.computed) return
    const shown_cell = (row: readonly Value[], column: number) => looking.is_shown(rules.columns[column]!, f.columns![column]!, row)
    out.fields[f.key] = value.rows.map((row, r) => {
      const said = { ...(given[f.key] as Fields[])[r] }
      f.columns!.forEach((c, column) => {
        const at = path_of(f.key, r, c.key)
        if (!shown_cell(row, column)) {
          out.hidden_cells.add(at)
          delete said[c.key]
          return
        }
        check(rules.columns[column]!, row[column]!, at, row)
        if (c.computed) said[c.key] = json_of(row[column]!)
      })
      return said
    })
  })
  return out
}
