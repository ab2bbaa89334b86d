// A declaration being written: where it begins, how a member is changed by its path, what goes along with a change.
import { lexed } from './tokens'
import { kind_of, type Declaration, type FieldOf, type Kind } from '../declaration'

export const kinds: Kind[] = ['text', 'long_text', 'number', 'money', 'date', 'period', 'yes_no', 'choice', 'choices', 'person', 'people', 'unit', 'units', 'place', 'household', 'ticket', 'problem', 'record', 'file', 'table']
/** What can name a record, be filtered and counted by. */
export const is_indexed = (f: FieldOf) => !['long_text', 'file', 'table'].includes(kind_of(f))
export const blank = (): Declaration => ({ key: '', zh: '', en: '', unit_zh: '', unit_en: '', group: 'office', admission: { owner: '', purpose_zh: '', purpose_en: '', basis: '' }, title: '', fields: [] })

type Any = Record<string, unknown>
type Step = string | number
const steps_of = (path: string): Step[] => [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map((m) => m[1] ?? Number(m[2]))
const is_nothing = (v: unknown) => v === undefined || v === null || v === '' || v === false || (typeof v === 'object' && !Object.keys(v).length)

export const value_at = (it: unknown, path: string): unknown => steps_of(path).reduce<unknown>((at, step) => (at as Any | undefined)?.[step], it)
function changed(it: unknown, [step, ...rest]: Step[], value: unknown): unknown {
  if (step === undefined) return value
  if (typeof step === 'number') {
    const list = [...((it as unknown[] | undefined) ?? [])]
    list[step] = changed(list[step], rest, value)
    return list
  }
  const own = { ...(it as Any | undefined) }
  const next = changed(own[step], rest, value)
  if (is_nothing(next)) delete own[step]
  else own[step] = next
  return own
}
const defaults: Any = { kind: 'text', tone: 'open', decimals: 0, measure: 'count', divide: 1, landscape: true, warn: 3 }
/** Without what it would be anyway: the server writes every member out. */
export function short<T>(it: T): T {
  if (Array.isArray(it)) return it.map((each) => short(each as unknown)) as T
  if (typeof it !== 'object' || it === null) return it
  const own = Object.entries(it).map(([k, v]) => [k, short(v as unknown)] as const)
  return Object.fromEntries(own.filter(([k, v]) => v !== defaults[k] && (!is_nothing(v) || k === 'landscape'))) as T
}
/** Lists that are read without asking are there. */
export const whole = (d: Declaration): Declaration => ({
  ...d, key: d.key ?? '', zh: d.zh ?? '', fields: d.fields ?? [],
  ...(d.form && { form: d.form.map((s) => (s.fields ? s : { ...s, fields: [] })) }),
  ...(d.transitions && { transitions: d.transitions.map((s) => (s.from ? s : { ...s, from: [] })) }),
})
/** The declaration with another value there; what says nothing is left out, so that the file stays short. */
export const with_at = (d: Declaration, path: string, value: unknown): Declaration => whole(changed(d, steps_of(path), value) as Declaration)
export function moved<T>(all: readonly T[], from: number, to: number): T[] {
  const out = [...all]
  if (from < 0 || to < 0 || from >= out.length || to >= out.length) return out
  out.splice(to, 0, ...out.splice(from, 1))
  return out
}
/** A key nobody uses yet: field_3. */
export function next_key(all: readonly { key: string }[], word: string): string {
  let n = all.length + 1
  while (all.some((f) => f.key === `${word}_${n}`)) n++
  return `${word}_${n}`
}
export const is_made_key = (key: string) => /^(field|column|choice|state|step|figure)_\d+$/.test(key)
/** A key out of English words: "cut off on" is cut_off_on; '' where nothing is left. */
export const key_of = (english: string) => english.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^[^a-z]+|_+$/g, '').slice(0, 40)
const reserved = ['id', 'number', 'state', 'place', 'unit', 'due', 'entered', 'version', 'today']
/** The same, where nobody else has it: open_2. */
export function free_key(english: string, others: readonly string[]): string {
  const key = key_of(english)
  const is_taken = (k: string) => others.includes(k) || reserved.includes(k)
  let n = 1
  const numbered = () => (n > 1 ? `${key.slice(0, 36)}_${n}` : key)
  while (key && is_taken(numbered())) n++
  return numbered()
}

