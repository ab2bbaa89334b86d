import { shallowRef } from 'vue'
import { ApiError } from '@/api'

/** How many stand behind each tab; a tab whose count does not come shows none. The last asked wins. */
export function use_tab_counts<Key extends string>(keys: readonly Key[], count: (key: Key) => Promise<number | undefined>) {
  const counts = shallowRef<ReadonlyMap<Key, number | undefined>>(new Map())
  let turn = 0
  const one = (key: Key) => count(key).catch((e: unknown) => {
    if (!(e instanceof ApiError)) throw e
    return undefined
  })
  async function recount() {
    const mine = ++turn
    const found = await Promise.all(keys.map(async (key) => [key, await one(key)] as const))
    if (mine === turn) counts.value = new Map(found)
  }
  return { counts, recount }
}
