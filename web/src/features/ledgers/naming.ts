// What a field may name, found by what is typed. Who is in no register is written as a plain name.
import type { InjectionKey } from 'vue'
import { api, ApiError, ask, is_cut_off } from '@/api'
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
  place: async (q) => (await ask(api.GET('/api/v1/places', { params: { query: asked(q) } }))).items.map((p) => ({ key: p.code, label: p.name, hint: p.full_name })),
  household: async (q) => (await ask(api.GET('/api/v1/households', { params: { query: asked(q) } }))).items.map((h) => ({ key: h.id, label: numbered(h.number, h.name), hint: h.place.full_name })),
  ticket: async (q) => (await ask(api.GET('/api/v1/tickets', { params: { query: asked(q) } }))).items.map((x) => ({ key: x.id, label: x.title, hint: numbered(x.number, x.place.full_name) })),
  problem: async (q) => (await ask(api.GET('/api/v1/problems', { params: { query: asked(q) } }))).items.map((p) => ({ key: p.id, label: p.title, hint: p.number })),
  record: async (q, ledger) => (await find_records(ledger, asked(q))).items.map((r) => ({ key: r.id, label: r.title || r.number, hint: numbered(r.title ? r.number : '', r.place.name) })),
}
/** What is found without a network, of a phone that keeps it. */
export type Finder = (kind: Kind, q: string, ledger: string) => Option[]
export const kept_here: InjectionKey<Finder> = Symbol('kept here')
const enough = 3

const single: Partial<Record<Kind, Kind>> = { people: 'person', units: 'unit' }
export const single_of = (kind: Kind): Kind => single[kind] ?? kind
const is_free = (kind: Kind) => kind === 'person' || kind === 'unit'

export const finding = (kind: Kind, ledger: string, as_written: string, kept?: Finder) => async (q: string): Promise<Option[]> => {
  const one = single_of(kind)
  let found = kept?.(one, q, ledger) ?? []
  const is_enough = kept && (found.length >= enough || !q || is_cut_off.value)
  try {
    const there = is_enough ? [] : ((await finders[one]?.(q, ledger)) ?? [])
    found = [...found, ...there.filter((o) => !found.some((f) => f.key === o.key))]
  } catch (error) {
    if ((!is_free(one) && !kept) || !(error instanceof ApiError)) throw error // a name can be written without the register
  }
  const is_known = found.some((o) => o.label === q)
  return q && is_free(one) && !is_known ? [...found, { key: q, label: q, hint: as_written }] : found
}
export const is_id = (said: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(said)
