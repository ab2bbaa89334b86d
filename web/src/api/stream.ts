import { is_cut_off } from './line'
import type { Schema } from './types'

type TicketSignal = Schema['TicketSignal']
interface Listener {
  on_ticket: (signal: TicketSignal) => void
  on_back?: () => void // the line was broken: what was missed is not repeated
}

const listeners = new Set<Listener>()
const first_wait_ms = 3000
const last_wait_ms = 60_000
let source: EventSource | null = null
let was_broken = false
let wait_ms = first_wait_ms
let timer: ReturnType<typeof setTimeout> | undefined

function broken() {
  const again = was_broken
  was_broken = true
  if (source?.readyState !== EventSource.CLOSED) {
    if (again) is_cut_off.value = true // it tries again by itself, and did not come through
    return
  }
  close()
  timer = setTimeout(open, wait_ms)
  wait_ms = Math.min(last_wait_ms, wait_ms * 2)
}
function back() {
  is_cut_off.value = false
  wait_ms = first_wait_ms
  if (was_broken) for (const l of listeners) l.on_back?.()
  was_broken = false
}
function open() {
  if (source || typeof EventSource === 'undefined' || listeners.size === 0) return
  source = new EventSource('/api/v1/stream')
  source.addEventListener('ticket', (event) => {
    const signal = JSON.parse((event as MessageEvent<string>).data) as TicketSignal
    for (const l of listeners) l.on_ticket(signal)
  })
  source.addEventListener('error', broken)
  source.addEventListener('open', back)
}
function close() {
  clearTimeout(timer)
  source?.close()
  source = null
}

/** Listens to live changes; the answer ends it. One connection serves all listeners. */
export function listen(listener: Listener): () => void {
  listeners.add(listener)
  open()
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) close()
  }
}
