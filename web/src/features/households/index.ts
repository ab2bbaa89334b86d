import type { Component } from 'vue'
import { add_texts } from '@/i18n'
import type { PlaceRef } from '@/features/places'
import en from './locales/en.json'
import zh from './locales/zh.json'

add_texts('households', { zh, en })

export { default as HouseholdPicker } from './HouseholdPicker.vue'
export { read_household, type Household, type HouseholdRef } from './households.api'

/** Who looks, and what features above show beside a household. */
interface Looking {
  may_register: () => boolean
  home: () => PlaceRef | null
  beside?: Component // given `household` and `may_change`
  may_link?: () => boolean
  story?: () => Component | undefined // given `household`: what happened with it
}
type To = { params: Record<string, string | string[] | undefined> }
export const household_routes = (looking: Looking) => [
  { path: '/households', component: () => import('./HouseholdsPage.vue'), props: () => ({ may_register: looking.may_register(), home: looking.home() }) },
  { path: '/households/new', component: () => import('./HouseholdNewPage.vue'), props: () => ({ home: looking.home() }) },
  { path: '/households/:id', component: () => import('./HouseholdPage.vue'), props: (to: To) => ({ id: String(to.params.id), beside: looking.beside, may_link: looking.may_link?.(), story: looking.story?.() }) },
]
