import { onBeforeUnmount, ref, watch } from 'vue'
import { api, ApiError, ask, listen } from '@/api'
import { has_role, may, who } from '@/features/identity'
import { set_clock } from '@/i18n/clock'

export interface NavCounts {
  inbox: number
  assignments: number
  supervised: number
}
const none: NavCounts = { inbox: 0, assignments: 0, supervised: 0 }
/** Who has the list of what is supervised in the menu. */
export const sees_supervision = () => may('read_tickets') && has_role('office', 'inspector')
const settle_ms = 1500 // many changes at once are counted once

/** What waits behind the entries of the menu; counted again when something changes. */
export function use_nav_counts() {
  const counts = ref<NavCounts>({ ...none })
  let timer: ReturnType<typeof setTimeout> | undefined
  let stop: (() => void) | undefined

  async function count() {
    try {
      const of_open = (more: { supervision?: 'any'; rounds?: 'without' } = {}) => ask(api.GET('/api/v1/tickets/counts', { params: { query: { state: ['open'], ...more } } }))
      const [open, requests, supervised] = await Promise.all([of_open(), of_open({ rounds: 'without' }), sees_supervision() ? of_open({ supervision: 'any' }) : null])
      set_clock(open.as_of)
      const of = (...states: string[]) => open.by_state.reduce((sum, s) => sum + (states.includes(s.state) ? s.count : 0), 0)
      counts.value = { inbox: requests.open, assignments: of('assigned', 'in_progress'), supervised: supervised?.total ?? 0 }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error // the old numbers stay; the page says that the line is cut
    }
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(count, settle_ms)
  }
  function end() {
    clearTimeout(timer)
    stop?.()
    stop = undefined
    counts.value = { ...none }
  }
  watch(() => who.session?.account.id, () => {
    end()
    if (!who.session || who.session.must_change_password || !may('read_tickets')) return
    void count()
    stop = listen({ on_ticket: soon, on_back: soon })
  }, { immediate: true })
  onBeforeUnmount(end)
  return counts
}
