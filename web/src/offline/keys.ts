// Two keys for each account, made at sign-in, which no script can read out. `kept` opens what came from the office and goes at
// every sign-out; `unsent` opens what was written here and goes when nothing of it is left to be sent.
import { in_one, read_row, result_of } from './db'

export type Purpose = 'kept' | 'unsent'
interface KeyRow {
  id: string
  account: string
  key: CryptoKey
}
const id_of = (purpose: Purpose, account: string) => `${purpose}:${account}`

const at_hand = new Map<string, Promise<CryptoKey>>()
/** Another tab signed out: a key it destroyed must not seal anything any more. */
export const forget_keys = () => at_hand.clear()

export function key_of(purpose: Purpose, account: string): Promise<CryptoKey> {
  const id = id_of(purpose, account)
  const there = at_hand.get(id) ?? find_or_make(purpose, account)
  at_hand.set(id, there)
  there.catch(() => at_hand.delete(id))
  return there
}
/** The key, made when it isn't there. Two tabs that make one at once agree on the first. */
async function find_or_make(purpose: Purpose, account: string): Promise<CryptoKey> {
  const id = id_of(purpose, account)
  const there = await read_row<KeyRow>('keys', id)
  if (there) return there.key
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  return in_one(['keys'], 'readwrite', async ({ keys }) => {
    const first = await result_of(keys.get(id) as IDBRequest<KeyRow | undefined>)
    if (!first) keys.put({ id, account, key } satisfies KeyRow)
    return first?.key ?? key
  })
}
export async function destroy_key(purpose: Purpose, account: string): Promise<void> {
  at_hand.delete(id_of(purpose, account))
  await in_one(['keys'], 'readwrite', ({ keys }) => void keys.delete(id_of(purpose, account)))
}
