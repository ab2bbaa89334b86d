// What a field may name, found by what is typed. Who is in no register is written as a plain name.
import { api, ApiError, ask } from '@/api'
import type { Kind } from './declaration'
import { find_records } from './ledgers.api'

export interface Option {
  key: string
  label: string
  hint?: string
}
const asked = (q: string) => ({ q: q || undefined, limit: 12 })
const numbered = (number: string, title: string) => [number, title].filter(Boolean).join(' ')

const finders: Partial<Record<Kind, (q: string, ledger: string) => Promise<Option[]>>> = {
  person: async (q) => (await ask(api.GET('/api/v1/people', { params: { query: asked(q) } }))).items.map((p) => ({ key: p.id, label: p.name, hint: [p.unit?.name, p.post].filter(Boolean).join(' · ') || undefined })),
  unit: async (q) => (await ask(api.GET('/api/v1/units', { params: { query: asked(q) } }))).items.map((u) => ({ key: u.id, label: u.name, hint: u.place.full_name })),
  household: async (q) => (await ask(api.GET('/api/v1/households', { params: { query: asked(q) } }))).items.map((h) => ({ key: h.id, label: numbered(h.number, h.name), hint: h.place.full_name })),
  ticket: async (q) => (await ask(api.GET('/api/v1/tickets', { params: { query: asked(q) } }))).items.map((x) => ({ key: x.id, label: x.title, hint: numbered(x.number, x.place.full_name) })),
  problem: async (q) => (await ask(api.GET('/api/v1/problems', { params: { query: asked(q) } }))).items.map((p) => ({ key: p.id, label: p.title, hint: p.number })),
  record: async (q, ledger) => (await find_records(ledger, asked(q))).items.map((r) => ({ key: r.id, label: r.title || r.number, hint: numbered(r.title ? r.number : '', r.place.name) })),
}
const single: Partial<Record<Kind, Kind>> = { people: 'person', units: 'unit' }
export const single_of = (kind: Kind): Kind => single[kind] ?? kind
const is_free = (kind: Kind) => kind === 'person' || kind === 'unit'

export const finding = (kind: Kind, ledger: string, as_written: string) => async (q: string): Promise<Option[]> => {
  const one = single_of(kind)
  let found: Option[] = []
  try {
    found = (await finders[one]?.(q, ledger)) ?? []
  } catch (error) {
    if (!is_free(one) || !(error instanceof ApiError)) throw error // a name can be written without the register
  }
  const is_known = found.some((o) => o.label === q)
  return q && is_free(one) && !is_known ? [...found, { key: q, label: q, hint: as_written }] : found
}
export const is_id = (said: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(said)
