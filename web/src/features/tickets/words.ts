import { who } from '@/features/identity'
import { translate as t } from '@/i18n'
import { now } from '@/i18n/clock'
import { day_at, show_day, show_time, today } from '@/i18n/dates'
import type { Due, Light, TicketItem } from './tickets.api'

/** Where it is, from the region down; a farm that bears its banner's name does not say it a second time. */
export const full_place = (place: TicketItem['place']) => place.full_name.replace(/(.{3,})\s*\1(?=.)/u, '$1')

/** A place without what everybody here knows: one's own area is left out in front. */
export function place_words(place: TicketItem['place']): string {
  const home = who.session?.place
  if (!home || place.full_name === home.full_name || !place.full_name.startsWith(home.full_name)) return full_place(place)
  const inside = place.full_name.slice(home.full_name.length).trim()
  return inside.startsWith(home.name) && inside !== home.name ? inside.slice(home.name.length).trim() : inside
}

/** A unit as everybody here calls it: without the name of one's own area in front. */
export function unit_words(unit: { name: string }): string {
  const home = who.session?.place?.name
  return home && unit.name.startsWith(home) && unit.name.length > home.length + 1 ? unit.name.slice(home.length).trim() : unit.name
}

const with_the_unit: TicketItem['state'][] = ['assigned', 'in_progress', 'replied', 'closed']
/** Who has to act now: the unit it was given to, but the office while it is sent back, passed up or open again. */
export const with_whom = (ticket: Pick<TicketItem, 'state' | 'lead_unit' | 'holder_unit'>) => (with_the_unit.includes(ticket.state) ? ticket.lead_unit : null) ?? ticket.holder_unit

export const tone_of = (light: Light) => ({ green: 'ok', amber: 'soon', red: 'over', paused: 'hold' })[light] as 'ok' | 'soon' | 'over' | 'hold'

/** The deadline in a few words: 逾期 2 个工作日, 今日 17:30, 剩 4 个工作日. */
export function due_words(due: Due): string {
  const kind = t(`tickets.clock.${due.kind}`)
  if (due.light === 'paused' || due.paused) return due.kind === 'waiting_resident' ? t('tickets.due.waiting') : t('tickets.due.paused')
  const is_work = due.kind === 'reply' || due.kind === 'joint'
  const left = due.working_days_left
  if (left === null) { // a year without a calendar: the day alone is certain
    if (day_at(due.at) === today(now.value)) return t('tickets.due.today', { time: show_time(due.at) })
    return t(due.light === 'red' ? 'tickets.due.over_since' : 'tickets.due.until', { kind: is_work ? '' : kind, day: show_day(due.at) }).trim()
  }
  if (due.light === 'red') {
    const days = -left
    if (days <= 0) return t('tickets.due.over_today', { kind: is_work ? '' : kind }).trim()
    if (days === 1) return is_work ? t('tickets.due.over_one') : t('tickets.due.over_kind_one', { kind })
    return is_work ? t('tickets.due.over', { days }) : t('tickets.due.over_kind', { kind, days })
  }
  if (day_at(due.at) === today(now.value)) return t('tickets.due.today', { time: show_time(due.at) })
  if (left <= 0) return t('tickets.due.due_today', { kind: is_work ? '' : kind }).trim()
  if (left === 1) return is_work ? t('tickets.due.left_one') : t('tickets.due.left_kind_one', { kind })
  return is_work ? t('tickets.due.left', { days: left }) : t('tickets.due.left_kind', { kind, days: left })
}

export const due_title = (due: Due) => t('tickets.due.title', { kind: t(`tickets.clock.${due.kind}`), day: show_day(due.at), time: show_time(due.at) })

export const urgency_tone = (u: string) => ({ urgent: 'cinnabar', serious: 'wheat' })[u] ?? ''

export function disposal_tone(d: TicketItem['disposal']): string {
  return d === 'joint' ? 'lake' : d === 'escalated' ? 'pine' : 'line'
}

/** 陈旗 2026-0412 → 0412 */
export const short_number = (number: string) => number.split('-').at(-1) ?? number

export const state_tone = (s: TicketItem['state']) =>
  ({ registered: 'pine', triaged: 'pine', returned: 'wheat', reopened: 'wheat', escalated: 'lake', replied: 'grass', closed: 'grass', declined: '', withdrawn: '', assigned: '', in_progress: '' })[s]

/** Whole days, in words; less than one is said so. */
export const days_words = (days: number) => (days === 1 ? t('tickets.ladder.day') : days > 0 ? t('tickets.ladder.days', { days }) : t('tickets.ladder.short'))
/** From a moment to another, or to now. */
export const days_since = (from: string, to?: string) => days_words(Math.floor(((to ? Date.parse(to) : now.value) - Date.parse(from)) / 86_400_000))
