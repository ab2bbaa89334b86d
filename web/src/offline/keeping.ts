// Whether the phone keeps what it was given, and a way out when it might not.
import { read_file } from './files'
import { jobs_of } from './outbox'

/** Asks that the browser doesn't tidy this away; true when it promised. */
export async function ask_to_persist(): Promise<boolean> {
  if (!navigator.storage?.persist) return false
  return (await navigator.storage.persisted()) || navigator.storage.persist()
}
export async function is_persisted(): Promise<boolean> {
  return (await navigator.storage?.persisted?.()) ?? false
}
export async function storage_room(): Promise<{ used: number; free: number } | null> {
  const told = await navigator.storage?.estimate?.()
  return told?.quota ? { used: told.usage ?? 0, free: told.quota - (told.usage ?? 0) } : null
}
const to_text = (bytes: ArrayBuffer) => btoa(Array.from(new Uint8Array(bytes), (b) => String.fromCharCode(b)).join(''))

/** Everything unsent as one file, to be carried to a computer by hand; readable, hence only when somebody asks for it. */
export async function export_unsent(account: string): Promise<string> {
  const jobs = await jobs_of(account)
  const items = await Promise.all(jobs.map(async ({ id, app, made_at, operation, files, refusal }) => ({
    id, app, made_at, operation, refusal,
    files: await Promise.all(files.map(async (f) => {
      const content = await read_file(account, f.id)
      return { ...f, content: content && to_text(content) }
    })),
  })))
  return JSON.stringify({ of: 'lianxin-outbox', version: 1, at: new Date().toISOString(), items }, null, 1)
}
