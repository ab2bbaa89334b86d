import { add_texts } from '@/i18n'
import en from './locales/en.json'
import zh from './locales/zh.json'

add_texts('tickets', { zh, en })

export const ticket_routes = [
  { path: '/tickets', component: () => import('./InboxPage.vue') },
  { path: '/tickets/:id', component: () => import('./TicketPage.vue'), props: true },
  { path: '/register', component: () => import('./RegisterPage.vue') },
  { path: '/escalations', component: () => import('./EscalationsPage.vue') },
  { path: '/supervision', component: () => import('./SupervisionPage.vue') },
  { path: '/assignments', component: () => import('./AssignmentsPage.vue') },
]
/** The pages of a phone; the field loads this door with the first of them. */
export const field_ticket_pages = { quick: () => import('./QuickPage.vue'), mine: () => import('./MinePage.vue'), ticket: () => import('./FieldTicketPage.vue') }
