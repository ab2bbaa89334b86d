// Parser: descends through the grammar of docs/expressions.md step for step as src/platform/expressions/parser.cpp does.
import { any_value, comparable, functions, key_of_wanted, number_or_date } from './functions'
import type { Types } from './functions'
import { Lexer, shortened, unquoted } from './lexer'
import type { Token } from './lexer'
import type { Names, Place } from './names'
import { max_depth, max_length, max_list, max_nodes } from './program'
import type { Expression, Node, Used, Wrong } from './program'
import { boolean, date, length_of, list, missing, parse_day, parse_number, text as text_value } from './value'
import type { Type, Value } from './value'

interface Part {
  node: Node
  type: Type
  at: number
}
// Whose columns may be named. In an aggregate the first column decides.
interface Rows {
  is_aggregate: boolean
  table: Place | null
}
class Stop extends Error {
  constructor(readonly wrong: Wrong) {
    super(wrong.key)
  }
}
const orders: Record<string, string> = { '=': 'same', '!=': 'other', '<': 'less', '<=': 'at_most', '>': 'more', '>=': 'at_least' }
const aggregates = new Set(['count', 'sum', 'average', 'min', 'max'])

function stop(text: string, at: number, key: string, args: Record<string, string> = {}): Stop {
  const lines = text.slice(0, at).split('\n')
  return new Stop({ key, args, offset: length_of(text.slice(0, at)), line: lines.length, column: 1 + length_of(lines.at(-1)!) })
}

class Parser {
  private readonly lexer: Lexer
  private token!: Token
  private depth = 0
  private count = 0
  private rows: Rows = { is_aggregate: false, table: null }
  private readonly used: Used[] = []
  private uses_today = false
  private uses_calendar = false

  constructor(private readonly text: string, private readonly names: Names) {
    this.lexer = new Lexer(text)
  }

  parse(wanted: Type, in_table: string): Expression {
    if (in_table) {
      const place = this.names.find(in_table)
      if (place?.type !== 'table') throw this.wrong(0, 'not_a_table', { name: in_table })
      this.rows.table = place
    }
    this.advance()
    const root = this.any_of()
    if (this.token.kind !== 'end') throw this.unexpected('wants_end', '')
    this.want(root, wanted === 'nothing' ? any_value : [wanted])
    const { text, used, uses_today, uses_calendar } = this
    return { text, type: root.type, root: root.node, names_used: used, uses_today, uses_calendar }
  }

