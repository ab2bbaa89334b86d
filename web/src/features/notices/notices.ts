import { computed, shallowRef, watch } from 'vue'
import { ApiError, listen, type Schema } from '@/api'
import { translate as t } from '@/i18n'
import { say } from '@/ui'
import { change_notices, read_notices, type Notice, type Notices } from './notices.api'

const settle_ms = 1200 // many changes at once are told once
const show_ms = 6000
const told: Schema['EventName'][] = [
  'registered', 'assigned', 'escalated', 'sent_back', 'handed_down', 'handed_over', 'returned', 'extension_requested', 'reply_drafted', 'decline_proposed', 'answered', 'contributed', 'return_refused', 'reply_rejected',
  'extended', 'extension_refused', 'objected', 'rated', 'reopened', 'supervised', 'clock_expired', // a rating can open it anew
]

/** What the server last told; null before that. */
export const notices = shallowRef<Notices | null>(null)
export const unseen = computed(() => notices.value?.unseen ?? 0)
export const most = 50

export const what_happened = (n: Notice) => t(`notices.event.${n.event}`)
const key_of = (n: Notice) => `${n.ticket.id} ${n.event} ${n.at}`

/** The browser's own notice, only where it was switched on and nobody looks: the number and what happened, no words, no names. */
function tell_outside(fresh: Notice[]) {
  if (!notices.value?.browser || !document.hidden || typeof Notification === 'undefined' || Notification.permission !== 'granted') return
  const [first] = fresh
  const body = fresh.length === 1 && first ? t('notices.one', { number: first.ticket.number, what: what_happened(first) }) : t('notices.several', { count: fresh.length })
  const shown = new Notification(t('notices.title'), { body, tag: 'lianxin' })
  shown.onclick = () => {
    window.focus()
    if (first && fresh.length === 1) location.hash = `#/tickets/${first.ticket.id}`
    shown.close()
  }
}
function tell(fresh: Notice[]) {
  const [first] = fresh
  if (!first) return
  const words = fresh.length === 1 ? t('notices.one', { number: first.ticket.number, what: what_happened(first) }) : t('notices.several', { count: fresh.length })
  say(words, { show_ms })
  tell_outside(fresh)
}

async function read() {
  const before = notices.value
  const now = await read_notices().catch((e: unknown) => {
    if (e instanceof ApiError) return null // the old count stays; the page says that the line is cut
    throw e
  })
  if (!now || notices.value !== before) return
  notices.value = now
  if (!before) return
  const known = new Set(before.items.map(key_of))
  tell(now.items.filter((n) => n.is_new && !known.has(key_of(n))))
}

/** Reads what concerns the signed-in person and listens to what comes, until the answer is called. */
export function keep_notices(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void read(), settle_ms)
  }
  const title = document.title
  const stop_title = watch(unseen, (count) => (document.title = count ? `(${count}) ${title}` : title), { immediate: true })
  const stop = listen({ on_ticket: ({ change }) => told.includes(change) && soon(), on_back: soon })
  void read()
  return () => {
    clearTimeout(timer)
    stop()
    stop_title()
    document.title = title
    notices.value = null
  }
}

/** All that was told is seen; kept with the account. */
export async function see_all() {
  if (notices.value?.unseen) notices.value = await change_notices({ seen_until: notices.value.as_of })
}
