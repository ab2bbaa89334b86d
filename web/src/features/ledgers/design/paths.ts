// Where in the designer a path of the declaration is edited, and what it is called there.
import { translate } from '@/i18n'
import { called, type Declaration, type Named } from '../declaration'
import { value_at } from './edits'

export const parts = ['about', 'fields', 'form', 'course', 'list', 'figures', 'sights', 'paper', 'json', 'publish'] as const
export type Part = (typeof parts)[number]
const by_member: Record<string, Part> = { fields: 'fields', form: 'form', states: 'course', transitions: 'course', due: 'course', list: 'list', figures: 'figures', sights: 'sights', paper: 'paper', sheet: 'paper' }
export const part_of = (path: string): Part => by_member[/^\w+/.exec(path)?.[0] ?? ''] ?? 'about'

/** fields[2].columns[0].zh as 经费 › 来源 */
export function path_words(d: Declaration, path: string): string {
  const named: string[] = []
  for (const found of path.matchAll(/\[\d+\]/g)) {
    const at = path.slice(0, found.index + found[0].length)
    const it = value_at(d, at) as (Named & { key?: string; holds?: string }) | string | undefined
    const words = typeof it === 'object' ? (it.holds === undefined && called(it)) || it.key || '' : ''
    if (words) named.push(words)
  }
  return named.length ? named.join(' › ') : translate(`design.part.${part_of(path)}`)
}
