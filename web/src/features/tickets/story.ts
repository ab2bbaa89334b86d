import type { Network } from '@/features/places'
import { translate as t } from '@/i18n'
import { show_day, show_moment } from '@/i18n/dates'
import type { TimelineEntry } from '@/ui'
import type { HistoryEntry, Ticket } from './tickets.api'

type Event = HistoryEntry['event']
type Tone = NonNullable<TimelineEntry['tone']>

const tones: Partial<Record<Event, Tone>> = {
  assigned: 'pine', accepted: 'pine', taken: 'pine', escalated: 'lake', put_on_agenda: 'lake', handed_down: 'lake', handed_over: 'lake',
  clock_expired: 'cinnabar', declined: 'cinnabar', supervised: 'wheat', returned: 'wheat', reopened: 'wheat', identity_opened: 'wheat',
  replied: 'grass', closed: 'grass', closed_by_silence: 'grass', rated: 'grass',
}
const residents_words: Event[] = ['answered', 'rated', 'objected']

type Level = NonNullable<HistoryEntry['by']['level']>
export type Levels = Map<string, Level>

/** On which level each unit that answers for the place stands. */
export function levels_of(network: Network | null): Levels {
  const levels: Levels = new Map()
  for (const l of network?.levels ?? []) for (const u of [l.office, ...(l.units ?? [])]) if (u) levels.set(u.id, l.level)
  return levels
}

function badge(e: HistoryEntry, levels: Levels): string {
  const level = e.by.level ?? levels.get(e.by.unit?.id ?? '')
  if (e.by.kind === 'person') return level ? t(`tickets.level_short.${level}`) : t('tickets.by_short.person')
  return t(`tickets.by_short.${e.by.kind}`)
}

function who(e: HistoryEntry): string {
  if (e.by.kind !== 'person') return t(`tickets.by.${e.by.kind}`)
  return [e.by.unit?.name, e.by.name].filter(Boolean).join(' ') || t('tickets.by.person')
}

function notes(e: HistoryEntry): string[] {
  const lines: string[] = []
  if (typeof e.data?.tried === 'string') lines.push(t('tickets.tried_line', { text: e.data.tried }))
  if ((e.event === 'linked' || e.event === 'replied') && typeof e.data?.number === 'string') lines.push(t('tickets.problem_line', { number: e.data.number }))
  if (e.event === 'assigned' && typeof e.data?.number === 'string') lines.push(t('tickets.order_line', { number: e.data.number }))
  if (e.due_at) lines.push(t('tickets.due_line', { day: show_day(e.due_at) }))
  return lines
}

/** One line of the story, as the page shows it. */
export function tell(e: HistoryEntry, levels: Levels): TimelineEntry {
  const what = t(`tickets.event.${e.event}`)
  return {
    key: String(e.seq),
    badge: badge(e, levels),
    tone: tones[e.event] ?? 'plain',
    who: e.event === 'clock_expired' ? '' : who(e),
    what: e.to_unit ? `${what} ${e.to_unit.name}` : what,
    at: show_moment(e.at),
    datetime: e.at,
    text: e.event === 'registered' ? null : e.text, // the words stand above, once
    words: e.by.kind !== 'system' && residents_words.includes(e.event) && e.by.kind !== 'person',
    notes: notes(e),
  }
}

export type Mark = 'done' | 'now' | 'late' | 'ahead'
const rail = ['registered', 'triaged', 'assigned', 'accepted', 'working', 'replied', 'judged'] as const
const now_of: Record<Ticket['state'], number> = {
  registered: 1, triaged: 2, returned: 2, reopened: 2, assigned: 3, in_progress: 4, escalated: 4, replied: 6, closed: 7, declined: 7, withdrawn: 7,
}
const event_of: Partial<Record<(typeof rail)[number], Event[]>> = {
  registered: ['registered'], triaged: ['triaged'], assigned: ['assigned'], accepted: ['accepted'], replied: ['replied'], judged: ['rated', 'closed_by_silence', 'closed'],
}

/** The step rail: what is behind, where it stands, what is ahead; with the day of the last time. */
export function steps(ticket: Pick<Ticket, 'state' | 'due'>, history: HistoryEntry[]): { key: string; label: string; note?: string; mark: Mark }[] {
  if (ticket.state === 'declined' || ticket.state === 'withdrawn') {
    const end = history.findLast((e) => e.event === ticket.state)
    return [
      { key: 'registered', label: t('tickets.step.registered'), note: history[0] && show_day(history[0].at), mark: 'done' },
      { key: ticket.state, label: t(`tickets.state.${ticket.state}`), note: end && show_day(end.at), mark: 'done' },
    ]
  }
  const now = now_of[ticket.state]
  return rail.map((key, n) => {
    const last = history.findLast((e) => event_of[key]?.includes(e.event))
    const mark: Mark = n < now ? 'done' : n > now ? 'ahead' : ticket.due?.light === 'red' ? 'late' : 'now'
    const note = mark === 'done' ? last && show_day(last.at) : mark === 'ahead' ? undefined : t('tickets.under_way')
    return { key, label: t(`tickets.step.${key}`), note, mark }
  })
}

const day_ms = 86_400_000
const moves: Event[] = ['assigned', 'escalated', 'sent_back', 'handed_down', 'handed_over']

/** How many whole days it lay with each level; a level it never came to is not in it. */
export function days_by_level(ticket: Pick<Ticket, 'state' | 'owner_unit'>, history: HistoryEntry[], levels: Levels, now: number): Map<Level, number> {
  const spent = new Map<Level, number>()
  let level = levels.get(ticket.owner_unit.id)
  let since = Date.parse(history[0]?.at ?? '')
  const until = (at: number) => {
    if (level && at >= since) spent.set(level, (spent.get(level) ?? 0) + at - since)
    since = at
  }
  for (const e of history) {
    const to = moves.includes(e.event) && e.to_unit ? levels.get(e.to_unit.id) : undefined
    if (!to || to === level) continue
    until(Date.parse(e.at))
    level = to
  }
  const ended = ['closed', 'declined', 'withdrawn'].includes(ticket.state)
  until(ended ? Date.parse(history.at(-1)?.at ?? '') : now)
  return new Map([...spent].map(([l, ms]) => [l, Math.floor(ms / day_ms)]))
}
