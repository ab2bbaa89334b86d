// A declaration being written: where it begins, what of it has a box of its own, and what is written as JSON.
import type { Declaration, FieldOf, Kind } from './declaration'

export const kinds: Kind[] = ['text', 'long_text', 'number', 'money', 'date', 'period', 'yes_no', 'choice', 'choices', 'person', 'people', 'unit', 'units', 'place', 'household', 'ticket', 'problem', 'record', 'file', 'table']
export const blank = (): Declaration => ({
  key: '', zh: '', en: '', unit_zh: '', unit_en: '', group: 'office', admission: { owner: '', purpose_zh: '', purpose_en: '', basis: '' }, title: '', fields: [], states: [], transitions: [], list: { columns: [], filters: [] }, figures: [],
})
/** What is not in a box: its course, term, sights, list, figures, form, paper, sheet. */
export const written = ['number', 'states', 'transitions', 'due', 'sights', 'list', 'figures', 'form', 'paper', 'sheet'] as const
type Any = Record<string, unknown>
export const rest_of = (d: Declaration): string => JSON.stringify(Object.fromEntries(written.flatMap((k) => ((d as unknown as Any)[k] === undefined ? [] : [[k, (d as unknown as Any)[k]]]))), null, 2)
/** null: no JSON object. */
export function parsed_object(text: string): Any | null {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Any) : null
  } catch {
    return null
  }
}
export function with_rest(d: Declaration, rest: Any): Declaration {
  const kept = Object.fromEntries(Object.entries(d).filter(([k]) => !(written as readonly string[]).includes(k)))
  return { ...kept, ...Object.fromEntries(Object.entries(rest).filter(([k]) => (written as readonly string[]).includes(k))) } as unknown as Declaration
}
export function moved<T>(all: readonly T[], from: number, to: number): T[] {
  const out = [...all]
  if (from < 0 || to < 0 || from >= out.length || to >= out.length) return out
  out.splice(to, 0, ...out.splice(from, 1))
  return out
}
/** A key nobody uses yet. */
export function next_key(fields: readonly FieldOf[]): string {
  let n = fields.length + 1
  while (fields.some((f) => f.key === `field_${n}`)) n++
  return `field_${n}`
}
/** One choice a line: key, Chinese, English with | between. */
export const choices_text = (f: FieldOf) => (f.choices ?? []).map((c) => [c.key, c.zh, c.en ?? ''].join(' | ')).join('\n')
export function choices_of(text: string, before: FieldOf['choices']): NonNullable<FieldOf['choices']> {
  return text.split('\n').map((line) => line.split('|').map((part) => part.trim())).filter(([key]) => key).map(([key, zh, en]) => ({ ...before?.find((c) => c.key === key), key: key!, zh: zh || key!, en: en || zh || key! }))
}
/** Members that say nothing are left out, so that the file stays short. */
export function tidy_field(f: FieldOf): FieldOf {
  return Object.fromEntries(Object.entries(f).filter(([, v]) => v !== '' && v !== undefined && v !== false && !(Array.isArray(v) && !v.length))) as unknown as FieldOf
}
