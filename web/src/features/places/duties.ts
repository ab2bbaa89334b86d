// Who handles what at a place: the tree of categories over the units of the place and of those above it.
import type { Schema } from '@/api'
import type { Unit } from './places.api'

export type Category = Schema['PackItem']
export interface Handler {
  unit: Unit
  by: string // the category through which: itself or one above it
}
export interface DutyRow {
  category: Category
  depth: number
  own: Handler[] // of the place itself, the narrowest first
  above: Handler[] // of the nearest place above that has any
  state: 'handled' | 'overlap' | 'above' | 'nobody'
  parts_open: number // categories below that nobody of the place handles
}

/** "water.drinking.well", "water.drinking", "water" */
export function with_parents(code: string): string[] {
  const parts = code.split('.')
  return parts.map((_, n) => parts.slice(0, parts.length - n).join('.'))
}

function handlers(units: Unit[], code: string): Handler[] {
  const chain = with_parents(code)
  return units
    .flatMap((unit) => {
      const by = chain.find((c) => unit.categories?.includes(c))
      return by ? [{ unit, by }] : []
    })
    .sort((a, b) => b.by.length - a.by.length)
}

export function duty_rows(categories: Category[], units: Unit[], place: string): DutyRow[] {
  const own_units = units.filter((u) => u.place.code === place)
  const above_units = units.filter((u) => u.place.code !== place) // the nearest place first
  const rows = categories.map((category): DutyRow => {
    const own = handlers(own_units, category.code)
    const all_above = handlers(above_units, category.code)
    const nearest = above_units.find((u) => all_above.some((h) => h.unit.id === u.id))?.place.code
    const above = own.length ? [] : all_above.filter((h) => h.unit.place.code === nearest)
    const narrowest = own[0]?.by.length ?? 0
    const state = own.filter((h) => h.by.length === narrowest).length > 1 ? 'overlap' : own.length ? 'handled' : above.length ? 'above' : 'nobody'
    return { category, depth: category.code.split('.').length - 1, own, above, state, parts_open: 0 }
  })
  for (const row of rows) row.parts_open = rows.filter((r) => r.category.code.startsWith(`${row.category.code}.`) && !r.own.length).length
  return rows
}

/** A ticked category covers those below it: what it covers is not kept beside it. */
export function tick(ticked: string[], code: string, on: boolean): string[] {
  if (!on) return ticked.filter((c) => c !== code)
  return [...ticked.filter((c) => !c.startsWith(`${code}.`) && c !== code), code].sort()
}
export const is_covered = (ticked: string[], code: string) => with_parents(code).slice(1).some((c) => ticked.includes(c))

/** rows that match, with the rows above them for the sense of them */
export function narrowed(rows: DutyRow[], words: string, only: '' | 'gap' | 'overlap'): DutyRow[] {
  const fits = (r: DutyRow) =>
    (!words || r.category.name.includes(words) || [...r.own, ...r.above].some((h) => h.unit.name.includes(words))) &&
    (only === '' || (only === 'overlap' ? r.state === 'overlap' : !r.own.length))
  const kept = new Set(rows.filter(fits).flatMap((r) => with_parents(r.category.code)))
  return rows.filter((r) => kept.has(r.category.code))
}
