// Sample rows made from the declaration alone, the same ones each time: what a field of that kind would hold.
import { date, evaluate, is_fulfilled, missing, parse_day, parsed, text, type Expression, type Value } from '@/expressions'
import { translate } from '@/i18n'
import { today } from '@/i18n/dates'
import { called, kind_of, state_named, type Declaration, type FieldOf } from '../declaration'
import type { Fields, Names } from '../ledgers.api'
import { look, value_of, type Compiled, type Looked } from '../rules'

export interface Sample {
  id: string
  place: string // its key in `names`
  state?: string
  entered: string
  fields: Fields
  looked: Looked
  is_mine: boolean // typed by the designer
}
export const day_after = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** What expressions over the whole record read. */
export function values_of(compiled: Compiled, s: Pick<Sample, 'entered' | 'state' | 'looked'>): Value[] {
  const day = parse_day(s.entered)
  return [...compiled.type.fields.map((f) => value_of(f, s.looked.fields[f.key]) ?? missing()), s.state ? text(s.state) : missing(), day === null ? missing() : date(day)]
}
/** Even numbers between 0 and 1 out of words. */
function dice(words: string): () => number {
  let state = 2166136261
  for (const c of words) state = Math.imul(state ^ c.charCodeAt(0), 16777619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let z = Math.imul(state ^ (state >>> 15), state | 1)
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61)
    return ((z ^ (z >>> 14)) >>> 0) / 4294967296
  }
}
interface Making {
  n: number
  day: string // the one its dates begin with
  throw_die: () => number
  names: Names
}
const between = (m: Making, least: number, most: number) => least + Math.floor(m.throw_die() * (most - least + 1))

function named(f: FieldOf, m: Making): string {
  const n = between(m, 1, 4)
  const id = `sample ${kind_of(f)} ${n}`
  m.names[id] = kind_of(f) === 'place' ? translate('design.sample.place', { n }) : translate('design.sample.link', { name: called(f), n })
  return id
}
function number_for(f: FieldOf, m: Making) {
  const places = 10 ** Math.min(2, f.decimals ?? 0)
  const amount = kind_of(f) === 'money' ? between(m, 1, 80) * 1000 : between(m, 1, 60 * places) / places
  return f.approximate && m.throw_die() < 0.25 ? { amount, qualifier: 'some' } : amount
}
function value_for(f: FieldOf, m: Making): unknown {
  const kind = kind_of(f)
  const person = () => translate('design.sample.person', { n: between(m, 1, 4) })
  const unit = () => translate('design.sample.unit', { n: between(m, 1, 4) })
  const choices = (f.choices ?? []).filter((c) => !c.closed)
  switch (kind) {
    case 'number': case 'money': return number_for(f, m)
    case 'date': return (m.day = day_after(m.day, between(m, 0, 6)))
    case 'period': return `${m.day.slice(0, 4)}-Q${between(m, 1, 4)}`
    case 'yes_no': return m.throw_die() < 0.6
    case 'choice': return choices.length ? choices[between(m, 0, choices.length - 1)]!.key : undefined
    case 'choices': return choices.filter(() => m.throw_die() < 0.5).map((c) => c.key)
    case 'person': return person()
    case 'people': return [person()]
    case 'unit': return unit()
    case 'units': return [unit()]
    case 'place': case 'household': case 'ticket': case 'problem': case 'record': return named(f, m)
    case 'file': return undefined
    case 'table': return Array.from({ length: between(m, 1, 3) }, () => Object.fromEntries((f.columns ?? []).filter((c) => !c.computed).map((c) => [c.key, value_for(c, m)])))
    case 'long_text': return translate('design.sample.long', { name: called(f) })
    default: return translate('design.sample.text', { name: called(f), n: m.n + 1 }).slice(0, f.longest ?? 200)
  }
}
/** The steps by which one comes to each state, the shortest way. */
function ways(d: Declaration): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const first = d.states?.[0]?.key
  if (first === undefined) return found
  found.set(first, [])
  for (const [state, way] of found) for (const step of d.transitions ?? []) if (step.from.includes(state) && !found.has(step.to)) found.set(step.to, [...way, step.key])
  return found
}
function one(compiled: Compiled, n: number, round: number, turn: number, names: Names): Sample {
  const d = compiled.type
  const throw_die = dice(`${n} ${round} ${turn} ${d.key}`)
  const all_ways = [...ways(d)]
  const [state, way] = all_ways[n % Math.max(1, all_ways.length)] ?? [undefined, [] as string[]]
  const past = new Set((d.transitions ?? []).filter((s) => way.includes(s.key)).flatMap((s) => s.asks ?? []))
  const ahead = new Set((d.transitions ?? []).flatMap((s) => s.asks ?? []).filter((key) => !past.has(key)))
  const entered = day_after(today(), -40 + Math.floor(throw_die() * 36))
  const m: Making = { n, day: entered, throw_die, names }
  const has_ended = ['done', 'stopped'].includes(state_named(d, state)?.tone ?? 'open')
  const waits = (f: FieldOf) => ahead.has(f.key) && (!has_ended || throw_die() < 0.3)
  const must = (f: FieldOf) => past.has(f.key) || f.required === 'true' || f.key === d.title || f.key === d.due?.from
  const fields = Object.fromEntries(d.fields.flatMap((f) => (f.computed || (!must(f) && waits(f)) || (!must(f) && throw_die() < 0.15) ? [] : [[f.key, value_for(f, m)]])))
  const place = `sample place ${(n % 3) + 1}`
  names[place] = translate('design.sample.village', { n: (n % 3) + 1 })
  return { id: `sample ${n}`, place, state, entered, fields, looked: look(compiled, fields, { state, entered, today: today() }), is_mine: false }
}
const is_faulty = (s: Sample) => s.looked.missing.length > 0 || Object.keys(s.looked.said).length > 0
/** By state: what one of the steps that lead to it wants to be true. */
function conditions_of(compiled: Compiled): Map<string, Expression> {
  const found = new Map<string, Expression>()
  for (const step of compiled.type.transitions ?? []) {
    const made = step.when && !found.has(step.to) ? parsed(step.when, compiled.names, { wanted: 'boolean' }).expression : undefined
    if (made) found.set(step.to, made)
  }
  return found
}
const most_throws = 30
/** `round`: another one gives others. A row that the checks refuse is thrown again, a few times. */
export function samples_of(compiled: Compiled, count: number, round: number, names: Names): Sample[] {
  const conditions = conditions_of(compiled)
  const fits = (s: Sample) => {
    const condition = conditions.get(s.state ?? '')
    return !is_faulty(s) && (!condition || is_fulfilled(evaluate(condition, { values: values_of(compiled, s), today: parse_day(today()) ?? 0 })))
  }
  return Array.from({ length: count }, (_, n) => {
    let made = one(compiled, n, round, 0, names)
    for (let turn = 1; turn < most_throws && !fits(made); turn++) made = one(compiled, n, round, turn, names)
    return made
  })
}
/** One that was typed, by the declaration as it is now. */
export const looked_again = (compiled: Compiled, s: Sample): Sample => ({ ...s, looked: look(compiled, s.fields, { state: s.state, entered: s.entered, today: today() }) })
