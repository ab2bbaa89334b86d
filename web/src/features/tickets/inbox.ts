import { computed, reactive, ref, watch, type Ref } from 'vue'
import { ApiError, listen } from '@/api'
import { who } from '@/features/identity'
import { set_clock } from '@/i18n/clock'
import { states_of, to_address, to_query, use_filters, type Filters, type Tab } from './inbox_filters'
import { count_tickets, list_tickets, read_ticket, type Counts, type Light, type TicketItem, type TicketQuery } from './tickets.api'
import { keep_trail } from './trail'
import { due_words } from './words'

const page_size = 50

const by_itself = (error: unknown): ApiError => {
  if (error instanceof ApiError) return error
  throw error
}

const count_all = (query: TicketQuery) => count_tickets({ ...query, state: undefined, holder: undefined, pending: undefined, light: undefined })
const count_opinions = async (query: TicketQuery) => (await count_tickets({ ...query, rounds: 'only' })).total

/** Rows by the keyset, and the counts of the same sight; the last asked wins. */
function use_rows(filters: Filters) {
  const rows = ref<TicketItem[]>([])
  const next = ref<string | null>(null)
  const counts = ref<Counts | null>(null)
  const of_rounds = ref(0) // opinions of rounds the list would hold, or holds
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
      const [page, all, opinions] = await Promise.all([list_tickets({ ...query, sort: filters.sort, limit: page_size }), count_all(query), count_opinions(query)])
      if (!is_last()) return
      of_rounds.value = opinions
      rows.value = page.items
      next.value = page.next
      counts.value = all
      set_clock(all.as_of)
    })
  const more = () =>
    ask_for(async (is_last) => {
      if (!next.value) return
      const page = await list_tickets({ ...to_query(filters), sort: filters.sort, limit: page_size, cursor: next.value })
      if (!is_last()) return
      rows.value.push(...page.items)
      next.value = page.next
    })
  /** Only the counts: the rows stay as they stand. */
  async function count() {
    const all = await count_all(to_query(filters)).catch(() => null)
    if (all) counts.value = all
  }
  return { rows, next, counts, of_rounds, state, error, load, more, count }
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

function use_counts(counts: Ref<Counts | null>) {
  const light_counts = computed(() => {
    const by: Record<Light, number> = { red: 0, amber: 0, green: 0, paused: 0 }
    for (const l of counts.value?.by_light ?? []) by[l.light] = l.count
    return by
  })
  const count_of = (tab: Tab): number => {
    if (tab === 'deciding') return counts.value?.pending_decisions ?? 0
    if (tab === 'open') return counts.value?.open ?? 0
    if (tab === 'mine') return counts.value?.by_unit.find((u) => u.unit.id === who.session?.unit?.id)?.count ?? 0
    const states: string[] = states_of[tab]
    return (counts.value?.by_state ?? []).reduce((sum, s) => sum + (states.includes(s.state) ? s.count : 0), 0)
  }
  return { light_counts, count_of }
}

export interface Facts {
  red?: number // working days the longest is overdue
  amber?: string // the next to fall due
  fresh?: number // registered today
}
/** What stands below the counts: the ends of the lists behind them, and what came today. */
function use_facts(filters: Filters, counts: Ref<Counts | null>) {
  const facts = ref<Facts>({})
  watch(counts, async (all) => {
    if (!all) return
    const query = { ...to_query({ ...filters, tab: 'open', light: '' }) }
    const has = (light: Light) => all.by_light.some((l) => l.light === light && l.count > 0)
    const first = async (light: Light) => {
      if (!has(light)) return undefined
      return (await list_tickets({ ...query, light: [light], sort: 'due', limit: 1 })).items[0]?.due ?? undefined
    }
    const came = async () => (await count_tickets({ ...query, state: ['registered'], from: all.as_of.slice(0, 10) })).total
    const [red, amber, fresh] = await Promise.all([first('red'), first('amber'), came()]).catch(() => [])
    if (counts.value === all) facts.value = { red: red && Math.max(0, -(red.working_days_left ?? 0)), amber: amber && due_words(amber), fresh }
  })
  return facts
}

/** The list one works through: rows never move under the pointer by themselves. */
export function use_inbox() {
  const { filters, is_filtered, clear } = use_filters()
  const list = use_rows(filters)
  const { news, on_ticket } = use_news(list.rows)
  const facts = use_facts(filters, list.counts)
  watch(() => list.rows.value.map((r) => r.id), (ids) => keep_trail(ids, to_address(filters)))
  const load = async () => {
    await list.load()
    if (!list.error.value) news.clear()
  }
  /** Begins; the answer ends it. */
  function start() {
    void load()
    watch(filters, () => void load())
    return listen({ on_ticket: (s) => void on_ticket(s), on_back: () => void load() })
  }
  return { ...list, ...use_counts(list.counts), filters, facts, news, is_filtered, clear, load, start }
}
