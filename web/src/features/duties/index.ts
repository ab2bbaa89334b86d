import type { Component } from 'vue'
import { add_texts } from '@/i18n'
import type { PlaceRef } from '@/features/places'
import en from './locales/en.json'
import zh from './locales/zh.json'

add_texts('duties', { zh, en })

/** Who looks, as the pages of this feature need to know it. */
interface Looking {
  home: () => PlaceRef | null
  beside?: () => Component | undefined // below the rules, given `place`
}
export const duty_routes = (looking: Looking) => [{ path: '/coverage', component: () => import('./CoveragePage.vue'), props: () => ({ home: looking.home(), beside: looking.beside?.() }) }]
