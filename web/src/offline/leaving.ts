// Signing out of a phone: what came from the office goes with its key. What was written here and not sent stays, sealed for
// the one who wrote it, until the same person signs in again and it is sent.
import { in_one, read_all, result_of, type StoreName } from './db'
import { destroy_key } from './keys'

interface Owned {
  id: string
  account: string
}
const owned = async (store: StoreName, account: string) => (await read_all<Owned>(store)).filter((r) => r.account === account)

/** How many entries of this person are not at the office yet. */
export async function unsent_count(account: string): Promise<{ jobs: number; drafts: number }> {
  return { jobs: (await owned('outbox', account)).length, drafts: (await owned('drafts', account)).length }
}
/** Entries of other people that wait on this phone for them. */
export async function others_waiting(account: string): Promise<number> {
  return (await read_all<Owned>('outbox')).filter((r) => r.account !== account).length
}
/** Whose things lie on this phone. */
export async function accounts_here(): Promise<string[]> {
  return [...new Set((await read_all<Owned>('keys')).map((k) => k.account))]
}

export async function leave(account: string): Promise<void> {
  await destroy_key('kept', account)
  const fetched = ['me', 'households', 'due', 'sent'] as const
  await in_one(fetched, 'readwrite', async (s) => {
    for (const name of fetched)
      for (const row of await result_of(s[name].getAll() as IDBRequest<Owned[]>)) if (row.account === account) s[name].delete(row.id)
  })
  const { jobs, drafts } = await unsent_count(account)
  if (jobs + drafts > 0) return
  for (const { id } of await owned('files', account)) await in_one(['files'], 'readwrite', ({ files }) => void files.delete(id))
  await destroy_key('unsent', account)
}
