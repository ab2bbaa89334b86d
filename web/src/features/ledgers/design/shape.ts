// Whether something read from a file or typed as JSON has the shape of a declaration, so that every box can show it.
// What it means is checked elsewhere; here only that texts are texts and lists are lists.
import type { Declaration } from '../declaration'
import { blank, whole } from './edits'

type Shape = 'text' | 'number' | 'yes' | { list: Shape } | { members: Record<string, Shape> }
const texts: Shape = { list: 'text' }
const of = (words: string, more: Record<string, Shape> = {}): Shape => ({ members: { ...Object.fromEntries(words.split(' ').map((w) => [w, 'text' as const])), ...more } })
const check = of('holds zh en')
const choice = of('key zh en', { synonyms: texts, closed: 'yes' })
const field_members: Record<string, Shape> = { choices: { list: choice }, checks: { list: check }, heads: texts, approximate: 'yes', responsible: 'yes', personal: 'yes', decimals: 'number', longest: 'number' }
const field_words = 'key zh en kind hint_zh hint_en why_zh why_en measure_zh measure_en element ledger required visible computed'
const column = of(field_words, field_members)
const declaration = of('key zh en unit_zh unit_en group title number', {
  version: 'number', admission: of('owner purpose_zh purpose_en basis until'), fields: { list: of(field_words, { ...field_members, columns: { list: column } }) },
  states: { list: of('key zh en tone') }, transitions: { list: of('key zh en to when when_zh when_en', { from: texts, by: texts, asks: texts, note: 'yes', another: 'yes', issues: 'yes' }) },
  due: of('from', { working_days: 'number', days: 'number', warn: 'number' }), sights: { members: { read: texts, write: texts, levels: texts, public_fields: texts, public_states: texts } },
  list: of('sort', { columns: texts, filters: texts }), figures: { list: of('key zh en unit_zh unit_en measure over where value hit on', { by: texts, decimals: 'number', divide: 'number' }) },
  form: { list: of('zh en', { fields: texts }) }, paper: of('title_zh template', { landscape: 'yes', columns: texts }), sheet: { members: { key: texts, skip: texts, wan: 'yes' } },
})
const plain = { text: 'string', number: 'number', yes: 'boolean' } as const

/** Where it is not so; null: it is. */
function misshaped(it: unknown, shape: Shape, at: string): string | null {
  if (it === undefined || it === null) return null
  if (typeof shape === 'string') return typeof it === plain[shape] ? null : at
  if ('list' in shape) {
    if (!Array.isArray(it)) return at
    for (const [n, each] of it.entries()) {
      const wrong = each === null ? `${at}[${n}]` : misshaped(each, shape.list, `${at}[${n}]`)
      if (wrong) return wrong
    }
    return null
  }
  if (typeof it !== 'object' || Array.isArray(it)) return at
  for (const [name, value] of Object.entries(it)) {
    const path = at ? `${at}.${name}` : name
    const wrong = name in shape.members ? misshaped(value, shape.members[name]!, path) : path
    if (wrong) return wrong
  }
  return null
}
export interface Readable {
  declaration?: Declaration
  wrong?: string // path of what has no place there or is of another kind
}
export function readable(it: unknown): Readable {
  if (typeof it !== 'object' || it === null || Array.isArray(it)) return { wrong: '' }
  const wrong = misshaped(it, declaration, '')
  return wrong === null ? { declaration: whole({ ...blank(), ...(it as Partial<Declaration>) }) } : { wrong }
}
/** From text; also '' as the path where it is no JSON. */
export function read_text(text: string): Readable {
  try {
    return readable(JSON.parse(text))
  } catch {
    return { wrong: '' }
  }
}
