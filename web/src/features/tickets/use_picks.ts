import { onBeforeUnmount, ref } from 'vue'

const settle_ms = 400 // many answers at once are one reading

/** Rows picked for one command to all of them; what it changed is read again, once for many. */
export function use_picks(load: () => unknown) {
  const picked = ref(new Set<string>())
  let timer: ReturnType<typeof setTimeout> | undefined
  function changed() {
    clearTimeout(timer)
    timer = setTimeout(load, settle_ms)
  }
  onBeforeUnmount(() => clearTimeout(timer))
  return { picked, changed }
}
