// The desk's pages of visits. Apart from features/visits, whose door the phone's pages load with their own texts.
import { defineAsyncComponent } from 'vue'
import { add_texts } from '@/i18n'
import type { PlaceRef } from '@/features/places'
import en from './locales/en.json'
import zh from './locales/zh.json'

add_texts('diary', { zh, en })

/** Who looks, as the pages of this feature need to know it. */
interface Looking {
  home: () => PlaceRef | null
  me: () => { id: string; name: string } | null
}
type To = { params: Record<string, string | string[] | undefined> }
export const visit_routes = (looking: Looking) => [
  { path: '/visits', component: () => import('./VisitsPage.vue'), props: () => ({ home: looking.home(), me: looking.me() }) },
  { path: '/visits/signals', component: () => import('./SignalsPage.vue'), props: () => ({ home: looking.home() }) },
  { path: '/coverage/gaps', component: () => import('./GapsPage.vue'), props: () => ({ home: looking.home() }) },
  { path: '/visits/:id', component: () => import('./VisitPage.vue'), props: (to: To) => ({ id: String(to.params.id) }) },
]
/** For the page of a household; and of a place or of coverage, given `place`. */
export const HouseholdTimeline = defineAsyncComponent(() => import('./HouseholdTimeline.vue'))
export const GapFigures = defineAsyncComponent(() => import('./GapFigures.vue'))
