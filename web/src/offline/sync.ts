// What the phone holds of the office: my places, my households, what I owe. Taken in whole or not at all.
import { api, ask } from '@/api'
import { in_one, read_all, read_row } from './db'
import { key_of } from './keys'
import { open_seal, seal, type Sealed } from './seal'
import type { Due, DueSummary, Form, KeptHousehold, Register, SyncAnswer } from './types'
import type { Schema } from '@/api'

export interface Kept {
  households: KeptHousehold[]
  due: Due[]
  summaries: DueSummary[]
  places: Schema['PlaceRef'][]
  form: Form
  synced_at: string | null
  clock_ahead_ms: number
}
/** Small things that stand alone, each a row of the store `me`. */
interface Single {
  session: Schema['Session']
  token: string
  summaries: DueSummary[]
  places: Schema['PlaceRef'][]
  form: Form
  synced: { at: string; clock_ahead_ms: number }
  ledgers: Schema['LedgerPhone']
  register: Register
}
const me_id = (account: string, name: keyof Single) => `${account}/${name}`
const due_id = (d: Due) => [d.rule, d.period, d.household ?? d.place ?? ''].join('|')

export async function read_single<Name extends keyof Single>(account: string, name: Name): Promise<Single[Name] | null> {
  const row = await read_row<Sealed>('me', me_id(account, name))
  return row ? open_seal<Single[Name]>(await key_of('kept', account), 'me', row) : null
}
async function sealed_single<Name extends keyof Single>(account: string, name: Name, value: Single[Name]): Promise<Sealed> {
  return { account, ...(await seal(await key_of('kept', account), 'me', me_id(account, name), value)) } as Sealed
}
export async function keep_single<Name extends keyof Single>(account: string, name: Name, value: Single[Name]): Promise<void> {
  const row = await sealed_single(account, name, value)
  await in_one(['me'], 'readwrite', ({ me }) => void me.put(row))
}

async function rows_of<T>(account: string, store: 'households' | 'due'): Promise<T[]> {
  const rows = (await read_all<Sealed & { account: string }>(store)).filter((r) => r.account === account)
  if (!rows.length) return []
  const key = await key_of('kept', account)
  return Promise.all(rows.map((row) => open_seal<T>(key, store, row)))
}
export async function read_kept(account: string): Promise<Kept> {
  const [households, due, summaries, places, form, synced] = await Promise.all([
    rows_of<KeptHousehold>(account, 'households'), rows_of<Due>(account, 'due'),
    read_single(account, 'summaries'), read_single(account, 'places'), read_single(account, 'form'), read_single(account, 'synced'),
  ])
  return { households, due, summaries: summaries ?? [], places: places ?? [], form: form ?? {}, synced_at: synced?.at ?? null, clock_ahead_ms: synced?.clock_ahead_ms ?? 0 }
}

/** All rows of an answer go to the disk together with its token: the token never runs ahead of what it stands for. */
export async function take_in(account: string, answer: SyncAnswer, now_ms = Date.now()): Promise<void> {
  const key = await key_of('kept', account)
  const seal_row = async (store: string, id: string, value: unknown) => ({ account, ...(await seal(key, store, id, value)) })
  const form = { ...(await read_single(account, 'form')), ...answer.form }
  const households = await Promise.all(answer.households.map((h) => seal_row('households', h.id, h)))
  const due = await Promise.all(answer.due.map((d) => seal_row('due', due_id(d), d)))
  const keep_old = !answer.full
  const me = await Promise.all([
    sealed_single(account, 'token', answer.token),
    ...(keep_old && !answer.summaries.length ? [] : [sealed_single(account, 'summaries', answer.summaries)]),
    ...(keep_old && !answer.places.length ? [] : [sealed_single(account, 'places', answer.places)]),
    ...(answer.form ? [sealed_single(account, 'form', form)] : []),
    sealed_single(account, 'synced', { at: answer.server_now, clock_ahead_ms: Date.parse(answer.server_now) - now_ms }),
  ])
  const gone = new Set(answer.gone)
  const no_more = keep_old && gone.size ? (await rows_of<Due>(account, 'due')).filter((d) => d.household && gone.has(d.household)).map(due_id) : []
  await in_one(['me', 'households', 'due'], 'readwrite', (s) => {
    if (answer.full) for (const store of [s.households, s.due]) store.clear()
    for (const id of gone) s.households.delete(id)
    for (const id of no_more) s.due.delete(id)
    for (const row of households) s.households.put(row)
    for (const row of due) s.due.put(row)
    for (const row of me) s.me.put(row)
  })
}

/** Asks for what changed since the last time and keeps it; throws an ApiError when there is no answer. */
export async function pull(account: string): Promise<SyncAnswer> {
  const since = (await read_single(account, 'token')) ?? undefined
  const answer = (await ask(api.GET('/api/v1/sync', { params: { query: { since } } }))) as SyncAnswer
  await take_in(account, answer)
  return answer
}
