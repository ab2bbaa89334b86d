import { ref } from 'vue'
import { ApiError } from '@/api'
import { track, type Track } from './portal.api'

// Lives as long as the page is open: whoever uses this device next does not find the code.
export const code = ref('')
export const shown = ref<Track | null>(null)
export const shown_at = ref<Date | null>(null)
export const busy = ref(false)
export const failed = ref<ApiError | null>(null)

/** Does something with the code and shows the state afterwards; what is shown stays when it fails. */
export async function follow(act: () => Promise<Track> = () => track(code.value.trim())): Promise<boolean> {
  busy.value = true
  failed.value = null
  try {
    shown.value = await act()
    shown_at.value = new Date()
    return true
  } catch (e) {
    if (!(e instanceof ApiError)) throw e
    failed.value = e
    return false
  } finally {
    busy.value = false
  }
}

export function stop_following() {
  code.value = ''
  shown.value = null
  failed.value = null
}
