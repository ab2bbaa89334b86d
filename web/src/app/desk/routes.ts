import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'
import { audit_routes } from '@/features/audit'
import { identity_routes, SignInPage, start_session, who } from '@/features/identity'
import { people_routes } from '@/features/people'
import { place_routes } from '@/features/places'
import { ticket_routes } from '@/features/tickets'

const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/tickets' },
  { path: '/sign-in', component: SignInPage, meta: { open: true } },
  ...ticket_routes,
  ...place_routes,
  ...people_routes,
  ...audit_routes,
  ...identity_routes,
  { path: '/:rest(.*)*', component: () => import('./NotFoundPage.vue') },
]

export const router = createRouter({
  history: createWebHashHistory(),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.beforeEach(async (to) => {
  if (!who.known) await start_session().catch(() => undefined)
  if (to.meta.open || who.session) return true
  return { path: '/sign-in', query: { next: to.fullPath } }
})
