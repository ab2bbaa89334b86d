// The code of a thing follows its English name until it is written by hand; one that was published stays.
import type { Declaration } from '../declaration'
import type { Designing } from './context'
import { free_key, is_made_key, value_at, with_at } from './edits'

type Rename = (d: Declaration, at: string, key: string) => Declaration
const plainly: Rename = (d, at, key) => with_at(d, `${at}.key`, key)

/** `at`: fields[2], fields[2].columns[0], states[1] … */
export function put_english({ draft, put, settled }: Pick<Designing, 'draft' | 'put' | 'settled'>, at: string, words: string, rename = plainly) {
  const [, list, n] = /^(.*)\[(\d+)\]$/.exec(at)!
  const all = value_at(draft.value, list!) as { key: string; en?: string }[]
  const before = all[Number(n)]!
  const others = all.filter((_, each) => each !== Number(n)).map((it) => it.key)
  const next = with_at(draft.value, `${at}.en`, words)
  const key = free_key(words, others)
  const follows = !settled.has(before.key) && (is_made_key(before.key) || before.key === free_key(before.en ?? '', others))
  put(follows && key ? rename(next, at, key) : next, `${at}.en`)
}
/** Every code of a version that was published: records and sheets know things by them. */
export function keys_in(it: unknown): string[] {
  if (Array.isArray(it)) return it.flatMap(keys_in)
  if (typeof it !== 'object' || it === null) return []
  return Object.entries(it).flatMap(([k, v]) => (k === 'key' && typeof v === 'string' ? [v] : keys_in(v)))
}
