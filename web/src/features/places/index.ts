import type { Component } from 'vue'
import { add_texts } from '@/i18n'
import en from './locales/en.json'
import zh from './locales/zh.json'
import type { PlaceRef } from './places.api'

add_texts('places', { zh, en })

export { default as PlaceNamed } from './PlaceNamed.vue'
export { default as PlacePicker } from './PlacePicker.vue'
export { default as UnitPicker } from './UnitPicker.vue'
export { read_network, read_place, type Network, type PlaceRef } from './places.api'

/** Who looks, as the pages of this feature need to know it. */
interface Looking {
  may_change: () => boolean
  home: () => PlaceRef | null
  beside?: () => Component | undefined // on the page of a place, given `places` (it and those above) and `day`
}
export const place_routes = (looking: Looking) => [
  { path: '/places', component: () => import('./PlacesPage.vue'), props: () => ({ may_change: looking.may_change(), home: looking.home() }) },
  { path: '/places/:code', component: () => import('./PlacePage.vue'), props: (to: { params: Record<string, string | string[] | undefined> }) => ({ code: String(to.params.code), may_change: looking.may_change(), beside: looking.beside?.() }) },
  { path: '/duties', component: () => import('./DutiesPage.vue'), props: () => ({ may_change: looking.may_change(), home: looking.home() }) },
  { path: '/units', component: () => import('./UnitsPage.vue'), props: () => ({ may_change: looking.may_change() }) },
]
