import { onBeforeUnmount, ref, watch } from 'vue'
import { api, ApiError, ask, listen } from '@/api'
import { may, who } from '@/features/identity'
import { set_clock } from '@/i18n/clock'

export interface NavCounts {
  inbox: number
  assignments: number
}
const settle_ms = 1500 // many changes at once are counted once

/** What waits behind the entries of the menu; counted again when something changes. */
export function use_nav_counts() {
  const counts = ref<NavCounts>({ inbox: 0, assignments: 0 })
  let timer: ReturnType<typeof setTimeout> | undefined
  let stop: (() => void) | undefined

  async function count() {
    try {
      const open = await ask(api.GET('/api/v1/tickets/counts', { params: { query: { state: ['open'] } } }))
      set_clock(open.as_of)
      const of = (...states: string[]) => open.by_state.reduce((sum, s) => sum + (states.includes(s.state) ? s.count : 0), 0)
      counts.value = { inbox: open.open, assignments: of('assigned', 'in_progress') }
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
    counts.value = { inbox: 0, assignments: 0 }
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
