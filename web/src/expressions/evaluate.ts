// Evaluating: an expression and one record give one value, the same as src/platform/expressions/machine.cpp gives.
import { absolute, add, ceiling_of, combined, divide, floor_of, mean_of, missing_of, multiply, negate, rounded, subtract, whole_in } from './arithmetic'
import type { Calendar } from './calendar'
import type { Expression, Node } from './program'
import { boolean, civil_from, date, is_empty, is_fulfilled, is_missing, is_violated, length_of, max_made_text, missing, number, parse_day, parse_number, text, to_text, whole } from './value'
import type { Figure, Qualifier, Value } from './value'

export interface Given {
  values: readonly Value[] // by the slots of Names
  today: number // days since 1970-01-01
  calendar?: Calendar
  row?: readonly Value[] // of a rule of a table's rows: the cells of the row at hand
}

type Make = (a: never, b: never) => Value
type Of<T extends Value['type']> = Extract<Value, { type: T }>
const most_days = 1_000_000n
const first_day = parse_day('1900-01-01')!
const last_day = parse_day('2199-12-31')!

/** What is compared of booleans, numbers, dates and texts. */
const figure = (v: Value): bigint | number | boolean | string =>
  v.type === 'number' ? v.micros : v.type === 'date' ? v.day : v.type === 'boolean' ? v.is : v.type === 'text' ? v.text : ''
const kept = (words: string) => (words.length > 2 * max_made_text || length_of(words) > max_made_text ? missing('too_long') : text(words))

function days_later(day: Of<'date'>, count: Figure): Value {
  const days = whole_in(count, most_days)
  if (typeof days === 'string') return missing(days)
  const later = day.day + Number(days)
  return later < first_day || later > last_day ? missing('out_of_range') : date(later)
}
function workdays_later(calendar: Calendar | undefined, day: Of<'date'>, count: Figure): Value {
  const days = whole_in(count, most_days)
  if (typeof days === 'string') return missing(days)
  if (days < 0n) return missing('out_of_range')
  const later = calendar?.add_workdays(day.day, Number(days)) ?? null
  return later === null ? missing('no_calendar') : date(later)
}
function workdays_between(calendar: Calendar | undefined, from: Of<'date'>, to: Of<'date'>): Value {
  const count = calendar?.workdays(from.day, to.day) ?? null
  return count === null ? missing('no_calendar') : whole(count)
}

const of_one: Record<string, (a: never) => Value> = {
  negation: (a: Of<'boolean'>) => boolean(!a.is),
  minus: negate,
  floor: floor_of,
  ceil: ceiling_of,
  abs: absolute,
  exact: (a: Figure) => number(a.micros),
  year: (a: Of<'date'>) => whole(civil_from(a.day).year),
  month: (a: Of<'date'>) => whole(civil_from(a.day).month),
  day: (a: Of<'date'>) => whole(civil_from(a.day).day),
  length: (a: Of<'text'>) => whole(length_of(a.text)),
  items: (a: Of<'list'>) => whole(a.items.length),
  text: (a: Value) => kept(to_text(a)),
  number: (a: Of<'text'>) => parse_number(a.text) ?? missing('not_a_number'),
}
const of_two: Record<string, Make> = {
  same: (a: Value, b: Value) => boolean(figure(a) === figure(b)),
  other: (a: Value, b: Value) => boolean(figure(a) !== figure(b)),
  less: (a: Value, b: Value) => boolean(figure(a) < figure(b)),
  at_most: (a: Value, b: Value) => boolean(figure(a) <= figure(b)),
  more: (a: Value, b: Value) => boolean(figure(a) > figure(b)),
  at_least: (a: Value, b: Value) => boolean(figure(a) >= figure(b)),
  is_in: (a: Of<'text'>, b: Of<'list'>) => boolean(b.items.includes(a.text)),
  plus: add,
  less_by: subtract,
  times: multiply,
  over: divide,
  round: rounded,
  days: (a: Of<'date'>, b: Of<'date'>) => whole(b.day - a.day),
  add_days: days_later,
  starts: (a: Of<'text'>, b: Of<'text'>) => boolean(a.text.startsWith(b.text)),
  contains: (a: Of<'text'> | Of<'list'>, b: Of<'text'>) => boolean(a.type === 'list' ? a.items.includes(b.text) : a.text.includes(b.text)),
}
const aggregates = new Set(['rows', 'count', 'sum', 'average', 'min', 'max'])

/** The smaller (greater) of two numbers or dates; of equal ones both qualifiers count. */
function better(a: Value, b: Value, wants_greater: boolean): Value {
  if (a.type === 'number' && b.type === 'number' && a.micros === b.micros) return number(a.micros, combined(a.qualifier, b.qualifier))
  return figure(a) < figure(b) !== wants_greater ? a : b
}

