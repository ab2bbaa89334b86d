import { watch } from 'vue'
import type { Router } from 'vue-router'
import { asking } from '@/api'
import { start_session, who } from '@/features/identity'
import { set_language } from '@/i18n'
import { appearance } from '@/ui'

const signed_in = 'lianxin.signed-in' // whose session the browser holds, and since when
const themes = ['system', 'light', 'dark'] as const

function looks(key: string | null, value: string | null) {
  if (key === 'lianxin.language' && (value === 'zh' || value === 'en')) set_language(value)
  const theme = themes.find((t) => t === value)
  if (key === 'lianxin.theme' && theme) appearance.theme = theme
  if (key === 'lianxin.mode') appearance.mode = value === 'elder' ? 'elder' : 'standard'
}
async function session_changed(router: Router, value: string | null, reload: () => void) {
  const other = value?.split(' ')[0] ?? ''
  if (!other) {
    who.session = null // signed out elsewhere: nothing of this person stays on a screen
    who.expired = false
    asking.csrf_token = null
    await router.push('/sign-in')
  } else if (who.session && who.session.account.id !== other) reload()
  else {
    const { next } = router.currentRoute.value.query
    await start_session().catch(() => undefined)
    if (router.currentRoute.value.path === '/sign-in' && who.session) await router.replace(typeof next === 'string' ? next : '/')
  }
}

/** Two tabs of one browser agree on who is signed in, the language and the looks. */
export function agree_with_other_tabs(router: Router, reload = () => location.reload()) {
  addEventListener('storage', (event) => {
    looks(event.key, event.newValue)
    if (event.key === signed_in) void session_changed(router, event.newValue, reload)
  })
  let was_known = false
  watch(() => [who.known, who.session?.account.id, who.session?.csrf_token] as const, ([known, id]) => {
    if (!known) return
    const kept = localStorage.getItem(signed_in) ?? ''
    const is_news = was_known || kept.split(' ')[0] !== (id ?? '')
    was_known = true
    if (!is_news || (!id && !kept)) return
    if (id) localStorage.setItem(signed_in, `${id} ${Date.now()}`)
    else localStorage.removeItem(signed_in)
  }, { immediate: true, flush: 'sync' })
}
