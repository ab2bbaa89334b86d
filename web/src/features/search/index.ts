// One box for requests, problems and visits.
import { add_texts } from '@/i18n'
import en from './locales/en.json'
import zh from './locales/zh.json'

add_texts('search', { zh, en })

/** How the features whose records are found call a state of a request and a kind of visit. */
export interface Words {
  state: (state: string) => string
  visit: (kind: string) => string
}
export const search_routes = (words: Words) => [{ path: '/search', component: () => import('./SearchPage.vue'), props: { words } }]
