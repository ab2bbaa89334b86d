import { translate } from '@/i18n'
import { show_day } from '@/i18n/dates'
import type { Link } from './links.api'

export const who_words = (link: Pick<Link, 'who'>) => [link.who.unit, link.who.post].filter(Boolean).join(' · ')
export const kind_words = (link: Pick<Link, 'kind' | 'kind_name' | 'post_name'>) => [link.kind_name ?? link.kind, link.post_name].filter(Boolean).join(' · ')
export const to_words = (link: Pick<Link, 'household' | 'place'>) => (link.household ? `${link.household.number} ${link.household.name}` : link.place.name)
export const days_words = (link: Pick<Link, 'from_on' | 'until_on'>) =>
  link.until_on ? translate('links.days', { from: show_day(link.from_on), until: show_day(link.until_on) }) : translate('links.days_on', { from: show_day(link.from_on) })
export const is_live = (link: Pick<Link, 'from_on' | 'until_on'>, day: string) => link.from_on <= day && (!link.until_on || link.until_on > day)
