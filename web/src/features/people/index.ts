import { add_texts } from '@/i18n'
import en from './locales/en.json'
import zh from './locales/zh.json'

add_texts('people', { zh, en })

export { default as PeoplePicker } from './PeoplePicker.vue'
export { default as PersonPicker } from './PersonPicker.vue'
export { default as TeamPicker } from './TeamPicker.vue'
export { read_person } from './people.api'

/** Who looks, as the pages of this feature need to know it. */
interface Looking {
  may_change: () => boolean
}
export const people_routes = (looking: Looking) => [
  { path: '/people', component: () => import('./PeoplePage.vue'), props: () => ({ may_change: looking.may_change() }) },
  { path: '/teams', component: () => import('./TeamsPage.vue'), props: () => ({ may_change: looking.may_change() }) },
  { path: '/teams/:id', component: () => import('./TeamPage.vue'), props: (to: { params: Record<string, string | string[] | undefined> }) => ({ id: String(to.params.id), may_change: looking.may_change() }) },
]
