// One change for many records: each with its own version, each with its own answer; what failed can be sent again, what was done taken back.
import { computed, reactive, ref, watch } from 'vue'
import { api, ApiError, ask, type Schema } from '@/api'
import { read_record, type Fields, type Opened } from './ledgers.api'

export interface BulkChange {
  fields?: Fields
  unit?: string
  step?: string
  note?: string
  withdraw?: boolean
  restore?: boolean
}
export interface Sent {
  state: 'waiting' | 'done' | 'failed'
  why?: string
  version?: number // after it was done
}
const read_at_a_time = 4
const sent_at_a_time = 100

async function some_at_a_time<T>(items: T[], work: (item: T) => Promise<void>) {
  const left = [...items]
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: read_at_a_time }, worker))
}

/** The picked records as they are now, and what may be done with every one of them. */
export function use_picked_records(type: () => string, picked: () => Set<string>) {
  const known = reactive(new Map<string, Opened>())
  const reading = ref(false)
  const read = (id: string) => read_record(type(), id).then((r) => void known.set(id, r), (e: unknown) => {
    if (!(e instanceof ApiError)) throw e
  })
  watch(picked, async (ids) => {
    for (const id of known.keys()) if (!ids.has(id)) known.delete(id)
    reading.value = true
    await some_at_a_time([...ids].filter((id) => !known.has(id)), read)
    reading.value = false
  }, { immediate: true })
  const records = computed(() => [...picked()].flatMap((id) => known.get(id) ?? []))
  const all_known = computed(() => records.value.length > 0 && records.value.length === picked().size)
  const may = (what: Opened['may'][number]) => all_known.value && records.value.every((r) => r.may.includes(what))
  const steps = computed(() => (all_known.value ? records.value[0]!.steps.filter((s) => records.value.every((r) => r.steps.some((each) => each.key === s.key))) : []))
  const read_again = (ids: string[]) => some_at_a_time(ids, read)
  return { records, reading, may, steps, known, read_again }
}

type Operation = Schema['Batch']['operations'][number]
function operation(type: string, it: { id: string; version: number }, change: BulkChange): Operation {
  const at = `/api/v1/ledgers/${type}/records/${it.id}`
  const if_match = `"${it.version}"`
  if (change.step) return { method: 'POST', path: `${at}/commands`, if_match, body: { command: 'step', step: change.step, note: change.note, fields: change.fields } }
  if (change.withdraw || change.restore) return { method: 'POST', path: `${at}/commands`, if_match, body: { command: change.withdraw ? 'withdraw' : 'restore', note: change.note } }
  return { method: 'PATCH', path: at, if_match, body: { fields: change.fields, unit: change.unit } }
}
function why_of(body: unknown): string {
  const problem = body as Partial<Schema['Problem']> | null
  return (problem?.errors ?? []).map((e) => e.message).join(' ') || [problem?.title, problem?.detail].filter(Boolean).join(' ')
}

export function use_bulk_records(type: () => string) {
  const sent = reactive(new Map<string, Sent>())
  const count = (state: Sent['state']) => computed(() => [...sent.values()].filter((s) => s.state === state).length)
  const done = count('done')
  const failed = count('failed')
  async function send(records: { id: string; version: number }[], of: (id: string) => BulkChange) {
    for (const r of records) sent.set(r.id, { state: 'waiting' })
    for (let at = 0; at < records.length; at += sent_at_a_time) {
      const piece = records.slice(at, at + sent_at_a_time)
      try {
        const { results } = await ask(api.POST('/api/v1/batch', { body: { operations: piece.map((r) => operation(type(), r, of(r.id))) } }))
        piece.forEach((r, n) => {
          const { status, body } = results[n]!
          const version = (body as { record?: { version?: number } } | null)?.record?.version
          sent.set(r.id, status < 300 ? { state: 'done', version } : { state: 'failed', why: why_of(body) })
        })
      } catch (e) {
        if (!(e instanceof ApiError)) throw e
        for (const r of piece) sent.set(r.id, { state: 'failed', why: e.problem.title })
      }
    }
  }
  return { sent, done, failed, send }
}

/** What takes a change back, where something can: a step cannot. */
export function taking_back(change: BulkChange, before: Opened): BulkChange | null {
  if (change.step) return null
  if (change.withdraw) return { restore: true }
  const was = before.record.fields as Fields
  return { fields: change.fields && Object.fromEntries(Object.keys(change.fields).map((key) => [key, was[key] ?? null])), unit: change.unit && before.record.unit?.id }
}
