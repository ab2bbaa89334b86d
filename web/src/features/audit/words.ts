import { i18n, translate as t } from '@/i18n'
import type { Entry } from './audit.api'

/** place.renamed → its words; an action without words is shown by its name. */
export function action_words(action: string): string {
  const [subject = '', done = ''] = action.split('.')
  const name = `${subject}_${done}`
  const known = [`audit.did.${name}`, ...(subject === 'ticket' ? [`tickets.event.${done}`] : [])].find((key) => i18n.global.te(key))
  return known ? t(known) : action
}
/** The name; timed work of the system is told as the system's. */
export const actor_words = (e: Entry) => (e.actor.kind === 'system' || !e.actor.name ? t(`audit.by.${e.actor.kind}`) : e.actor.name)
export function kind_words(e: Entry): string {
  const key = `audit.kind.${e.subject_kind}`
  return i18n.global.te(key) ? t(key) : e.subject_kind
}
export const subject_words = (e: Entry) => (e.subject_name ? `${kind_words(e)} · ${e.subject_name}` : kind_words(e))
