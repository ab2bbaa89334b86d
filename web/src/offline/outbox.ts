// What was saved and is on its way to the office. A job leaves only when the office has it.
import { draft_row, type Begun, type DraftRow } from './drafts'
import { in_one, read_all, result_of } from './db'
import { key_of } from './keys'
import { open_seal, seal, type Sealed } from './seal'
import type { Attached, Refusal } from './types'

export type JobState = 'waiting' | 'sending' | 'attention'
export interface Operation {
  method: 'POST' | 'PATCH'
  path: string
  if_match?: string
  body: Record<string, unknown>
}
/** Pages of the app: where it is seen while it waits and when it has arrived, and where it is put right. Missing: a visit's. */
export interface Pages {
  waiting: string
  arrived: string
  form: string
}
interface JobContent {
  app: string
  made_at: string
  operation: Operation
  name: string
  what: string[] // visit, ticket, household, sound, picture
  seconds: number
  files: Attached[]
  files_again?: boolean // the office had lost them once; they were sent anew
  draft?: Begun
  pages?: Pages
  refusal?: Refusal
}
export interface Job extends JobContent {
  id: string
  account: string
  order: number
  state: JobState
  uncertain: boolean // was sent, and no answer came: the office may have it
  bytes: number
}
export interface JobRow extends Sealed {
  account: string
  order: number
  state: JobState
  uncertain?: boolean
}
export interface Sent {
  id: string
  at: string
  name: string
  what: string[]
  needs: string[]
  notes: string[]
  tickets: { id: string; number: string }[]
  receipts: { ticket: string; code: string }[]
  files?: Attached[] // at the office by their digests; an earlier app did not keep them
  withdrawn?: boolean
  page?: string
  seconds: number
}
const sent_kept = 60

const content_of = ({ app, made_at, operation, name, what, seconds, files, files_again, draft, pages, refusal }: JobContent): JobContent => ({ app, made_at, operation, name, what, seconds, files, files_again, draft, pages, refusal })

/** A job as it was kept, by whichever version of the app: what that did not know of is empty, what it wrote is not touched. */
async function job_of(key: CryptoKey, row: JobRow): Promise<Job> {
  return as_job(row, await open_seal<Partial<JobContent> & { operation: Operation }>(key, 'outbox', row))
}
function as_job(row: JobRow, content: Partial<JobContent> & { operation: Operation }): Job {
  return {
    app: '', made_at: new Date(0).toISOString(), name: '', what: ['visit'], seconds: 0, files: [], ...content,
    id: row.id, account: row.account, order: row.order, state: row.state, uncertain: row.uncertain ?? false,
    bytes: row.box.byteLength + (content.files ?? []).reduce((sum, f) => sum + f.bytes, 0),
  }
}
const next_order = async (outbox: IDBObjectStore) => 1 + Math.max(0, ...(await result_of(outbox.getAll() as IDBRequest<JobRow[]>)).map((r) => r.order))

/** The draft leaves and the job enters in one transaction. */
export async function post(account: string, draft: Begun, made: Omit<JobContent, 'files' | 'files_again' | 'draft' | 'app' | 'seconds' | 'name'>): Promise<Job> {
  const content = content_of({ ...made, app: draft.app, name: draft.name, seconds: draft.seconds, files: draft.files.map(({ id, type, bytes, seconds }) => ({ id, type, bytes, seconds })), draft })
  const sealed = await seal(await key_of('unsent', account), 'outbox', draft.id, content)
  const row = await in_one(['drafts', 'outbox'], 'readwrite', async ({ drafts, outbox }) => {
    const waiting: JobRow = { ...sealed, account, order: await next_order(outbox), state: 'waiting' }
    outbox.put(waiting)
    drafts.delete(draft.id)
    return waiting
  })
  return as_job(row, content)
}
export async function jobs_of(account: string): Promise<Job[]> {
  const rows = (await read_all<JobRow>('outbox')).filter((r) => r.account === account).sort((a, b) => a.order - b.order)
  if (!rows.length) return []
  const key = await key_of('unsent', account)
  return Promise.all(rows.map((row) => job_of(key, row)))
}
/** Back into the form, unless it is on its way or may have arrived. */
export async function take_back(job: Job): Promise<boolean> {
  if (!job.draft || job.uncertain) return false
  const draft: DraftRow = await draft_row(job.account, { ...job.draft, touched: true, refusal: job.refusal })
  return in_one(['drafts', 'outbox'], 'readwrite', async ({ drafts, outbox }) => {
    const row = await result_of(outbox.get(job.id) as IDBRequest<JobRow | undefined>)
    if (!row || row.state === 'sending' || row.uncertain) return false
    drafts.put(draft)
    outbox.delete(job.id)
    return true
  })
}
/** The plain columns alone: what is sealed stays as it was written. */
export const mark = (ids: string[], change: Partial<Pick<JobRow, 'state' | 'uncertain'>>) =>
  in_one(['outbox'], 'readwrite', async ({ outbox }) => {
    for (const id of ids) {
      const row = await result_of(outbox.get(id) as IDBRequest<JobRow | undefined>)
      if (row) outbox.put({ ...row, ...change })
    }
  })
/** New content under the same id: a refusal with its words, a stored file's digest, a choice made between two versions. */
export async function rewrite(job: Job, change: Partial<JobContent>, state: JobState): Promise<void> {
  const sealed = await seal(await key_of('unsent', job.account), 'outbox', job.id, content_of({ ...job, ...change }))
  await in_one(['outbox'], 'readwrite', async ({ outbox }) => {
    if (await result_of(outbox.getKey(job.id))) outbox.put({ ...sealed, account: job.account, order: job.order, state } satisfies JobRow)
  })
}
/** Out of the outbox and into the list of what is done, in one transaction. */
export async function finish(job: Job, sent: Sent): Promise<void> {
  const row = { account: job.account, order: Date.parse(sent.at), ...(await seal(await key_of('kept', job.account), 'sent', job.id, sent)) }
  await in_one(['outbox', 'files', 'sent'], 'readwrite', async (s) => {
    s.sent.put(row)
    s.outbox.delete(job.id)
    for (const f of job.files) s.files.delete(f.id)
    const old = (await result_of(s.sent.getAll() as IDBRequest<(Sealed & { order: number })[]>)).sort((a, b) => b.order - a.order).slice(sent_kept)
    for (const r of old) s.sent.delete(r.id)
  })
}
export async function sent_of(account: string): Promise<Sent[]> {
  const rows = (await read_all<Sealed & { account: string; order: number }>('sent')).filter((r) => r.account === account).sort((a, b) => b.order - a.order)
  if (!rows.length) return []
  const key = await key_of('kept', account)
  return Promise.all(rows.map((row) => open_seal<Sent>(key, 'sent', row)))
}