  private any_of(): Part {
    let left = this.all_of()
    while (this.is('or')) {
      this.advance()
      left = this.two_sided('either', left, this.all_of(), 'boolean', 'boolean')
    }
    return left
  }
  private all_of(): Part {
    let left = this.negation()
    while (this.is('and')) {
      this.advance()
      left = this.two_sided('both', left, this.negation(), 'boolean', 'boolean')
    }
    return left
  }
  private negation(): Part {
    if (!this.is('not')) return this.comparison()
    const at = this.enter()
    this.advance()
    const inner = this.negation()
    this.want(inner, ['boolean'])
    this.depth -= 1
    return this.add('negation', 'boolean', [inner], at)
  }
  private compares(): boolean {
    return this.is('in') || (this.token.kind === 'sign' && this.token.written in orders)
  }
  private comparison(): Part {
    const left = this.sum()
    if (!this.compares()) return left
    const sign = this.token.written
    this.advance()
    const both = this.compared(sign, left, this.sum())
    if (this.compares()) throw this.wrong(this.token.at, 'chained', { found: this.token.written })
    return both
  }
  private compared(sign: string, left: Part, right: Part): Part {
    if (sign === 'in') {
      this.want(left, ['text'])
      this.want(right, ['list'])
      return this.add('is_in', 'boolean', [left, right], left.at)
    }
    for (const side of [left, right]) {
      if (side.type === 'nothing') throw this.wrong(side.at, 'compare_missing')
      this.want(side, sign.startsWith('<') || sign.startsWith('>') ? number_or_date : comparable)
    }
    if (left.type !== right.type) throw this.wrong(right.at, 'differ')
    return this.add(orders[sign]!, 'boolean', [left, right], left.at)
  }
  private sum(): Part {
    let left = this.product()
    while (this.is('+') || this.is('-')) {
      const op = this.is('+') ? 'plus' : 'less_by'
      this.advance()
      left = this.two_sided(op, left, this.product(), 'number', 'number')
    }
    return left
  }
  private product(): Part {
    let left = this.with_sign()
    while (this.is('*') || this.is('/')) {
      const op = this.is('*') ? 'times' : 'over'
      this.advance()
      left = this.two_sided(op, left, this.with_sign(), 'number', 'number')
    }
    return left
  }
  private with_sign(): Part {
    if (!this.is('-')) return this.primary()
    const at = this.enter()
    this.advance()
    const inner = this.with_sign()
    this.want(inner, ['number'])
    this.depth -= 1
    return this.add('minus', 'number', [inner], at)
  }
  private primary(): Part {
    const { kind, at, written } = this.token
    if (kind === 'number' || kind === 'text') {
      this.advance()
      return this.constant(kind === 'number' ? parse_number(written)! : text_value(unquoted(written)), at)
    }
    if (this.is('(')) {
      this.enter()
      this.advance()
      const inner = this.any_of()
      this.expect(')')
      this.depth -= 1
      return { ...inner, at }
    }
    if (this.is('[')) return this.text_list()
    if (kind === 'name') return this.word()
    throw this.unexpected('wants_value', 'ends_for_value')
  }
  private text_list(): Part {
    const at = this.token.at
    const items: string[] = []
    this.advance()
    while (!this.is(']')) {
      if (this.token.kind !== 'text') throw this.unexpected('wants_listed_text', 'ends_for_value')
      if (items.length === max_list) throw this.wrong(this.token.at, 'list_too_long', { max: String(max_list) })
      items.push(unquoted(this.token.written))
      this.advance()
      if (this.is(']')) break
      this.expect(',')
    }
    this.advance()
    return this.constant(list(items), at)
  }
  private word(): Part {
    const { at, written } = this.token
    if (['and', 'or', 'in', 'where', 'not'].includes(written)) throw this.unexpected('wants_value', 'ends_for_value')
    this.advance()
    if (written === 'true' || written === 'false') return this.constant(boolean(written === 'true'), at)
    if (written === 'missing') return this.constant(missing(), at)
    if (written === 'today') {
      this.uses_today = true
      return this.add('today', 'date', [], at)
    }
    if (written === 'date' && this.token.kind === 'text') {
      const day = parse_day(unquoted(this.token.written))
      if (day === null) throw this.wrong(this.token.at, 'date_literal', { found: shortened(this.token.written) })
      this.advance()
      return this.constant(date(day), at)
    }
    return this.is('(') ? this.call(written, at) : this.name(written, at)
  }
  private name(written: string, at: number): Part {
    const place = this.names.find(written)
    if (!place) {
      const [owner = '', column] = written.split('.')
      const table = column === undefined ? undefined : this.names.find(owner)
      if (!table) throw this.wrong(at, 'unknown_name', { name: owner })
      if (table.type !== 'table') throw this.wrong(at, 'not_a_table', { name: owner })
      throw this.wrong(at, 'unknown_column', { table: owner, name: column! })
    }
    if (!this.used.some((u) => u.place === place)) this.used.push({ name: written, place })
    if (place.column < 0) return this.add('field', place.type, [], at, { at: place.slot })
    if (!this.rows.table && !this.rows.is_aggregate) throw this.wrong(at, 'column_outside', { name: written })
    this.rows.table ??= place
    if (this.rows.table.slot !== place.slot) throw this.wrong(at, 'two_tables', { name: this.names.all[this.rows.table.slot]!.name })
    return this.add('cell', place.type, [], at, { at: place.column })
  }

