// A record, a step or a comment while it is being written: it keeps itself, and turns into one operation when it is done.
import { onBeforeUnmount, onMounted, ref, shallowRef, watch, type WatchSource } from 'vue'
import { new_id } from '@/api'
import { office_time } from '@/i18n/clock'
import { translate } from '@/i18n'
import { drop_draft, keep, phone, reload_unsent, save, StorageFull, type Entry, type Operation, type Pages } from '@/offline'
import { called, field_named, type Declaration } from '../declaration'
import type { Fields, Names, Opened } from '../ledgers.api'
import { words_of } from '../words'

const pause_ms = 300

/** What fields are called, by path; {n} is the row of a table. */
export function labels_of(d: Declaration): Record<string, string> {
  const fields = d.fields.flatMap((f) => [[`fields.${f.key}`, called(f)], ...(f.columns ?? []).map((c) => [`fields.${f.key}.${c.key}`, translate('ledgers.cell', { field: called(f), n: '{n}', column: called(c) })])])
  return Object.fromEntries([...fields, ['place', translate('ledgers.place')], ['note', translate('ledgers.note')]])
}
export function new_entry(d: Declaration, more: Partial<Entry> = {}): Entry {
  const now = office_time()
  return { id: new_id(now), of: 'ledger', ledger: d.key, name: called(d), began_at: new Date(now).toISOString(), app: __APP_VERSION__, fields: {}, names: {}, labels: labels_of(d), files: [], seconds: 0, touched: false, ...more }
}
export function name_of(d: Declaration, fields: Fields, names: Names): string {
  const title = field_named(d, d.title ?? '')
  return (title && words_of(title, fields[title.key], names)) || called(d)
}

const path = (entry: Entry) => `/api/v1/ledgers/${entry.ledger}/records`
export const pages_of = (entry: Entry): Pages => ({
  waiting: `/ledgers/kept/${entry.id}`,
  arrived: `/ledgers/${entry.ledger}/records/${entry.record ?? entry.id}`,
  form: entry.record ? `/ledgers/${entry.ledger}/records/${entry.record}/do?draft=${entry.id}${entry.step ? `&step=${entry.step}` : ''}` : `/ledgers/${entry.ledger}/new?draft=${entry.id}`,
})
export const entering = (entry: Entry, fields: Fields): Operation => ({ method: 'POST', path: path(entry), body: { id: entry.id, ...(entry.place ? { place: entry.place.code } : {}), fields } })
export const commenting = (entry: Entry): Operation => ({ method: 'POST', path: `${path(entry)}/${entry.record}/commands`, body: { command: 'comment', id: entry.id, note: entry.note?.trim() } })
export function stepping(entry: Entry, there: Opened, changes: Fields): Operation {
  const note = entry.note?.trim()
  const body = { command: 'step', id: entry.id, step: entry.step, ...(note ? { note } : {}), ...(Object.keys(changes).length ? { fields: changes } : {}) }
  return { method: 'POST', path: `${path(entry)}/${entry.record}/commands`, if_match: `"${there.record.version}"`, body }
}

/** `entry` as it stands is kept a moment after what is watched has changed, and when the page is left. */
export function use_keeping(entry: () => Entry, watched: WatchSource[]) {
  const kept_at = shallowRef<number | null>(null)
  const full = ref(false)
  const is_pending = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let is_over = false
  async function write() {
    clearTimeout(timer)
    timer = undefined
    if (is_over) return
    is_pending.value = false
    try {
      await keep({ ...entry(), touched: true })
      if (!timer) kept_at.value = office_time()
      full.value = false
    } catch (error) {
      if (!(error instanceof StorageFull)) throw error
      full.value = true
    }
  }
  watch(watched, () => {
    is_pending.value = true
    timer ??= setTimeout(() => void write(), pause_ms)
  }, { deep: true })
  const at_once = () => timer && void write()
  onMounted(() => addEventListener('pagehide', at_once))
  onBeforeUnmount(() => {
    removeEventListener('pagehide', at_once)
    if (timer) void write().then(reload_unsent)
  })
  const end = () => {
    is_over = true
    clearTimeout(timer)
    timer = undefined
  }
  /** False: the phone is full, and what was written is still on the screen. */
  async function finish(operation: Operation, what: 'record' | 'step' | 'comment', name: string): Promise<boolean> {
    const done: Entry = { ...entry(), name, touched: true }
    delete done.refusal
    try {
      await save(done, operation, [what], pages_of(done))
    } catch (error) {
      if (!(error instanceof StorageFull)) throw error
      full.value = true
      return false
    }
    end()
    return true
  }
  async function throw_away() {
    end()
    await drop_draft(entry())
    await reload_unsent()
  }
  return { kept_at, full, is_pending, finish, throw_away }
}
export const begun_as = (id: unknown): Entry | undefined => phone.entries.find((e) => e.id === id)
