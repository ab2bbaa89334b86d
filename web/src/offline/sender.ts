// Sends what is waiting, in order, each exactly once: the id of a job is the id of the record, and the office answers a
// repeated id with its first answer. No network, 401, 429 and 5xx stop everything and are tried again later; any other refusal
// concerns one job, which is kept with the office's words while the others go on.
import { api, ApiError, ask, asking, type Schema } from '@/api'
import { mark, rewrite, finish, jobs_of, type Job } from './outbox'
import type { Attached, Refusal } from './types'
import { read_file } from './files'
import { alone } from './lock'

export type Stop = 'offline' | 'signed_out' | 'busy'
export interface Flushed {
  delivered: number
  refused: number
  stop: Stop | null
  retry_after_seconds: number | null
}
type Result = Schema['BatchResult']['results'][number]

const most_at_once = 20
const patience_ms = 60_000
const file_patience_ms = 240_000 // two megabytes over a thin line
export const lock_name = 'lianxin.outbox'

/** How the session is asked for anew; its owner sets it. Without a session the office refuses everything. */
export const renewal: { session: () => Promise<unknown> } = { session: () => Promise.resolve() }

class Stopped extends Error {
  constructor(readonly why: Stop, readonly retry_after_seconds: number | null = null) {
    super(why)
  }
}
const stops = (status: number): Stop | null => (status === 0 ? 'offline' : status === 401 ? 'signed_out' : status === 429 || status === 408 || status === 425 || status >= 500 ? 'busy' : null)

function stopped_by(error: unknown): Stopped | null {
  if (error instanceof Stopped) return error
  if (!(error instanceof ApiError)) return null
  const why = stops(error.status)
  return why && new Stopped(why, error.retry_after_seconds)
}
function refusal_of(status: number, body: unknown): Refusal {
  const problem = (body ?? {}) as { title?: string; detail?: string; errors?: { field: string; message: string }[]; current?: Record<string, unknown> }
  const fields: Record<string, string> = {}
  for (const e of problem.errors ?? []) fields[e.field] ??= e.message
  return { status, title: problem.title ?? '', detail: problem.detail, fields, ...(problem.current ? { current: problem.current } : {}) }
}

/** What the office said of the visit, to be shown until nobody looks any more. */
function sent_of_answer(job: Job, body: unknown) {
  const answer = (body ?? {}) as { visit?: { tickets?: { id: string; number: string }[] }; record?: { number: string }; notes?: string[]; receipts?: { ticket: string; code: string }[] }
  return {
    id: job.id, at: new Date().toISOString(), name: job.name, what: job.what, seconds: job.seconds, needs: (job.operation.body.needs as string[] | undefined) ?? [],
    notes: answer.notes ?? (answer.record?.number ? [answer.record.number] : []), tickets: (answer.visit?.tickets ?? []).map(({ id, number }) => ({ id, number })), receipts: answer.receipts ?? [],
    ...(job.files.length ? { files: job.files } : {}), ...(job.pages ? { page: job.pages.arrived } : {}),
  }
}

function post_file(type: string, content: ArrayBuffer): Promise<Response> {
  const headers: Record<string, string> = { 'Content-Type': type, 'Accept-Language': asking.language }
  if (asking.csrf_token) headers['X-CSRF-Token'] = asking.csrf_token
  return fetch('/api/v1/files', { method: 'POST', body: content, headers, signal: AbortSignal.timeout(file_patience_ms) }).catch(() => {
    throw new Stopped('offline')
  })
}
async function store_file(job: Job, file: Attached): Promise<string> {
  const content = await read_file(job.account, file.id)
  if (!content) throw new Error(`the file ${file.id} is not on this phone`)
  if (!asking.csrf_token) await renewal.session()
  let response = await post_file(file.type, content)
  if (response.status === 403) {
    await renewal.session() // the token of an earlier session
    response = await post_file(file.type, content)
  }
  const why = stops(response.status)
  if (why) throw new Stopped(why, Number(response.headers.get('Retry-After')) || null)
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) throw refusal_of(response.status, body)
  return (body as { digest: string }).digest
}
/** The files go first, and what was stored is not sent again. */
async function with_files(job: Job): Promise<Job> {
  if (job.files.every((f) => f.digest)) return job
  const files = [...job.files]
  for (const [n, file] of files.entries()) {
    if (file.digest) continue
    files[n] = { ...file, digest: await store_file(job, file) }
    await rewrite(job, { files }, 'sending')
  }
  return { ...job, files }
}

