import { computed, reactive, ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { ApiError, listen } from '@/api'
import { count_tickets, list_tickets, read_ticket, type Counts, type Light, type TicketItem, type TicketQuery } from './tickets.api'

export type Tab = 'open' | 'new' | 'working' | 'deciding' | 'answered' | 'ended'
type State = NonNullable<TicketQuery['state']>[number]
const states_of: Record<Tab, State[]> = {
  open: ['open'],
  new: ['registered', 'triaged', 'returned', 'escalated', 'reopened'],
  working: ['assigned', 'in_progress'],
  deciding: ['open'],
  answered: ['replied'],
  ended: ['closed', 'declined', 'withdrawn'],
}

export interface Filters {
  tab: Tab
  q: string
  place: string
  category: string
  urgency: '' | 'urgent' | 'serious' | 'normal'
  light: Light | ''
  sort: NonNullable<TicketQuery['sort']>
}
const empty: Filters = { tab: 'open', q: '', place: '', category: '', urgency: '', light: '', sort: 'due' }
const page_size = 50

function to_query(f: Filters): TicketQuery {
  return {
    state: states_of[f.tab],
    pending: f.tab === 'deciding' ? 'decision' : undefined,
    q: f.q || undefined,
    place: f.place || undefined,
    category: f.category || undefined,
    urgency: f.urgency || undefined,
    light: f.light ? [f.light] : undefined,
  }
}

/** The list one works through: filters live in the address, rows never move under the pointer by themselves. */
export function use_inbox() {
  const route = useRoute()
  const router = useRouter()
  const filters = reactive<Filters>({ ...empty })
  const rows = ref<TicketItem[]>([])
  const next = ref<string | null>(null)
  const counts = ref<Counts | null>(null)
  const state = ref<'first' | 'busy' | 'ready'>('first')
  const error = ref<ApiError | null>(null)
  const news = reactive(new Set<string>())
  let turn = 0

  function read_address() {
    for (const key of Object.keys(empty) as (keyof Filters)[]) {
      const value = route.query[key]
      Object.assign(filters, { [key]: typeof value === 'string' && value ? value : empty[key] })
    }
    if (!(filters.tab in states_of)) filters.tab = 'open'
  }
  function write_address() {
    const query = Object.fromEntries(Object.entries(filters).filter(([k, v]) => v !== empty[k as keyof Filters]))
    void router.replace({ path: '/tickets', query })
  }

  async function load() {
    const mine = ++turn
    if (state.value !== 'first') state.value = 'busy'
    error.value = null
    try {
      const query = to_query(filters)
      const [page, all] = await Promise.all([list_tickets({ ...query, sort: filters.sort, limit: page_size }), count_tickets({ ...query, state: undefined, pending: undefined, light: undefined })])
      if (mine !== turn) return
      rows.value = page.items
      next.value = page.next
      counts.value = all
      news.clear()
    } catch (e) {
      if (!(e instanceof ApiError)) throw e
      if (mine === turn) error.value = e
    } finally {
      if (mine === turn) state.value = 'ready'
    }
  }

  async function more() {
    if (!next.value || state.value === 'busy') return
    const mine = ++turn
    state.value = 'busy'
    try {
      const page = await list_tickets({ ...to_query(filters), sort: filters.sort, limit: page_size, cursor: next.value })
      if (mine !== turn) return
      rows.value.push(...page.items)
      next.value = page.next
    } catch (e) {
      if (!(e instanceof ApiError)) throw e
      error.value = e
    } finally {
      if (mine === turn) state.value = 'ready'
    }
  }

  /** A row that is shown changes where it stands; others are only counted. */
  async function on_ticket(signal: { id: string; version: number }) {
    const at = rows.value.findIndex((r) => r.id === signal.id)
    if (at < 0) {
      news.add(signal.id)
      return
    }
    if (rows.value[at]!.version >= signal.version) return
    const ticket = await read_ticket(signal.id).catch(() => null)
    const now_at = rows.value.findIndex((r) => r.id === signal.id)
    if (ticket && now_at >= 0) rows.value[now_at] = ticket
  }

  function start() {
    read_address()
    void load()
    watch(filters, () => {
      write_address()
      void load()
    })
    return listen({ on_ticket: (s) => void on_ticket(s), on_back: () => void load() })
  }

  const light_counts = computed(() => {
    const by: Record<Light, number> = { red: 0, amber: 0, green: 0, paused: 0 }
    for (const l of counts.value?.by_light ?? []) by[l.light] = l.count
    return by
  })
  const count_of = (tab: Tab): number => {
    const by_state = counts.value?.by_state ?? []
    if (tab === 'deciding') return counts.value?.pending_decisions ?? 0
    const states: string[] = tab === 'open' ? ['registered', 'triaged', 'returned', 'escalated', 'reopened', 'assigned', 'in_progress', 'replied'] : states_of[tab]
    return by_state.reduce((sum, s) => sum + (states.includes(s.state) ? s.count : 0), 0)
  }
  const is_filtered = computed(() => (['q', 'place', 'category', 'urgency', 'light'] as const).some((k) => filters[k] !== ''))
  const clear = () => Object.assign(filters, { ...empty, tab: filters.tab })

  return { filters, rows, next, counts, state, error, news, light_counts, count_of, is_filtered, clear, load, more, start }
}
