import { ref } from 'vue'

/** Whether the server can be reached, as far as the last calls and the live stream know. */
export const is_cut_off = ref(false)

let is_watching = false
/** The browser's own word for it counts too. */
export function watch_line() {
  if (is_watching) return
  is_watching = true
  is_cut_off.value = navigator.onLine === false
  addEventListener('offline', () => (is_cut_off.value = true))
  addEventListener('online', () => (is_cut_off.value = false))
}
