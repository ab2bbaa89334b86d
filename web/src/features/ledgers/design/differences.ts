// What a draft changes against the version in force, in words.
import { translate } from '@/i18n'
import { called, type Declaration, type FieldOf, type Named } from '../declaration'
import { completed, short } from './edits'

export interface Difference {
  kind: 'added' | 'dropped' | 'changed'
  words: string
}
type Keyed = Named & { key: string }
const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
const aspects: Record<string, string> = {
  zh: 'name', en: 'name', kind: 'kind', hint_zh: 'words', hint_en: 'words', why_zh: 'words', why_en: 'words', measure_zh: 'words', measure_en: 'words', choices: 'choices', columns: 'columns',
  required: 'rules', visible: 'rules', computed: 'rules', checks: 'rules', where: 'rules', hit: 'rules', value: 'rules', when: 'rules', from: 'way', to: 'way', by: 'way', asks: 'asks',
}
const members_of = (a: object, b: object) => [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((k) => !same((a as Record<string, unknown>)[k], (b as Record<string, unknown>)[k]))
const aspects_of = (a: object, b: object) => [...new Set(members_of(a, b).map((m) => aspects[m] ?? 'rest'))].map((aspect) => translate(`design.aspect.${aspect}`)).join(translate('design.and'))

function listed(what: 'fields' | 'states' | 'transitions' | 'figures', before: Keyed[], now: Keyed[]): Difference[] {
  const said = (kind: Difference['kind'], it: Keyed, detail = '') => ({ kind, words: translate(`design.differs.${kind}`, { what: translate(`design.thing.${what}`), name: called(it) || it.key, detail }) })
  const there = new Map(before.map((b) => [b.key, b]))
  const kept = new Set(now.map((n) => n.key))
  const is_reordered = !same(before.filter((b) => kept.has(b.key)).map((b) => b.key), now.filter((n) => there.has(n.key)).map((n) => n.key))
  return [
    ...now.filter((n) => !there.has(n.key)).map((n) => said('added', n)),
    ...before.filter((b) => !kept.has(b.key)).map((b) => said('dropped', b)),
    ...now.flatMap((n) => (there.has(n.key) && !same(sorted(there.get(n.key)!), sorted(n)) ? [said('changed', n, aspects_of(there.get(n.key)!, n))] : [])),
    ...(is_reordered ? [{ kind: 'changed' as const, words: translate('design.differs.order', { what: translate(`design.thing.${what}`) }) }] : []),
  ]
}
/** Members in one order: which of them was written first says nothing. */
function sorted(it: unknown): unknown {
  if (Array.isArray(it)) return it.map(sorted)
  if (typeof it !== 'object' || it === null) return it
  return Object.fromEntries(Object.entries(it).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)]))
}
const alone = ['admission', 'title', 'number', 'due', 'sights', 'list', 'form', 'paper', 'sheet'] as const

export function differences(before_said: Declaration, now_said: Declaration): Difference[] {
  const [before, now] = [completed(short(before_said)), completed(short(now_said))]
  const names = (d: Declaration) => [d.zh, d.en, d.unit_zh, d.unit_en, d.group]
  const changed = (what: string): Difference => ({ kind: 'changed', words: translate('design.differs.part', { what: translate(`design.thing.${what}`) }) })
  return [
    ...(same(names(before), names(now)) ? [] : [changed('names')]),
    ...listed('fields', before.fields as (FieldOf & Keyed)[], now.fields), ...listed('states', before.states ?? [], now.states ?? []),
    ...listed('transitions', before.transitions ?? [], now.transitions ?? []), ...listed('figures', before.figures ?? [], now.figures ?? []),
    ...alone.flatMap((member) => (same(sorted(before[member] ?? {}), sorted(now[member] ?? {})) || (!before[member] && !now[member]) ? [] : [changed(member)])),
  ]
}
