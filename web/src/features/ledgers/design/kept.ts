// The draft stays in this browser until it is published or thrown away: a closed tab loses nothing.
import type { Declaration } from '../declaration'
import { readable } from './shape'

export interface Kept {
  version: number // it was begun on
  at: number // ms
  declaration: Declaration
}
const place = (type: string) => `lianxin.design.${type}`

export function kept_draft(type: string): Kept | null {
  try {
    const it = JSON.parse(localStorage.getItem(place(type)) ?? 'null') as Kept | null
    const read = it && readable(it.declaration)
    return it && read?.declaration && typeof it.version === 'number' ? { version: it.version, at: Number(it.at), declaration: read.declaration } : null
  } catch {
    return null
  }
}
/** False when there is no room for it. */
export function keep_draft(type: string, it: Kept): boolean {
  try {
    localStorage.setItem(place(type), JSON.stringify(it))
    return true
  } catch {
    return false
  }
}
export const forget_draft = (type: string) => localStorage.removeItem(place(type))
