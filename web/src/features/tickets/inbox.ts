import { computed, reactive, ref, watch, type Ref } from 'vue'
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

const by_itself = (error: unknown): ApiError => {
  if (error instanceof ApiError) return error
  throw error
}

/** The filters, which live in the address. */
function use_filters() {
  const route = useRoute()
  const router = useRouter()
  const filters = reactive<Filters>({ ...empty })
  for (const key of Object.keys(empty) as (keyof Filters)[]) {
    const value = route.query[key]
    if (typeof value === 'string' && value) Object.assign(filters, { [key]: value })
  }
  if (!(filters.tab in states_of)) filters.tab = 'open'
  const write_address = () => {
    const query = Object.fromEntries(Object.entries(filters).filter(([k, v]) => v !== empty[k as keyof Filters]))
    void router.replace({ path: '/tickets', query })
  }
  const is_filtered = computed(() => (['q', 'place', 'category', 'urgency', 'light'] as const).some((k) => filters[k] !== ''))
  const clear = () => Object.assign(filters, { ...empty, tab: filters.tab })
  return { filters, write_address, is_filtered, clear }
}

/** Rows by the keyset, and the counts of the same sight; the last asked wins. */
function use_rows(filters: Filters) {
  const rows = ref<TicketItem[]>([])
  const next = ref<string | null>(null)
  const counts = ref<Counts | null>(null)
  const state = ref<'first' | 'busy' | 'ready'>('first')
  const error = ref<ApiError | null>(null)
  let turn = 0

  async function ask_for(work: (is_last: () => boolean) => Promise<void>) {
    const mine = ++turn
    if (state.value !== 'first') state.value = 'busy'
    error.value = null
    try {
      await work(() => mine === turn)
    } catch (e) {
      const known = by_itself(e)
      if (mine === turn) error.value = known
    } finally {
      if (mine === turn) state.value = 'ready'
    }
  }
  const load = () =>
    ask_for(async (is_last) => {
      const query = to_query(filters)
      const [page, all] = await Promise.all([list_tickets({ ...query, sort: filters.sort, limit: page_size }), count_tickets({ ...query, state: undefined, pending: undefined, light: undefined })])
      if (!is_last()) return
      rows.value = page.items
      next.value = page.next
      counts.value = all
    })
  const more = () =>
    ask_for(async (is_last) => {
      if (!next.value) return
      const page = await list_tickets({ ...to_query(filters), sort: filters.sort, limit: page_size, cursor: next.value })
      if (!is_last()) return
      rows.value.push(...page.items)
      next.value = page.next
    })
  return { rows, next, counts, state, error, load, more }
}

/** A row that is shown changes where it stands; others are only counted. */
function use_news(rows: Ref<TicketItem[]>) {
  const news = reactive(new Set<string>())
  async function on_ticket(signal: { id: string; version: number }) {
    const shown = rows.value.find((r) => r.id === signal.id)
    if (!shown) {
      news.add(signal.id)
      return
    }
    if (shown.version >= signal.version) return
    const ticket = await read_ticket(signal.id).catch(() => null)
    const at = rows.value.findIndex((r) => r.id === signal.id)
    if (ticket && at >= 0) rows.value[at] = ticket
  }
  return { news, on_ticket }
}

const open_states = ['registered', 'triaged', 'returned', 'escalated', 'reopened', 'assigned', 'in_progress', 'replied']
function use_counts(counts: Ref<Counts | null>) {
  const light_counts = computed(() => {
    const by: Record<Light, number> = { red: 0, amber: 0, green: 0, paused: 0 }
    for (const l of counts.value?.by_light ?? []) by[l.light] = l.count
    return by
  })
  const count_of = (tab: Tab): number => {
    if (tab === 'deciding') return counts.value?.pending_decisions ?? 0
    const states: string[] = tab === 'open' ? open_states : states_of[tab]
    return (counts.value?.by_state ?? []).reduce((sum, s) => sum + (states.includes(s.state) ? s.count : 0), 0)
  }
  return { light_counts, count_of }
}

/** The list one works through: rows never move under the pointer by themselves. */
export function use_inbox() {
  const { filters, write_address, is_filtered, clear } = use_filters()
  const list = use_rows(filters)
  const { news, on_ticket } = use_news(list.rows)
  const load = async () => {
    await list.load()
    if (!list.error.value) news.clear()
  }
  /** Begins; the answer ends it. */
  function start() {
    void load()
    watch(filters, () => {
      write_address()
      void load()
    })
    return listen({ on_ticket: (s) => void on_ticket(s), on_back: () => void load() })
  }
  return { ...list, ...use_counts(list.counts), filters, news, is_filtered, clear, load, start }
}