/** Every place where a field (or a column, "funds.source") is named, with what `to` makes of the name; undefined takes it away. */
function renamed_in_lists(d: Declaration, to: (name: string) => string | undefined): Declaration {
  const all = (names: string[] | undefined) => names?.map(to).filter((n): n is string => n !== undefined)
  const one = (name: string | undefined) => (name ? to(name) : name)
  const sort = d.list?.sort?.replace(/^-/, '')
  const sorted = sort && to(sort)
  return {
    ...d, title: one(d.title) ?? '',
    ...(d.form && { form: d.form.map((s) => ({ ...s, fields: all(s.fields) ?? [] })) }),
    ...(d.transitions && { transitions: d.transitions.map((s) => ({ ...s, ...(s.asks && { asks: all(s.asks) }) })) }),
    ...(d.due && { due: { ...d.due, from: one(d.due.from) } }),
    ...(d.sights?.public_fields && { sights: { ...d.sights, public_fields: all(d.sights.public_fields) } }),
    ...(d.list && { list: { ...d.list, columns: all(d.list.columns), filters: all(d.list.filters), ...(sort && { sort: sorted ? d.list.sort!.replace(sort, sorted) : undefined }) } }),
    ...(d.figures && { figures: d.figures.map((f) => ({ ...f, ...(f.by && { by: all(f.by) }), ...(f.on && { on: to(f.on) }), ...(f.over && { over: to(f.over) }) })) }),
    ...(d.paper?.columns && { paper: { ...d.paper, columns: all(d.paper.columns) } }),
    ...(d.sheet?.key && { sheet: { ...d.sheet, key: all(d.sheet.key) } }),
  }
}
const rules = new Set(['required', 'visible', 'computed', 'holds', 'when', 'where', 'value', 'hit'])
/** The same with every expression in it rewritten. */
function with_expressions<T>(it: T, write: (text: string) => string): T {
  if (Array.isArray(it)) return it.map((each) => with_expressions(each as unknown, write)) as T
  if (typeof it !== 'object' || it === null) return it
  return Object.fromEntries(Object.entries(it).map(([k, v]) => [k, typeof v === 'string' && rules.has(k) ? write(v) : with_expressions(v as unknown, write)])) as T
}
/** Another key for the field there (`fields[2]`, `fields[2].columns[0]`); whoever names it follows. */
export function with_key(d: Declaration, at: string, key: string): Declaration {
  const before = (value_at(d, at) as FieldOf | undefined)?.key ?? ''
  const next = with_at(d, `${at}.key`, key)
  if (!before || !key || before === key) return next
  const table = at.includes('.columns') ? (value_at(d, at.slice(0, at.indexOf('.columns'))) as FieldOf).key : ''
  const [from, to] = table ? [`${table}.${before}`, `${table}.${key}`] : [before, key]
  const renamed = (name: string) => (name === from ? to : name.startsWith(`${from}.`) ? to + name.slice(from.length) : name)
  return renamed_in_lists(with_expressions(next, (text) => lexed(text).map((part) => (part.is_name ? renamed(part.written) : part.written)).join('')), renamed)
}
/** Without the field; lists no longer name it, expressions that do are told as wrong. */
export function without_field(d: Declaration, n: number): Declaration {
  const key = d.fields[n]?.key
  return renamed_in_lists({ ...d, fields: d.fields.filter((_, at) => at !== n) }, (name) => (name === key || name.startsWith(`${key}.`) ? undefined : name))
}
function with_states(d: Declaration, to: (key: string) => string | undefined): Declaration {
  const all = (keys: string[] | undefined) => (keys ?? []).map(to).filter((k): k is string => k !== undefined)
  return {
    ...d, ...(d.transitions && { transitions: d.transitions.map((s) => ({ ...s, from: all(s.from), to: to(s.to) ?? '' })) }),
    ...(d.sights?.public_states && { sights: { ...d.sights, public_states: all(d.sights.public_states) } }),
  }
}
export function with_state_key(d: Declaration, n: number, key: string): Declaration {
  const before = d.states?.[n]?.key
  const next = with_at(d, `states[${n}].key`, key)
  return before && key && before !== key ? with_states(next, (k) => (k === before ? key : k)) : next
}
export function without_state(d: Declaration, n: number): Declaration {
  const key = d.states?.[n]?.key
  return with_states({ ...d, states: d.states?.filter((_, at) => at !== n) }, (k) => (k === key ? undefined : k))
}
/** What another ledger asks already is not typed again: the field becomes a link to its record. */
export function as_link(d: Declaration, at: string, ledger: string): Declaration {
  const f = value_at(d, at) as FieldOf
  const { key, zh, en, hint_zh, hint_en, why_zh, why_en, personal, required, visible, heads } = f
  const kept = Object.fromEntries(Object.entries({ key, zh, en, hint_zh, hint_en, why_zh, why_en, personal, required, visible, heads }).filter(([, v]) => !is_nothing(v)))
  return with_at(d, at, { ...kept, kind: 'record', ledger })
}
const english: [zh: string, en: string][] = [['zh', 'en'], ['unit_zh', 'unit_en'], ['purpose_zh', 'purpose_en'], ['hint_zh', 'hint_en'], ['why_zh', 'why_en'], ['measure_zh', 'measure_en'], ['when_zh', 'when_en']]
/** As it is sent: where no English was given the Chinese stands for it. */
export function completed<T>(it: T): T {
  if (Array.isArray(it)) return it.map((each) => completed(each as unknown)) as T
  if (typeof it !== 'object' || it === null) return it
  const own = Object.fromEntries(Object.entries(it).map(([k, v]) => [k, completed(v as unknown)])) as Any
  for (const [zh, en] of english) if (typeof own[zh] === 'string' && own[zh] && !own[en]) own[en] = own[zh]
  return own as T
}
const order = ['key', 'version', 'zh', 'en', 'unit_zh', 'unit_en', 'group', 'admission', 'title', 'number', 'fields', 'states', 'transitions', 'due', 'sights', 'list', 'figures', 'form', 'paper', 'sheet']
export const written = (d: Declaration) => `${JSON.stringify(Object.fromEntries(order.flatMap((k) => ((d as unknown as Any)[k] === undefined ? [] : [[k, (d as unknown as Any)[k]]]))), null, 2)}\n`
