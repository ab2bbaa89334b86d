// A form while it is being filled in. It saves itself; it never lives in the page alone.
import { in_one, read_all } from './db'
import { key_of } from './keys'
import { open_seal, seal, type Sealed } from './seal'
import type { Answer, Attached, Refusal, VisitKind } from './types'

/** What a visit is filled in with; the id is made when the form opens and stays the visit's own to the end. */
export interface Draft {
  id: string
  household?: string
  place?: string
  name: string
  began_at: string
  app: string
  kind: VisitKind
  needs: string[]
  words: string
  promise: string
  promise_on: string
  profile: Record<string, Answer>
  phone: string
  household_version?: number
  ticket: { id: string; text: string; urgent: boolean; named: boolean } | null
  files: Attached[]
  seconds: number
  touched: boolean
  refusal?: Refusal // what the office said of it when it came back
}
/** What a record of a ledger, a step of its course or a comment on it is filled in with; the id stays the record's or the command's own. */
export interface Entry {
  id: string
  of: 'ledger'
  ledger: string
  name: string
  began_at: string
  app: string
  place?: { code: string; name: string }
  fields: Record<string, unknown>
  names: Record<string, string> // what the ids in them are called
  labels: Record<string, string> // what the fields are called, so that a fault is told by name
  record?: string // of a step or a comment
  step?: string
  note?: string
  files: Attached[]
  seconds: number
  touched: boolean
  refusal?: Refusal
}
export type Begun = Draft | Entry
export const is_entry = (it: Begun | undefined): it is Entry => it !== undefined && 'of' in it

export interface DraftRow extends Sealed {
  account: string
  subject: string
  of?: 'ledger' // missing: a visit
}
export const subject_of = (draft: { household?: string; place?: string }) => draft.household ?? draft.place ?? ''

export async function draft_row(account: string, draft: Begun): Promise<DraftRow> {
  const sealed = await seal(await key_of('unsent', account), 'drafts', draft.id, draft)
  return is_entry(draft) ? { account, subject: draft.record ?? draft.ledger, of: draft.of, ...sealed } : { account, subject: subject_of(draft), ...sealed }
}
export async function keep_draft(account: string, draft: Begun): Promise<void> {
  const row = await draft_row(account, draft)
  await in_one(['drafts'], 'readwrite', ({ drafts }) => void drafts.put(row))
}
export async function drafts_of(account: string): Promise<{ drafts: Draft[]; entries: Entry[] }> {
  const rows = (await read_all<DraftRow>('drafts')).filter((r) => r.account === account)
  if (!rows.length) return { drafts: [], entries: [] }
  const key = await key_of('unsent', account)
  const all = await Promise.all(rows.map((row) => open_seal<Begun>(key, 'drafts', row)))
  return { drafts: all.filter((d): d is Draft => !is_entry(d)), entries: all.filter(is_entry) }
}
/** What was begun for this household or place and not saved yet. */
export async function draft_for(account: string, subject: string): Promise<Draft | null> {
  const row = (await read_all<DraftRow>('drafts')).find((r) => r.account === account && r.subject === subject && !r.of)
  return row ? open_seal<Draft>(await key_of('unsent', account), 'drafts', row) : null
}
/** Thrown away by the one who began it, with its sounds. */
export const drop_draft = (draft: Pick<Begun, 'id' | 'files'>) =>
  in_one(['drafts', 'files'], 'readwrite', (s) => {
    s.drafts.delete(draft.id)
    for (const f of draft.files) s.files.delete(f.id)
  })
