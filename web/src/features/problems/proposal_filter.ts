// Which proposals: kept in the address, so that a list may be sent on and come back to.
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { today } from '@/i18n/dates'
import type { ProposalQuery, Shown } from './proposals.api'

export const periods = ['', '30', '90', '365'] as const
export const leasts = [1, 2, 3, 5, 10, 30] as const
const day_ms = 86_400_000

/** The day so many days before this one. */
export const days_before = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) - days * day_ms).toISOString().slice(0, 10)

export function use_filter(path: string) {
  const route = useRoute()
  const router = useRouter()
  const text = (key: string) => (typeof route.query[key] === 'string' ? route.query[key] : '')
  const set = (changes: Record<string, string | undefined>) => void router.replace({ path, query: { ...route.query, ...changes } })
  const held = (key: string) => computed({ get: () => text(key), set: (v: string) => set({ [key]: v || undefined }) })
  const place = held('place')
  const category = held('category')
  const round = held('round')
  const period = held('days')
  const least = computed({ get: () => Number(text('least')) || 2, set: (v: number) => set({ least: v === 2 ? undefined : String(v) }) })
  const show = computed<Shown>({ get: () => (text('show') === 'refused' ? 'refused' : 'offered'), set: (v) => set({ show: v === 'offered' ? undefined : v }) })
  const query = computed<ProposalQuery>(() => {
    const days = Number(period.value)
    const asked = { place: place.value, category: category.value, round: round.value, from: days > 0 ? days_before(today(), days) : '' }
    return Object.fromEntries(Object.entries(asked).filter(([, v]) => v))
  })
  const clear = () => void router.replace({ path, query: show.value === 'offered' ? {} : { show: show.value } })
  return { place, category, round, period, least, show, query, clear }
}
export type ProposalFilter = ReturnType<typeof use_filter>
