import { add_texts } from '@/i18n'
import en from './locales/en.json'
import zh from './locales/zh.json'

add_texts('places', { zh, en })

export { default as PlacePicker } from './PlacePicker.vue'
export { default as UnitPicker } from './UnitPicker.vue'
export { read_network, type PlaceRef } from './places.api'
export const place_routes = [
  { path: '/places', component: () => import('./PlacesPage.vue') },
  { path: '/places/:code', component: () => import('./PlacePage.vue'), props: true },
  { path: '/units', component: () => import('./UnitsPage.vue') },
]
