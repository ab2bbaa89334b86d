// What is on this phone, as the pages see it.
import { shallowReactive } from 'vue'
import { ApiError, is_cut_off, type Schema, type Session } from '@/api'
import { office_time, set_clock } from '@/i18n/clock'
import { in_one, StorageFull } from './db'
import { drafts_of, keep_draft, type Begun, type Draft, type Entry } from './drafts'
import { drop_strays, keep_file } from './files'
import { ask_to_persist } from './keeping'
import { forget_keys } from './keys'
import { pull_ledgers, read_ledgers } from './ledgers'
import { accounts_here, leave, others_waiting } from './leaving'
import { finish, jobs_of, post, rewrite, sent_of, take_back, type Job, type Operation, type Pages, type Sent } from './outbox'
import { flush, renewal, type Stop } from './sender'
import { keep_single, pull, read_kept, read_single } from './sync'
import type { Due, DueSummary, Form, KeptHousehold, KeptLedgers } from './types'

interface Phone {
  account: string | null
  ready: boolean // what is kept is in memory
  served: boolean | null // whether this person registers visits; null: nobody is known yet
  households: Map<string, KeptHousehold>
  due: Due[]
  summaries: DueSummary[]
  places: Schema['PlaceRef'][]
  form: Form
  synced_at: string | null
  jobs: Job[]
  drafts: Draft[]
  entries: Entry[] // of ledgers, begun
  ledgers: KeptLedgers | null // once a page has asked for them
  sent: Sent[]
  of_others: number
  sending: boolean
  stop: Stop | null // why the last attempt to send ended
}
const nothing = (): Phone => ({
  account: null, ready: false, served: null, households: new Map(), due: [], summaries: [], places: [], form: {}, synced_at: null,
  jobs: [], drafts: [], entries: [], ledgers: null, sent: [], of_others: 0, sending: false, stop: null,
})
/** Its parts are replaced, never changed in place: five hundred households are not watched one by one. */
export const phone = shallowReactive<Phone>(nothing())

const last_account = 'lianxin.phone'
const first_wait_ms = 5000
const last_wait_ms = 600_000
const every_ms = 30_000
const ledgers_every_ms = 600_000
const breath_ms = 150 // after a save the page comes first
let wait_ms = first_wait_ms
let try_at = 0 // our own patience
let not_before = 0 // the office's word
let next_try: ReturnType<typeof setTimeout> | undefined
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('lianxin-phone')

async function load_kept(account: string) {
  const kept = await read_kept(account)
  if (phone.account !== account) return
  if (kept.synced_at) set_clock(new Date(Date.now() + kept.clock_ahead_ms).toISOString())
  Object.assign(phone, { households: new Map(kept.households.map((h) => [h.id, h])), due: kept.due, summaries: kept.summaries, places: kept.places, form: kept.form, synced_at: kept.synced_at })
}
async function load_unsent(account: string) {
  const [jobs, sent, begun, of_others] = await Promise.all([jobs_of(account), sent_of(account), drafts_of(account), others_waiting(account)])
  if (phone.account === account) Object.assign(phone, { jobs, sent, ...begun, of_others })
}
export async function reload_unsent() {
  if (phone.account) await load_unsent(phone.account)
}

/** The last person of this phone, when there is no network to ask who it is. */
export async function resume(): Promise<Session | null> {
  const account = localStorage.getItem(last_account)
  return account ? read_single(account, 'session').catch(() => null) : null
}
/** The phone becomes this person's. What another one got from the office before is destroyed; what that one wrote stays sealed. */
export async function open_phone(session: Session): Promise<void> {
  const account = session.account.id
  if (phone.account === account) {
    phone.served = session.may.includes('register_visits')
    return keep_single(account, 'session', { ...session, csrf_token: '' })
  }
  for (const other of await accounts_here()) if (other !== account) await leave(other)
  Object.assign(phone, nothing(), { account, served: session.may.includes('register_visits') })
  localStorage.setItem(last_account, account)
  await keep_single(account, 'session', { ...session, csrf_token: '' })
  await Promise.all([load_kept(account), load_unsent(account)])
  phone.ready = true
  void drop_strays(account, new Set([...phone.drafts, ...phone.jobs].flatMap((of) => of.files.map((f) => f.id)))).catch(() => undefined)
}
export async function leave_phone(): Promise<void> {
  const { account } = phone
  Object.assign(phone, nothing())
  ledgers_asked_at = 0
  localStorage.removeItem(last_account)
  if (account) await leave(account)
  channel?.postMessage('changed')
}

export async function sync_now(): Promise<void> {
  const { account } = phone
  if (!account || !phone.served) return
  try {
    const { full, households, gone, due, summaries } = await pull(account)
    const is_news = full || households.length + gone.length + due.length + summaries.length > 0
    if (is_news || !phone.synced_at) await load_kept(account)
    else phone.synced_at = new Date(office_time()).toISOString()
  } catch (error) {
    if (error instanceof StorageFull) return // what was there is still there
    if (!(error instanceof ApiError)) throw error
    if (error.status === 404 || error.status === 403) phone.served = false
  }
}

