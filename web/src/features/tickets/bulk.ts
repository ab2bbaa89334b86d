import { computed, reactive, ref, watch } from 'vue'
import { ApiError } from '@/api'
import { commands, to_body, type GivenCommand, type Values } from './commands'
import { why_not } from './giving'
import { command_ticket, read_ticket, type Ticket } from './tickets.api'

export interface Sent {
  state: 'waiting' | 'sending' | 'done' | 'failed'
  why?: string
}
const at_a_time = 4

async function some_at_a_time<T>(items: T[], work: (item: T) => Promise<void>) {
  const left = [...items]
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: at_a_time }, worker))
}

/** The picked requests as they are now, and what may be done with every one of them. */
export function use_picked(picked: () => Set<string>) {
  const known = reactive(new Map<string, Ticket>())
  const reading = ref(false)
  const read = (id: string) => read_ticket(id).then((t) => void known.set(id, t), (e: unknown) => {
    if (!(e instanceof ApiError)) throw e
  })
  watch(picked, async (ids) => {
    for (const id of known.keys()) if (!ids.has(id)) known.delete(id)
    reading.value = true
    await some_at_a_time([...ids].filter((id) => !known.has(id)), read)
    reading.value = false
  }, { immediate: true })

  const tickets = computed(() => [...picked()].flatMap((id) => known.get(id) ?? []))
  const common = computed<GivenCommand[]>(() => {
    if (!tickets.value.length || tickets.value.length < picked().size) return []
    return (Object.keys(commands) as GivenCommand[]).filter((c) => tickets.value.every((t) => t.next.some((n) => n.command === c)))
  })
  return { tickets, common, reading, known }
}

/** One command to many: each with its own version, each with its own answer; what failed can be sent again. */
export function use_bulk(command: GivenCommand) {
  const sent = reactive(new Map<string, Sent>())
  const count = (state: Sent['state']) => computed(() => [...sent.values()].filter((s) => s.state === state).length)

  async function send(tickets: Ticket[], values: Values, on_done: (ticket: Ticket) => void) {
    for (const t of tickets) sent.set(t.id, { state: 'waiting' })
    await some_at_a_time(tickets, async (ticket) => {
      sent.set(ticket.id, { state: 'sending' })
      try {
        const after = await command_ticket(ticket.id, ticket.version, to_body(command, values))
        sent.set(ticket.id, { state: 'done' })
        on_done(after)
      } catch (e) {
        if (!(e instanceof ApiError)) throw e
        const fields = Object.values(e.fields).join(' ')
        sent.set(ticket.id, { state: 'failed', why: fields || why_not(e) })
      }
    })
  }
  return { sent, done: count('done'), failed: count('failed'), send }
}
