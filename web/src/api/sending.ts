import { computed, ref } from 'vue'
import { ApiError } from './problem'

/** One thing being sent from a form: what was typed stays, the error is kept to be shown. */
export function use_sending() {
  const busy = ref(false)
  const error = ref<ApiError | null>(null)
  const fields = computed(() => error.value?.fields ?? {})

  /** True when it went through. After a 401 the password is asked for over the page; one presses again. */
  async function send(work: () => Promise<unknown>): Promise<boolean> {
    busy.value = true
    error.value = null
    try {
      await work()
      return true
    } catch (e) {
      if (!(e instanceof ApiError)) throw e
      if (e.status !== 401) error.value = e
      return false
    } finally {
      busy.value = false
    }
  }
  return { busy, error, fields, send }
}
