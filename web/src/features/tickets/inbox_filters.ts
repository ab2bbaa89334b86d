import { computed, reactive, watch } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'
import { who } from '@/features/identity'
import type { Light, TicketQuery } from './tickets.api'

export type Tab = 'open' | 'mine' | 'new' | 'working' | 'deciding' | 'answered' | 'ended'
type State = NonNullable<TicketQuery['state']>[number]
export const states_of: Record<Tab, State[]> = {
  open: ['open'],
  mine: ['open'],
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
  channel: string
  unit: string
  from: string
  rounds: '' | 'with' // '': opinions of collection rounds stand in their own list, not among the requests
  sort: NonNullable<TicketQuery['sort']>
}
const empty: Filters = { tab: 'open', q: '', place: '', category: '', urgency: '', light: '', channel: '', unit: '', from: '', rounds: '', sort: 'due' }
const narrowing = ['q', 'place', 'category', 'urgency', 'light', 'channel', 'unit', 'from'] as const

export function to_query(f: Filters): TicketQuery {
  return {
    state: states_of[f.tab],
    pending: f.tab === 'deciding' ? 'decision' : undefined,
    holder: f.tab === 'mine' ? who.session?.unit?.id : undefined,
    q: f.q || undefined,
    place: f.place || undefined,
    category: f.category || undefined,
    urgency: f.urgency || undefined,
    light: f.light ? [f.light] : undefined,
    channel: (f.channel || undefined) as TicketQuery['channel'],
    unit: f.unit || undefined,
    from: f.from || undefined,
    rounds: f.rounds === 'with' ? undefined : 'without',
  }
}

function from_address(query: LocationQuery): Filters {
  const filters = { ...empty }
  for (const key of Object.keys(empty) as (keyof Filters)[]) {
    const value = query[key]
    if (typeof value === 'string' && value) Object.assign(filters, { [key]: value })
  }
  if (!(filters.tab in states_of)) filters.tab = 'open'
  if (filters.rounds !== 'with') filters.rounds = ''
  return filters
}
export const to_address = (filters: Filters): Record<string, string> => Object.fromEntries(Object.entries(filters).filter(([k, v]) => v !== empty[k as keyof Filters]))
const same = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b)

/** The filters live in the address: a link opens them, and the way back leads through them. */
export function use_filters() {
  const route = useRoute()
  const router = useRouter()
  const filters = reactive<Filters>(from_address(route.query))
  let typed = filters.q

  watch(filters, () => {
    const query = to_address(filters)
    if (same(query, to_address(from_address(route.query)))) return
    const only_typed = typed !== filters.q && typed !== '' // each letter is not a step to go back to
    typed = filters.q
    void router[only_typed ? 'replace' : 'push']({ path: '/tickets', query })
  })
  watch(() => route.query, (query) => {
    if (route.path !== '/tickets') return
    const wanted = from_address(query)
    typed = wanted.q
    if (!same(wanted, { ...filters })) Object.assign(filters, wanted)
  })

  const is_filtered = computed(() => narrowing.some((k) => filters[k] !== ''))
  const clear = () => Object.assign(filters, { ...empty, tab: filters.tab, rounds: filters.rounds })
  return { filters, is_filtered, clear }
}
