import { add_texts } from '@/i18n'
import type { PlaceRef } from '@/features/places'
import en from './locales/en.json'
import zh from './locales/zh.json'

add_texts('cards', { zh, en })

export { read_card, say_on_visit, type CardAnswer, type CardView, type CardVisit } from './cards.api'

/** Who looks, as the page of this feature needs to know it. */
interface Looking {
  may_print: () => boolean
  home: () => PlaceRef | null
}
export const card_routes = (looking: Looking) => [{ path: '/cards', component: () => import('./CardsPage.vue'), props: () => ({ may_print: looking.may_print(), home: looking.home() }) }]
