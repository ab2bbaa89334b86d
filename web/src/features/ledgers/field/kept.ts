// Ledgers as they lie on the phone: found, named and counted without a network.
import { computed, onMounted, provide, ref, watch } from 'vue'
import { today } from '@/i18n/dates'
import { load_ledgers, phone, sync_ledgers } from '@/offline'
import type { Kind } from '../declaration'
import type { Ledger, Opened } from '../ledgers.api'
import { kept_here, type Option } from '../naming'
import { set_workdays } from '../workdays'

export interface KeptRecord {
  type: string
  opened: Opened
}
const most_found = 12
const named = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(' ')
const place_name = (code: string) => phone.ledgers?.register.places.find((p) => p.code === code)?.name ?? phone.places.find((p) => p.code === code)?.name

export const ledgers_here = () => (phone.ledgers?.types ?? []) as unknown as Ledger[]
export const ledger_here = (type: string) => ledgers_here().find((l) => l.declaration.key === type)
export const records_here = () => (phone.ledgers?.records ?? []) as KeptRecord[]

function all_of(kind: Kind, ledger: string): Option[] {
  const register = phone.ledgers?.register
  const homes = [...phone.households.values()]
  switch (kind) {
    case 'person': return (register?.people ?? []).map((p) => ({ key: p.id, label: p.name, hint: p.hint || undefined }))
    case 'unit': return (register?.units ?? []).map((u) => ({ key: u.id, label: u.name }))
    case 'place': return (register?.places ?? []).map((p) => ({ key: p.code, label: p.name }))
    case 'household': return homes.map((h) => ({ key: h.id, label: named(h.number, h.head), hint: place_name(h.place) }))
    case 'ticket': return homes.flatMap((h) => (h.open_tickets ?? []).map((k) => ({ key: k.id, label: k.title, hint: h.head })))
    case 'record': return records_here().filter((r) => r.type === ledger).map(({ opened: { record } }) => ({ key: record.id, label: record.title || record.number, hint: named(record.title ? record.number : '', record.place.name) }))
    default: return []
  }
}
export const find_here = (kind: Kind, q: string, ledger: string): Option[] => all_of(kind, ledger).filter((o) => !q || named(o.label, o.hint).toLowerCase().includes(q.toLowerCase())).slice(0, most_found)

/** Ledgers one may write: open, and for places of a level one has. */
export function ledgers_to_write(): Ledger[] {
  const levels = new Set(phone.ledgers?.register.places.map((p) => p.level))
  return ledgers_here().filter((l) => {
    const wanted = (l.declaration as { sights?: { levels?: string[] } }).sights?.levels ?? []
    return l.may.includes('write') && !l.closed && (!wanted.length || !levels.size || wanted.some((level) => levels.has(level)))
  })
}
/** A day that has come since the phone asked last makes it late. */
export const light_now = ({ light, due_on }: Opened['record']) => (due_on && light !== 'none' && due_on < today() ? 'red' : light)

/** What is kept, read when a page opens; fetched when nothing was kept yet. */
export function use_kept() {
  provide(kept_here, find_here)
  const is_reading = ref(true)
  onMounted(async () => {
    await load_ledgers()
    if (!phone.ledgers) {
      await sync_ledgers(true)
      await load_ledgers()
    }
    is_reading.value = false
  })
  watch(() => phone.ledgers?.calendar, (years) => years && set_workdays(years), { immediate: true })
  return { is_here: computed(() => phone.ledgers !== null), is_reading }
}
