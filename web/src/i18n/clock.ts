import { ref } from 'vue'

const minute_ms = 60_000
let ahead_ms = 0 // how far the office's clock is ahead of this computer's
const now_ref = ref(Date.now())
let clock: ReturnType<typeof setInterval> | undefined
let readers = 0

const tick = () => (now_ref.value = Date.now() + ahead_ms)

/** The office's time, as an answer of the server told it: a computer set wrong tells nobody a wrong day. */
export function set_clock(moment: string) {
  const told = Date.parse(moment)
  if (Number.isNaN(told)) return
  ahead_ms = told - Date.now()
  tick()
}

/** The present moment in ms, to the minute; begins with the first who reads it, the answer ends it. */
export const now = now_ref
export function keep_time(): () => void {
  tick()
  readers++
  clock ??= setInterval(tick, minute_ms)
  return () => {
    if (--readers > 0) return
    clearInterval(clock)
    clock = undefined
  }
}
