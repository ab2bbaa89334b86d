import { add_texts } from '@/i18n'
import zh from './locales/zh.json'

add_texts('rulebook', { zh, en: () => import('./locales/en.json') })

export const rulebook_routes = [
  { path: '/calendar', component: () => import('./CalendarPage.vue') },
  { path: '/limits', component: () => import('./LimitsPage.vue') },
]
