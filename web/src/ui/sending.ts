import { ref } from 'vue'
import { ApiError } from '@/api'

/** Sends something once at a time and keeps the reason when it failed; a 401 is left to the session. */
export function use_sending() {
  const busy = ref(false)
  const failed = ref<ApiError | null>(null)
  async function send(act: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    failed.value = null
    try {
      await act()
      return true
    } catch (e) {
      if (!(e instanceof ApiError)) throw e
      if (e.status !== 401) failed.value = e
      return false
    } finally {
      busy.value = false
    }
  }
  return { busy, failed, send }
}
