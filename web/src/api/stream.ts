import type { Schema } from './types'

type TicketSignal = Schema['TicketSignal']
interface Listener {
  on_ticket: (signal: TicketSignal) => void
  on_back?: () => void // the line was broken: what was missed is not repeated
}

const listeners = new Set<Listener>()
let source: EventSource | null = null
let was_broken = false

function open() {
  if (source || typeof EventSource === 'undefined') return
  source = new EventSource('/api/v1/stream')
  source.addEventListener('ticket', (event) => {
    const signal = JSON.parse((event as MessageEvent<string>).data) as TicketSignal
    for (const l of listeners) l.on_ticket(signal)
  })
  source.addEventListener('error', () => {
    was_broken = true
  })
  source.addEventListener('open', () => {
    if (was_broken) for (const l of listeners) l.on_back?.()
    was_broken = false
  })
}

/** Listens to live changes; the answer ends it. One connection serves all listeners. */
export function listen(listener: Listener): () => void {
  listeners.add(listener)
  open()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    source?.close()
    source = null
  }
}