let ledgers_asked_at = 0
/** Declarations and records of ledgers, for the pages that show them. Not part of the first visit of the day, nor of every glance at the phone. */
export async function sync_ledgers(now = false): Promise<void> {
  const { account } = phone
  if (!account || !phone.served || (!now && Date.now() < ledgers_asked_at + ledgers_every_ms)) return
  ledgers_asked_at = Date.now()
  try {
    await pull_ledgers(account)
    if (phone.ledgers) await load_ledgers()
  } catch (error) {
    if (!(error instanceof ApiError) && !(error instanceof StorageFull)) throw error
    if (error instanceof ApiError && error.status === 0) ledgers_asked_at = 0
  }
}
export async function load_ledgers(): Promise<void> {
  const { account } = phone
  if (!account) return
  const kept = await read_ledgers(account)
  if (phone.account === account) phone.ledgers = kept
}

const wait_longer = (retry_after_seconds: number | null) => {
  not_before = retry_after_seconds ? Date.now() + retry_after_seconds * 1000 : 0
  try_at = Date.now() + wait_ms
  wait_ms = Math.min(last_wait_ms, wait_ms * 2)
  clearTimeout(next_try)
  next_try = setTimeout(() => void send_now(false), Math.max(try_at, not_before) - Date.now() + 1)
}
/** Sends what waits. `now`: something happened that makes it worth trying (a save, the network, somebody looking). */
export async function send_now(now = true): Promise<void> {
  const { account } = phone
  if (!account || phone.sending || Date.now() < not_before || (!now && Date.now() < try_at)) return
  if (!phone.jobs.some((j) => j.state !== 'attention')) return
  phone.sending = true
  const has_entries = phone.jobs.some((j) => j.pages)
  try {
    const done = await with_room(() => flush(account, () => load_unsent(account)))
    if (!done) return
    phone.stop = done.stop
    if (done.delivered || !done.stop) [wait_ms, try_at, not_before] = [first_wait_ms, 0, 0] // the line carries something
    if (done.stop) wait_longer(done.retry_after_seconds)
    channel?.postMessage('changed')
    if (done.delivered) await sync_now()
    if (done.delivered && has_entries) await sync_ledgers(true)
  } catch (error) {
    if (!(error instanceof StorageFull)) throw error
    wait_longer(null) // sending writes a little; what is unsent is still there
  } finally {
    phone.sending = false
    await reload_unsent()
  }
}

/** What is over can go before what is not: a full phone gives up the list of what was delivered first. */
async function with_room<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!(error instanceof StorageFull)) throw error
    await in_one(['sent'], 'readwrite', ({ sent }) => void sent.clear())
    return write()
  }
}
export async function keep(draft: Begun): Promise<void> {
  if (phone.account) await with_room(() => keep_draft(phone.account!, draft))
}
/** A sound or a picture of a draft is sealed at once; the draft names it. */
export async function attach(id: string, content: ArrayBuffer): Promise<void> {
  const account = phone.account!
  await with_room(() => keep_file(account, id, content))
}
/** Saved: on the phone for certain, and on its way as soon as there is a network. */
export async function save(draft: Begun, operation: Operation, what: string[], pages?: Pages): Promise<void> {
  const account = phone.account!
  const job = await with_room(() => post(account, draft, { made_at: new Date().toISOString(), operation, what, pages }))
  performance.mark('lianxin.saved') // on the disk; the journey measures up to here
  Object.assign(phone, { jobs: [...phone.jobs, job], drafts: phone.drafts.filter((d) => d.id !== draft.id), entries: phone.entries.filter((d) => d.id !== draft.id) })
  setTimeout(() => void Promise.all([send_now(), ask_to_persist()]), breath_ms)
}
export async function edit_again(job: Job): Promise<boolean> {
  const done = await take_back(job)
  await reload_unsent()
  return done
}
/** After a refusal, with what was put right; or as it was, because the office was. */
export async function send_again(job: Job, operation: Operation = job.operation): Promise<void> {
  await rewrite(job, { operation, refusal: undefined }, 'waiting')
  await reload_unsent()
  void send_now()
}

/** Not to be sent after all: the one who wrote it says so. It stays to be seen among what is done. */
export async function withdraw(job: Job): Promise<void> {
  await finish(job, { id: job.id, at: new Date().toISOString(), name: job.name, what: job.what, needs: [], notes: [], tickets: [], receipts: [], seconds: job.seconds, withdrawn: true })
  await reload_unsent()
}

let stop_all: AbortController | null = null
/** Keeps the phone and the office in step until the answer is called: at the start, with the network, when looked at, by the clock. */
export function keep_in_step(renew_session: () => Promise<unknown>): () => void {
  stop_all?.abort()
  const { signal } = (stop_all = new AbortController())
  renewal.session = renew_session
  const both = async () => {
    is_cut_off.value = navigator.onLine === false
    await send_now()
    if (navigator.onLine !== false) await sync_now()
    if (navigator.onLine !== false) await sync_ledgers()
  }
  addEventListener('online', () => void both(), { signal })
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void both(), { signal })
  channel?.addEventListener('message', () => (forget_keys(), void reload_unsent()), { signal })
  const timer = setInterval(() => void send_now(false), every_ms)
  signal.addEventListener('abort', () => clearInterval(timer))
  void both()
  return () => stop_all?.abort()
}
