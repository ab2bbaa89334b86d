import { translate } from '@/i18n'
import { show_number } from '@/i18n/dates'
import type { RuleCoverage, Subject } from './duties.api'
import { first_month, last_month, parse_period } from './period'

export function period_words(text: string): string {
  const p = parse_period(text)
  if (!p) return text
  if (p.part === 'Y') return translate('duties.period.Y', { year: p.year })
  if (p.part === 'B') return translate('duties.period.B', { year: p.year, from: first_month(p), to: last_month(p) })
  return translate(`duties.period.${p.part}${p.index}`, { year: p.year })
}
type Kind = RuleCoverage['rule']['kind']
export const counted = (count: number, kind: Kind) => translate(`duties.counted.${kind}`, { count: show_number(count) })

/** Where it stands, in words: reached, still open while the period runs, or not reached when it is over. No place is set before another. */
export function standing(r: { owed: number; done: number }, kind: Kind, is_over: boolean): string {
  if (!r.owed) return translate('duties.nothing_owed')
  const left = r.owed - r.done
  if (left <= 0) return translate('duties.met')
  return translate(is_over ? 'duties.not_met' : 'duties.still', { count: counted(left, kind) })
}
export const subject_name = (s: Subject) => (s.household ? `${s.household.number} ${s.household.name}` : [s.person?.name, s.place?.name].filter(Boolean).join(' · '))