/** As it was made, with the clock of this moment: what is said of the phone's clock must be said now. */
function operation_of({ operation, files }: Job): Schema['Batch']['operations'][number] {
  const body = { ...operation.body }
  if (operation.path === '/api/v1/visits') body.device_now = new Date().toISOString()
  const digests = files.flatMap((f) => (f.digest ? [f.digest] : []))
  if (digests.length) body.files = digests
  return { method: operation.method, path: operation.path, ...(operation.if_match ? { if_match: operation.if_match } : {}), body }
}
async function ask_batch(jobs: Job[]): Promise<Result[]> {
  const operations = jobs.map(operation_of)
  const sent = () => ask(api.POST('/api/v1/batch', { body: { operations }, signal: AbortSignal.timeout(patience_ms) }))
  if (!asking.csrf_token) await renewal.session()
  try {
    return (await sent()).results
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 403) throw error
    await renewal.session() // the token of an earlier session
    return (await sent()).results
  }
}

/** A batch that is refused as a whole is halved until the one it is about stands alone. */
async function results_of(jobs: Job[]): Promise<Result[]> {
  try {
    const results = await ask_batch(jobs)
    if (results.length !== jobs.length) throw new Stopped('busy')
    return results
  } catch (error) {
    const stop = stopped_by(error)
    if (stop) throw stop
    if (!(error instanceof ApiError)) throw error
    if (jobs.length === 1) return [{ status: error.status, body: error.problem }]
    const half = Math.ceil(jobs.length / 2)
    return [...(await results_of(jobs.slice(0, half))), ...(await results_of(jobs.slice(half)))]
  }
}

async function prepare(jobs: Job[], tally: Flushed): Promise<Job[]> {
  const ready: Job[] = []
  for (const job of jobs) {
    try {
      ready.push(await with_files(job))
    } catch (error) {
      if (stopped_by(error)) throw error
      const refusal = 'status' in (error as object) ? (error as Refusal) : { status: 0, title: (error as Error).message, fields: {} }
      await rewrite(job, { refusal }, 'attention')
      tally.refused++
    }
  }
  return ready
}
/** What was brought long before its visit is not there any more: it is still on the phone, and is sent anew, once. */
const lacks_files = (refusal: Refusal) => Object.keys(refusal.fields).length > 0 && Object.keys(refusal.fields).every((field) => field.startsWith('files['))

async function take_in(job: Job, result: Result, tally: Flushed): Promise<Stop | null> {
  if (result.status < 300) {
    await finish(job, sent_of_answer(job, result.body))
    tally.delivered++
    return null
  }
  const stop = stops(result.status)
  if (stop) {
    await mark([job.id], { state: 'waiting' })
    return stop
  }
  const refusal = refusal_of(result.status, result.body)
  if (lacks_files(refusal) && !job.files_again && job.files.length) await rewrite(job, { files: job.files.map(({ digest: _, ...file }) => file), files_again: true }, 'waiting')
  else {
    await rewrite(job, { refusal }, 'attention')
    tally.refused++
  }
  return null
}

async function send_some(jobs: Job[], tally: Flushed): Promise<void> {
  const ids = jobs.map((j) => j.id)
  await mark(ids, { state: 'sending' })
  let asked = false
  try {
    const ready = await prepare(jobs, tally)
    if (!ready.length) return
    asked = true
    const results = await results_of(ready)
    let stop: Stop | null = null
    for (const [n, job] of ready.entries()) stop = (await take_in(job, results[n]!, tally)) ?? stop
    if (stop) throw new Stopped(stop)
  } catch (error) {
    const stop = stopped_by(error)
    // no answer: what was sent may have arrived
    const left = (await jobs_of(jobs[0]!.account)).filter((j) => ids.includes(j.id) && j.state === 'sending').map((j) => j.id)
    await mark(left, { state: 'waiting', ...(asked && stop?.why !== 'signed_out' ? { uncertain: true } : {}) })
    throw stop ?? error
  }
}

/** Words before sounds: on a thin line what is light goes first, and what is heavy each for itself. */
function next_of(waiting: Job[]): Job[] {
  const light = waiting.filter((j) => j.files.every((f) => f.digest))
  return light.length ? light.slice(0, most_at_once) : waiting.slice(0, 1)
}

/** Sends all that waits; null when another tab is sending. `told` hears of each step. */
export async function flush(account: string, told: () => Promise<void> | void = () => undefined): Promise<Flushed | null> {
  const tally: Flushed = { delivered: 0, refused: 0, stop: null, retry_after_seconds: null }
  const was_alone = await alone(lock_name, async () => {
    // nobody else sends now: what is found on its way was cut off in the middle
    const cut_off = (await jobs_of(account)).filter((j) => j.state === 'sending').map((j) => j.id)
    if (cut_off.length) await mark(cut_off, { state: 'waiting', uncertain: true })
    for (;;) {
      const jobs = next_of((await jobs_of(account)).filter((j) => j.state === 'waiting'))
      if (!jobs.length) return
      try {
        await send_some(jobs, tally)
      } catch (error) {
        if (!(error instanceof Stopped)) throw error
        tally.stop = error.why
        tally.retry_after_seconds = error.retry_after_seconds
        return
      } finally {
        await told()
      }
    }
  })
  return was_alone ? tally : null
}
