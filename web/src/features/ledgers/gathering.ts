// What rows of a table can be made of: requests, problems, records of another ledger, the overdue first of all.
import { api, ask } from '@/api'
import type { Kind } from './declaration'
import { find_records } from './ledgers.api'

export interface Found {
  id: string
  title: string
  hint: string
  due_on?: string | null
  light: string
}
export interface Gathered {
  items: Found[]
  more: boolean
}
const limit = 50
const said = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(' · ')

export const is_gathered = (kind: Kind) => kind === 'ticket' || kind === 'problem' || kind === 'record'
export async function gathered(kind: Kind, ledger: string, q: string, overdue: boolean): Promise<Gathered> {
  if (kind === 'record') {
    const page = await find_records(ledger, { q: q || undefined, due: overdue ? 'overdue' : undefined, sort: 'due', limit })
    return { items: page.items.map((r) => ({ id: r.id, title: r.title || r.number, hint: said(r.number, r.state?.name, r.place.name), due_on: r.due_on, light: r.light })), more: !!page.next }
  }
  const query = { q: q || undefined, light: overdue ? (['red'] as const) : undefined, kind: kind === 'problem' ? (['problem'] as const) : undefined, sort: 'due', limit }
  const page = await ask(api.GET('/api/v1/tickets', { params: { query: query as never } }))
  return { items: page.items.map((x) => ({ id: x.id, title: x.title, hint: said(x.number, x.place.name), due_on: x.due?.at?.slice(0, 10), light: x.due?.light ?? 'none' })), more: !!page.next }
}
