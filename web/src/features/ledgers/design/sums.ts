// Figures over the sample rows, as src/features/ledgers/figure_rules.cpp makes them over records.
import { evaluate, is_fulfilled, is_missing, missing, parse_day, to_text, type Expression, type Value } from '@/expressions'
import { today } from '@/i18n/dates'
import { unit_of, called } from '../declaration'
import type { FigureShown, Sum } from '../ledgers.api'
import type { Compiled } from '../rules'
import type { CompiledFigure } from './formulas'
import { values_of, type Sample } from './sample'

const qualifiers = ['exact', 'some', 'many', 'at_least'] as const
interface Fact {
  first: string
  second: string
  item: string
  micros: bigint
  hit: boolean
  qualifier: number
  record: string
}
const is_day = (v: string) => /^\d{4}/.test(v)

class Telling {
  private readonly values: Value[]
  constructor(private readonly it: Compiled, private readonly sample: Sample) {
    this.values = values_of(it, sample)
  }
  private ask(expression: Expression, row?: readonly Value[]): Value {
    return evaluate(expression, { values: this.values, today: parse_day(today()) ?? 0, row })
  }
  private at(name: string, row?: readonly Value[]): Value {
    const place = this.it.names.find(name)
    if (!place) return missing()
    return place.column < 0 ? this.values[place.slot]! : (row?.[place.column] ?? missing())
  }
  private groups(by: string | undefined, row?: readonly Value[]): string[] {
    if (!by) return ['']
    if (by === 'place') return [this.sample.place]
    const value = this.at(by, row)
    return value.type === 'list' ? [...value.items] : value.type === 'boolean' ? [String(value.is)] : [to_text(value)]
  }
  facts(figure: CompiledFigure): Fact[] {
    if (!figure.of.over) return this.tell(figure)
    const slot = this.it.type.fields.findIndex((f) => f === figure.over)
    const table = this.values[slot]
    return table?.type === 'table' ? table.rows.flatMap((row) => this.tell(figure, row)) : []
  }
  private tell(figure: CompiledFigure, row?: readonly Value[]): Fact[] {
    const { of, where, value, hit } = figure
    if (where && !is_fulfilled(this.ask(where, row))) return []
    if (of.on && !is_day(to_text(this.at(of.on, row)))) return []
    const fact = { micros: 1_000_000n, hit: !!hit && is_fulfilled(this.ask(hit, row)), qualifier: 0, record: this.sample.id }
    let items = ['']
    if (of.measure === 'sum' || of.measure === 'distinct') {
      const counted = value ? this.ask(value, row) : missing()
      if (is_missing(counted)) return []
      if (of.measure === 'distinct') items = counted.type === 'list' ? [...counted.items] : [to_text(counted)]
      else if (counted.type !== 'number') return []
      else [fact.micros, fact.qualifier] = [counted.micros, qualifiers.indexOf(counted.qualifier)]
    }
    const [by_first, by_second] = of.by ?? []
    return this.groups(by_first, row).flatMap((first) => this.groups(by_second, row).flatMap((second) => items.map((item) => ({ ...fact, first, second, item }))))
  }
}

function sum_of(facts: Fact[], measure: string, group: { first?: string; second?: string } = {}): Sum {
  const records = new Set(facts.map((f) => f.record)).size
  const rough = facts.map((f) => f.qualifier).filter((q) => q > 0)
  const qualifier = rough.length ? (new Set(rough).size === 1 ? qualifiers[rough[0]!] : 'at_least') : 'exact'
  const hits = facts.filter((f) => f.hit).length
  if (measure === 'rate') return { ...group, amount: hits, base: facts.length, rate: facts.length ? Math.round((hits * 10_000) / facts.length) : null, records, qualifier: 'exact' }
  const amount = measure === 'distinct' ? new Set(facts.map((f) => f.item)).size : Number(facts.reduce((all, f) => all + f.micros, 0n)) / 1_000_000
  return { ...group, amount, rate: null, records, qualifier }
}
export function figure_over(compiled: Compiled, figure: CompiledFigure, samples: Sample[]): FigureShown {
  const of = figure.of
  const measure = of.measure ?? 'count'
  const facts = samples.flatMap((s) => new Telling(compiled, s).facts(figure))
  const ungrouped = samples.flatMap((s) => new Telling(compiled, s).facts({ ...figure, of: { ...of, by: undefined } }))
  const groups = new Map<string, Fact[]>()
  if (of.by?.length) for (const f of facts) groups.set(`${f.first}\n${f.second}`, [...(groups.get(`${f.first}\n${f.second}`) ?? []), f])
  const is_two = (of.by?.length ?? 0) > 1
  return {
    key: of.key, name: called(of), unit: unit_of(of), measure, by: of.by ?? [], decimals: of.decimals ?? 0, divide: of.divide ?? 1,
    total: sum_of(ungrouped, measure),
    groups: [...groups.values()].map((g) => sum_of(g, measure, { first: g[0]!.first, ...(is_two && { second: g[0]!.second }) })),
    below: [],
  }
}
