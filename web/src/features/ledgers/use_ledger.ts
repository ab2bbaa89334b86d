import { computed, ref, shallowRef, watch } from 'vue'
import { ApiError } from '@/api'
import { compile } from './rules'
import { read_ledger, type Ledger } from './ledgers.api'

/** The declaration in force, its rules worked out once. */
export function use_ledger(type: () => string) {
  const ledger = shallowRef<Ledger | null>(null)
  const error = ref<ApiError | null>(null)
  async function load() {
    error.value = null
    try {
      ledger.value = await read_ledger(type())
    } catch (e) {
      if (!(e instanceof ApiError)) throw e
      error.value = e
    }
  }
  watch(type, () => {
    ledger.value = null
    void load()
  }, { immediate: true })
  const compiled = computed(() => (ledger.value ? compile(ledger.value.declaration) : null))
  return { ledger, error, load, compiled }
}
