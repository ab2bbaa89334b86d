import { add_texts } from '@/i18n'
import type { PlaceRef } from '@/features/places'
import en from './locales/en.json'
import zh from './locales/zh.json'

add_texts('rounds', { zh, en })

/** Who looks, as the pages of this feature need to know it. */
interface Looking {
  may_manage: () => boolean
  home: () => PlaceRef | null
}
type To = { params: Record<string, string | string[] | undefined> }
export const round_routes = (looking: Looking) => [
  { path: '/rounds', component: () => import('./RoundsPage.vue'), props: () => ({ may_manage: looking.may_manage(), home: looking.home() }) },
  { path: '/rounds/:id', component: () => import('./RoundPage.vue'), props: (to: To) => ({ id: String(to.params.id), home: looking.home() }) },
  { path: '/rounds/:id/opinions', component: () => import('./OpinionsPage.vue'), props: (to: To) => ({ id: String(to.params.id) }) },
  { path: '/rounds/:round/batches/:id', component: () => import('./BatchPage.vue'), props: (to: To) => ({ id: String(to.params.id) }) },
]
