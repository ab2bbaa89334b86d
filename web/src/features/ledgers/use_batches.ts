// Imports of a ledger as the server keeps them; asked again and again while one of them runs.
import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import { ApiError } from '@/api'
import { list_batches, type Batch } from './sheets.api'

export function use_batches(type: () => string, pace_ms = 900) {
  const items = shallowRef<Batch[] | null>(null)
  const error = ref<ApiError | null>(null)
  const awaited = ref<string>() // one that is being sent and may not be there yet
  let timer: ReturnType<typeof setTimeout> | undefined
  let is_left = false
  const runs = computed(() => !!items.value?.some((b) => b.state === 'running'))
  async function load() {
    clearTimeout(timer)
    const asked = type()
    try {
      const read = (await list_batches(asked)).items
      if (asked !== type() || is_left) return
      items.value = read
      error.value = null
    } catch (e) {
      if (!(e instanceof ApiError)) throw e
      error.value = e
    }
    if (!is_left && (runs.value || awaited.value)) timer = setTimeout(load, pace_ms)
  }
  watch(type, () => {
    items.value = null
    void load()
  }, { immediate: true })
  onBeforeUnmount(() => {
    is_left = true
    clearTimeout(timer)
  })
  const await_one = (id: string | undefined) => {
    awaited.value = id
    return load()
  }
  const put = (now: Batch) => (items.value = (items.value ?? []).map((b) => (b.id === now.id ? now : b)))
  return { items, error, load, await_one, put }
}
