import type { Schema } from '@/api'

export interface SplitDraft {
  closes: boolean
  parts: { code: string; name: string; short_name: string; tickets: string }[]
  goes: Record<string, number> // code of a child or id of a unit → which part; missing: nowhere yet, or it stays
  rest: number | null // which part takes what is named nowhere
}

export const new_part = (): SplitDraft['parts'][number] => ({ code: '', name: '', short_name: '', tickets: '' })
export const new_split = (): SplitDraft => ({ closes: false, parts: [new_part()], goes: {}, rest: null })

/** Taken away together with what was to go to it. */
export function drop_part(split: SplitDraft, n: number) {
  split.parts.splice(n, 1)
  split.goes = Object.fromEntries(Object.entries(split.goes).filter(([, part]) => part !== n).map(([what, part]) => [what, part > n ? part - 1 : part]))
  if (split.rest === n) split.rest = null
  else if (split.rest !== null && split.rest > n) split.rest--
}

const numbers = (typed: string) => typed.split(/[\n,，;；、]+/).map((one) => one.trim()).filter(Boolean)

export function split_body(split: SplitDraft, children: string[], units: string[]): Pick<Schema['PlaceChange'], 'closes' | 'parts'> {
  const parts = split.parts.map((part, n) => {
    const body: Schema['SplitPart'] = { code: part.code.trim(), name: part.name.trim() }
    if (part.short_name.trim()) body.short_name = part.short_name.trim()
    const [below, at, tickets] = [children.filter((c) => split.goes[c] === n), units.filter((u) => split.goes[u] === n), numbers(part.tickets)]
    if (below.length) body.children = below
    if (at.length) body.units = at
    if (tickets.length) body.tickets = tickets
    if (split.closes && split.rest === n) body.takes_rest = true
    return body
  })
  return { closes: split.closes, parts }
}
