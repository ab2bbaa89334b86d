import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { ApiError } from './problem'

interface Page<Row> {
  items: Row[]
  next: string | null
}
export interface Pages<Row> {
  rows: ShallowRef<Row[]>
  next: Ref<string | null>
  error: Ref<ApiError | null>
  ready: Ref<boolean>
  load: () => Promise<void>
  more: () => Promise<void>
}

/** A list read page by page; the answer that was asked for last wins. */
export function use_pages<Row>(read: (cursor?: string) => Promise<Page<Row>>): Pages<Row> {
  const rows = shallowRef<Row[]>([])
  const next = ref<string | null>(null)
  const error = ref<ApiError | null>(null)
  const ready = ref(false)
  let turn = 0

  async function get(cursor?: string) {
    const mine = ++turn
    error.value = null
    try {
      const page = await read(cursor)
      if (mine !== turn) return
      rows.value = cursor ? [...rows.value, ...page.items] : page.items
      next.value = page.next
    } catch (e) {
      if (!(e instanceof ApiError)) throw e
      if (mine === turn) error.value = e
    } finally {
      if (mine === turn) ready.value = true
    }
  }
  return { rows, next, error, ready, load: () => get(), more: async () => (next.value ? get(next.value) : undefined) }
}
