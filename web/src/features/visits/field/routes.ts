import './field-parts.css'
import './texts'

const visits = true // only where the office serves visits
export const field_visit_routes = [
  { path: '/', component: () => import('./FieldToday.vue'), meta: { visits } },
  { path: '/visit/:subject', name: 'visit', component: () => import('./FieldVisit.vue'), props: true, meta: { visits, bare: true } },
  { path: '/saved/:id', name: 'saved', component: () => import('./FieldSaved.vue'), props: true, meta: { visits, bare: true } },
  { path: '/outbox', component: () => import('./FieldOutbox.vue'), meta: { visits } },
  { path: '/households', component: () => import('./FieldHouseholds.vue'), meta: { visits } },
  { path: '/households/:id', component: () => import('./FieldHousehold.vue'), props: true, meta: { visits } },
]
