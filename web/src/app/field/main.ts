import { createApp } from 'vue'
import { createRouter, createWebHashHistory } from 'vue-router'
import { asking, watch_line } from '@/api'
import { SignInPage, start_session, who } from '@/features/identity'
import { field_ticket_routes } from '@/features/tickets'
import { fetch_english, i18n, language, start_language } from '@/i18n'
import { on_leaving, start_appearance } from '@/ui'
import '@/ui/icons-desk'
import '../locales'
import { agree_with_other_tabs } from '../tabs'
import './field.css'
import FieldApp from './FieldApp.vue'

const router = createRouter({
  history: createWebHashHistory(),
  routes: [...field_ticket_routes, { path: '/sign-in', component: SignInPage, meta: { open: true, welcome: 'identity.welcome_field' } }, { path: '/:rest(.*)*', redirect: '/' }],
})
router.beforeEach(async (to) => {
  if (!who.known) await start_session().catch(() => undefined)
  if (to.meta.open || who.session) return true
  return { path: '/sign-in', query: { next: to.fullPath } }
})

start_language()
start_appearance()
agree_with_other_tabs(router)
watch_line()
on_leaving((is_leaving) => (asking.leaving = is_leaving))
const ready = language.value === 'en' ? fetch_english() : Promise.resolve()
void ready.then(() => createApp(FieldApp).use(i18n).use(router).mount('#app'))
