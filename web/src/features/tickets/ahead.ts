import { onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
import { listen } from '@/api'
import { read_ticket, type Ticket } from './tickets.api'

const fresh_ms = 10_000
const dwell_ms = 40 // a pointer that only passes reads nothing
interface Ahead {
  at: number
  answer: Promise<Ticket>
  ticket?: Ticket
}
const known = new Map<string, Ahead>()

function of(id: string): Ahead | undefined {
  const it = known.get(id)
  if (it && performance.now() - it.at < fresh_ms) return it
  known.delete(id)
}
export const forget_ahead = (id: string) => known.delete(id)

/** The ticket somebody is about to open, asked for once; held a few seconds, and not when it changed since. */
export function read_ahead(id: string): Promise<Ticket> {
  const there = of(id)
  if (there) return there.answer
  const it: Ahead = { at: performance.now(), answer: read_ticket(id) }
  for (const old of known.keys()) if (!of(old)) known.delete(old)
  known.set(id, it)
  it.answer.then((ticket) => (it.ticket = ticket)).catch(() => known.get(id) === it && known.delete(id))
  return it.answer
}
export const is_ahead = (id: string) => of(id) !== undefined
/** What is already there of a ticket; the page shows it while it asks again. */
export const peek_ahead = (id: string): Ticket | null => of(id)?.ticket ?? null

/** Reads what the pointer rests on, what is pressed and what has the focus, in the rows of a list; and fetches the page they open with. */
export function use_ahead(page: () => Promise<unknown>) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stop: (() => void) | undefined
  const read = (event: Event, wait_ms: number) => {
    clearTimeout(timer)
    const id = (event.target as Element).closest<HTMLElement>('tr[data-key]')?.dataset.key
    if (!id || of(id)) return
    const now = () => void read_ahead(id).catch(() => undefined)
    if (wait_ms) timer = setTimeout(now, wait_ms)
    else now()
  }
  let page_timer: ReturnType<typeof setTimeout> | undefined
  const on_idle = () => void page().catch(() => undefined) // asked for again, and told of, when it is opened
  onMounted(() => {
    stop = listen({ on_ticket: ({ id }) => void forget_ahead(id), on_back: () => known.clear() })
    page_timer = setTimeout(() => ('requestIdleCallback' in window ? requestIdleCallback(on_idle) : on_idle()), 300)
  })
  onBeforeUnmount(() => {
    clearTimeout(timer)
    clearTimeout(page_timer)
    stop?.()
  })
  return { pointerover: (e: Event) => read(e, dwell_ms), pointerdown: (e: Event) => read(e, 0), focusin: (e: Event) => read(e, 0) }
}

/** False until what comes first has been drawn: the rest of a page need not be there before it. */
export function use_rest(is_ready: boolean, first: Readonly<Ref<unknown>>) {
  const is_rest = ref(is_ready)
  watch(first, (there) => there && !is_rest.value && requestAnimationFrame(() => setTimeout(() => (is_rest.value = true))), { immediate: true })
  return is_rest
}
