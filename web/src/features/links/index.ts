import { add_texts } from '@/i18n'
import type { PlaceRef } from '@/features/places'
import en from './locales/en.json'
import zh from './locales/zh.json'

add_texts('links', { zh, en })

export const looks = ['list', 'report', 'services', 'quotas', 'gaps', 'overlaps', 'absences'] as const
export type Look = (typeof looks)[number]

/** Who looks, as the pages of this feature need to know it. */
interface Looking {
  may_change: () => boolean
  may_see_visits: () => boolean
  may_enter: () => boolean
  home: () => PlaceRef | null
}
export const link_routes = (looking: Looking) => [
  { path: `/links/:look(${looks.slice(1).join('|')})?`, component: () => import('./LinksPage.vue'), props: (to: { params: Record<string, string | string[] | undefined> }) => ({ look: (to.params.look || 'list') as Look, may_change: looking.may_change(), may_see_visits: looking.may_see_visits(), may_enter: looking.may_enter(), home: looking.home() }) },
]
/** For the page of a household, and of a place. */
export const household_links = () => import('./HouseholdLinks.vue')
export const place_links = () => import('./PlaceLinks.vue')
