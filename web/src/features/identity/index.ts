import { add_texts } from '@/i18n'
import zh from './locales/zh.json'

add_texts('identity', { zh, en: () => import('./locales/en.json') })

export { default as MustChangePassword } from './MustChangePassword.vue'
export { default as SignInAgain } from './SignInAgain.vue'
export { default as SignInPage } from './SignInPage.vue'
export { change_language, forget_session, has_role, home, home_place, may, sign_out, start_session, who } from './session'
export const identity_routes = [
  { path: '/accounts', component: () => import('./AccountsPage.vue') },
  { path: '/roles', component: () => import('./RolesPage.vue') },
  { path: '/settings', component: () => import('./SettingsPage.vue') },
]