class Machine {
  constructor(private readonly given: Given, private row: readonly Value[]) {}

  run(node: Node): Value {
    switch (node.op) {
      case 'constant': return node.value!
      case 'field': return this.held(node, this.given.values)
      case 'cell': return this.held(node, this.row)
      case 'today': return date(this.given.today)
      case 'either': return this.until(node, is_fulfilled, false)
      case 'both': return this.until(node, is_violated, true)
      case 'if': return this.choose(node)
      case 'coalesce': return this.first_of(node)
      case 'empty': return boolean(is_empty(this.run(node.args[0]!)))
      case 'filled': return boolean(!is_empty(this.run(node.args[0]!)))
      case 'concat': return this.joined(node)
      case 'min_of':
      case 'max_of': return this.least_or_most(node)
      default: return aggregates.has(node.op) ? this.aggregate(node) : this.call(node)
    }
  }
  private held(node: Node, values: readonly Value[]): Value {
    const value = values[node.at!] ?? missing()
    return is_missing(value) || value.type === node.type ? value : missing('wrong_kind')
  }
  // One side that ends it is enough, though the other be missing.
  private until(node: Node, ends: (v: Value) => boolean, otherwise: boolean): Value {
    const a = this.run(node.args[0]!)
    if (ends(a)) return a
    const b = this.run(node.args[1]!)
    if (ends(b)) return b
    return is_missing(a) || is_missing(b) ? missing_of(a, b) : boolean(otherwise)
  }
  private choose(node: Node): Value {
    const condition = this.run(node.args[0]!)
    if (is_missing(condition)) return condition
    return this.run(node.args[is_fulfilled(condition) ? 1 : 2]!)
  }
  private first_of(node: Node): Value {
    let last: Value = missing()
    for (const each of node.args) {
      last = this.run(each)
      if (!is_missing(last)) return last
    }
    return last
  }
  private joined(node: Node): Value {
    let words = ''
    let lost: Value = boolean(false)
    for (const each of node.args) {
      const part = this.run(each)
      if (is_missing(part)) lost = missing_of(lost, part)
      else if (words.length <= 2 * max_made_text) words += to_text(part)
    }
    return is_missing(lost) ? lost : kept(words)
  }
  private least_or_most(node: Node): Value {
    return node.args.map((each) => this.run(each)).reduce((best, next) => (is_missing(best) || is_missing(next) ? missing_of(best, next) : better(best, next, node.op === 'max_of')))
  }
  private call(node: Node): Value {
    const a = this.run(node.args[0]!)
    if (node.args.length === 1 && node.op !== 'round') return is_missing(a) ? a : of_one[node.op]!(a as never)
    const b = node.args[1] ? this.run(node.args[1]) : whole(0)
    if (is_missing(a) || is_missing(b)) return missing_of(a, b)
    if (node.op === 'workdays') return workdays_between(this.given.calendar, a as Of<'date'>, b as Of<'date'>)
    if (node.op === 'add_workdays') return workdays_later(this.given.calendar, a as Of<'date'>, b as Figure)
    return of_two[node.op]!(a as never, b as never)
  }

  // Cells that are missing are left out; one that is missing for a reason makes the whole missing for the first such reason.
  private aggregate(node: Node): Value {
    const value = this.given.values[node.at!] ?? missing()
    if (value.type === 'nothing' && value.fault !== 'none') return value
    if (value.type !== 'nothing' && value.type !== 'table') return missing('wrong_kind')
    const outer = this.row
    const seen: Value[] = []
    try {
      for (const row of value.type === 'table' ? value.rows : []) {
        this.row = row
        const condition = node.where ? this.run(node.where) : boolean(true)
        if (condition.type === 'nothing' && condition.fault !== 'none') return condition
        if (!is_fulfilled(condition)) continue
        const cell = node.op === 'rows' ? boolean(true) : this.run(node.args[0]!)
        if (cell.type === 'nothing' && cell.fault !== 'none') return cell
        if (!is_missing(cell) && !(node.op === 'count' && is_empty(cell))) seen.push(cell)
      }
    } finally {
      this.row = outer
    }
    if (node.op === 'rows' || node.op === 'count') return whole(seen.length)
    if (node.op === 'min' || node.op === 'max') return seen.length ? seen.reduce((best, next) => better(best, next, node.op === 'max')) : missing()
    const figures = seen as Figure[]
    const total = figures.reduce((sum, v) => sum + v.micros, 0n)
    const qualifier = figures.reduce<Qualifier>((q, v) => combined(q, v.qualifier), 'exact')
    if (node.op === 'sum') return number(total, qualifier)
    return figures.length ? mean_of(total, figures.length, qualifier) : missing()
  }
}

export const evaluate = (expression: Expression, given: Given): Value => new Machine(given, given.row ?? []).run(expression.root)
