import { add_texts } from '@/i18n'
import type { PlaceRef } from '@/features/places'
import en from './locales/en.json'
import zh from './locales/zh.json'

add_texts('consolidations', { zh, en })

/** Who looks, as the pages of this feature need to know it. */
interface Looking {
  may_change: () => boolean
  home: () => PlaceRef | null
}
export const consolidation_routes = (looking: Looking) => [
  { path: '/consolidations', component: () => import('./ConsolidationsPage.vue'), props: () => ({ may_change: looking.may_change(), home: looking.home() }) },
  { path: '/consolidations/:id', component: () => import('./ConsolidationPage.vue'), props: true },
  { path: '/consolidations/:id/sheet', component: () => import('./SheetPage.vue'), props: true },
]
