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
export const field_ticket_routes = [
  { path: '/', component: () => import('./QuickPage.vue') },
  { path: '/mine', component: () => import('./MinePage.vue') },
  { path: '/tickets/:id', component: () => import('./FieldTicketPage.vue'), props: true },
]
