import { add_texts } from '@/i18n'
import en from './locales/en.json'
import zh from './locales/zh.json'

add_texts('people', { zh, en })

export { default as PersonPicker } from './PersonPicker.vue'
export const people_routes = [
  { path: '/people', component: () => import('./PeoplePage.vue') },
  { path: '/teams', component: () => import('./TeamsPage.vue') },
]