  private call(word: string, at: number): Part {
    this.enter(at)
    this.advance()
    const out = word === 'coalesce' ? this.first_of(at) : aggregates.has(word) ? this.aggregate(word, at) : this.call_of(word, at)
    this.depth -= 1
    return out
  }
  private call_of(word: string, at: number): Part {
    const f = functions.get(word)
    if (!f) throw this.wrong(at, 'unknown_function', { name: word })
    const parts = this.arguments()
    if (parts.length < f.fewest || parts.length > f.most) {
      throw this.wrong(at, 'argument_count', { name: word, count: f.most > f.fewest ? `${f.fewest}\u2013${f.most}` : String(f.fewest) })
    }
    parts.forEach((part, i) => this.want(part, i === 0 ? f.first : f.second))
    if (word === 'workdays' || word === 'add_workdays') this.uses_calendar = true
    return this.add(word, word === 'if' ? this.one_type(parts.slice(1)) : f.result, parts, at)
  }
  private first_of(at: number): Part {
    const parts = this.arguments()
    if (parts.length < 2) throw this.wrong(at, 'argument_count', { name: 'coalesce', count: '2\u2013500' })
    for (const part of parts) this.want(part, any_value)
    return this.add('coalesce', this.one_type(parts), parts, at)
  }
  // Over the rows of a table; with several arguments min and max are of these.
  private aggregate(word: string, at: number): Part {
    const outer = { ...this.rows }
    const may_open = !outer.is_aggregate
    const is_order = word === 'min' || word === 'max'
    if (is_order && this.is_comma_ahead()) {
      const parts = this.arguments()
      for (const part of parts) this.want(part, number_or_date)
      return this.add(`${word}_of`, this.one_type(parts), parts, at)
    }
    if (!may_open && word !== 'count') throw this.wrong(at, 'nested', { name: word })
    if (may_open) this.rows = { is_aggregate: true, table: null }
    const first = this.any_of()
    if (word === 'count' && first.type === 'list' && (!may_open || !this.rows.table)) {
      if (may_open) this.rows = outer
      this.expect(')')
      return this.add('items', 'number', [first], at)
    }
    if (!may_open) throw this.wrong(at, 'nested', { name: word })
    const out = this.aggregate_of(word, at, first)
    this.rows = outer
    return out
  }
  private aggregate_of(word: string, at: number, first: Part): Part {
    const is_order = word === 'min' || word === 'max'
    const is_table = word === 'count' && first.type === 'table'
    if (is_table) this.rows.table = { slot: first.node.at!, column: -1, type: 'table' }
    if (word !== 'count') this.want(first, is_order ? number_or_date : ['number'])
    if (!this.rows.table) throw this.wrong(first.at, 'wants_column', { name: word })
    let where: Node | undefined
    if (this.is('where')) {
      this.advance()
      const condition = this.any_of()
      this.want(condition, ['boolean'])
      where = condition.node
    }
    this.expect(')')
    const op = is_table ? 'rows' : word
    return this.add(op, is_order ? first.type : 'number', [first], at, { at: this.rows.table.slot, where })
  }
  private is_comma_ahead(): boolean {
    const lexer = this.lexer.copy()
    let open = 0
    for (let token = this.token; token.kind !== 'end' && token.kind !== 'bad'; token = lexer.next()) {
      if (token.kind !== 'sign') continue
      if (token.written === '(' || token.written === '[') open += 1
      if (token.written === ')' || token.written === ']') open -= 1
      if (open < 0) return false
      if (open === 0 && token.written === ',') return true
    }
    return false
  }
  private arguments(): Part[] {
    const parts: Part[] = []
    if (this.is(')')) {
      this.advance()
      return parts
    }
    for (;;) {
      parts.push(this.any_of())
      if (this.is(')')) break
      if (!this.is(',')) throw this.unexpected('wants_sign', 'ends_for_sign', { sign: ', )' })
      this.advance()
    }
    this.advance()
    return parts
  }
  private one_type(parts: readonly Part[]): Type {
    let type: Type = 'nothing'
    for (const part of parts) {
      if (part.type === 'nothing') continue
      if (type !== 'nothing' && part.type !== type) throw this.wrong(part.at, 'differ')
      type = part.type
    }
    return type
  }

  private two_sided(op: string, left: Part, right: Part, operands: Type, result: Type): Part {
    this.want(left, [operands])
    this.want(right, [operands])
    return this.add(op, result, [left, right], left.at)
  }
  private add(op: string, type: Type, parts: readonly Part[], at: number, more: Partial<Node> = {}): Part {
    if (this.count === max_nodes) throw this.wrong(this.token.at, 'too_many_nodes', { max: String(max_nodes) })
    this.count += 1
    return { node: { op, type, args: parts.map((p) => p.node), ...more }, type, at }
  }
  private constant(value: Value, at: number): Part {
    return this.add('constant', value.type, [], at, { value })
  }

  private is(word: string): boolean {
    return (this.token.kind === 'sign' || this.token.kind === 'name') && this.token.written === word
  }
  private advance(): void {
    this.token = this.lexer.next()
  }
  private expect(sign: string): void {
    if (!this.is(sign)) throw this.unexpected('wants_sign', 'ends_for_sign', { sign })
    this.advance()
  }
  private want(part: Part, types: Types): void {
    if (part.type !== 'nothing' && !types.includes(part.type)) throw stop(this.text, part.at, key_of_wanted(types))
  }
  private enter(at = this.token.at): number {
    if (this.depth === max_depth) throw this.wrong(at, 'too_deep', { max: String(max_depth) })
    this.depth += 1
    return at
  }
  private wrong(at: number, key: string, args: Record<string, string> = {}): Stop {
    return stop(this.text, at, `expressions.${key}`, args)
  }
  private unexpected(key: string, key_at_end: string, args: Record<string, string> = {}): Stop {
    const { kind, at, written, fault } = this.token
    if (kind === 'bad') return stop(this.text, at, fault!, this.token.args)
    return kind === 'end' ? this.wrong(at, key_at_end, args) : this.wrong(at, key, { ...args, found: shortened(written) })
  }
}

export interface ParseOptions {
  wanted?: Type // another type is an error
  in_table?: string // a rule of this table's rows: its columns mean the row at hand
}
export type Parsed = { expression: Expression; wrong?: undefined } | { expression?: undefined; wrong: Wrong }

export function parsed(text: string, names: Names, options: ParseOptions = {}): Parsed {
  try {
    if (text.length > 2 * max_length || length_of(text) > max_length) throw stop('', 0, 'expressions.too_long', { max: String(max_length) })
    if (/\p{Surrogate}|\0/u.test(text)) throw stop('', 0, 'expressions.not_text')
    return { expression: new Parser(text, names).parse(options.wanted ?? 'nothing', options.in_table ?? '') }
  } catch (error) {
    if (error instanceof Stop) return { wrong: error.wrong }
    throw error
  }
}
