import { ref, shallowRef, type Ref } from 'vue'
import { ApiError } from './problem'

export interface Page<Item> {
  items: Item[]
  next: string | null
}
export interface Listing<Item> {
  rows: Ref<Item[]>
  next: Ref<string | null>
  state: Ref<'first' | 'busy' | 'ready'>
  error: Ref<ApiError | null>
  load: () => Promise<void>
  more: () => Promise<void>
}

/** A list read by its keyset: old rows stay while new ones come, the last asked wins. */
export function use_listing<Item>(fetch: (cursor?: string) => Promise<Page<Item>>): Listing<Item> {
  const rows: Ref<Item[]> = shallowRef([])
  const next = ref<string | null>(null)
  const state = ref<'first' | 'busy' | 'ready'>('first')
  const error = ref<ApiError | null>(null)
  let turn = 0

  async function read(cursor?: string) {
    const mine = ++turn
    if (state.value !== 'first') state.value = 'busy'
    error.value = null
    try {
      const page = await fetch(cursor)
      if (mine !== turn) return
      rows.value = cursor ? [...rows.value, ...page.items] : page.items
      next.value = page.next
    } catch (e) {
      if (!(e instanceof ApiError)) throw e
      if (mine === turn) error.value = e
    } finally {
      if (mine === turn) state.value = 'ready'
    }
  }
  return { rows, next, state, error, load: () => read(), more: () => (next.value ? read(next.value) : Promise.resolve()) }
}
