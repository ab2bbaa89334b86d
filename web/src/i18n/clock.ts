import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

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

/** The present moment for a component that shows what depends on it, as long as it stands. */
export function use_now(): Readonly<Ref<number>> {
  let stop: (() => void) | undefined
  onMounted(() => (stop = keep_time()))
  onBeforeUnmount(() => stop?.())
  return now_ref
}
/** The office's time now, to the ms: for what is noted once and does not tick on. */
export const office_time = () => Date.now() + ahead_ms
