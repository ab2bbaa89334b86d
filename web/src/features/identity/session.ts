import { reactive } from 'vue'
import { api, ApiError, ask, asking, type Schema, type Session } from '@/api'
import { set_language, translate, type Language } from '@/i18n'
import { set_clock } from '@/i18n/clock'
import { appearance, type Theme } from '@/ui'

export type May = Session['may'][number]

interface State {
  session: Session | null
  expired: boolean // signed out under way: the page stays, the password is asked for over it
  known: boolean
}

export const who = reactive<State>({ session: null, expired: false, known: false })

function take(session: Session) {
  const other_person = who.session !== null && who.session.account.id !== session.account.id
  who.session = session
  who.expired = false
  who.known = true
  asking.csrf_token = session.csrf_token
  set_clock(session.now)
  set_language(session.language)
  if (session.theme && session.theme !== 'system') appearance.theme = session.theme
  if (other_person) location.reload() // nothing of the former person stays on the page
}

/** Finds out once whether somebody is signed in. */
export async function start_session(): Promise<void> {
  asking.on_signed_out = () => {
    if (who.session) who.expired = true
  }
  try {
    take(await ask(api.GET('/api/v1/session')))
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error
    who.known = true
  }
}

const chosen_here = 'lianxin.language.chosen'

/** Before signing in: what is chosen now goes before what the account has, and becomes it. */
export function choose_language(to: Language) {
  sessionStorage.setItem(chosen_here, to)
  set_language(to)
}

export async function sign_in(body: Schema['SignIn']): Promise<void> {
  const session = await ask(api.POST('/api/v1/session', { body }))
  const chosen = sessionStorage.getItem(chosen_here) as Language | null
  take({ ...session, language: chosen ?? session.language })
  if (!chosen) return
  if (chosen !== session.language) await ask(api.PATCH('/api/v1/session', { body: { language: chosen } }))
  sessionStorage.removeItem(chosen_here)
}

export function forget_session() {
  who.session = null
  asking.csrf_token = null
}

export async function sign_out(): Promise<void> {
  await ask(api.DELETE('/api/v1/session'))
  forget_session()
}

export async function change_language(language: Language): Promise<void> {
  set_language(language)
  if (who.session) take(await ask(api.PATCH('/api/v1/session', { body: { language } })))
}

export async function change_theme(theme: Theme): Promise<void> {
  appearance.theme = theme
  if (who.session) take(await ask(api.PATCH('/api/v1/session', { body: { theme } })))
}

/** Where a role holds, in words. */
export const scope_words = (scope: Schema['Scope']) => scope.name ?? scope.place ?? translate(`identity.scope.${scope.kind}`)

/** the place whose matters are this person's: the first role over an area, else where the unit is */
export function home(): Schema['PlaceRef'] | null {
  const area = who.session?.roles.find((r) => r.scope.kind === 'subtree' && r.scope.place)?.scope
  const unit_place = who.session?.place ?? null
  if (!area?.place || area.place === unit_place?.code) return unit_place
  return { code: area.place, name: area.name ?? area.place, full_name: area.name ?? area.place }
}
export const home_place = () => home()?.code

export const may = (what: May) => who.session?.may.includes(what) ?? false
export const has_role = (...roles: Schema['Role'][]) => who.session?.roles.some((r) => roles.includes(r.role)) ?? false
