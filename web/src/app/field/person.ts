// Who has the phone in hand, with or without a network.
import { watch } from 'vue'
import { api, ApiError, ask } from '@/api'
import { forget_session, sign_out, start_session, who } from '@/features/identity'
import { leave_phone, open_phone, phone, resume } from '@/offline'

const left_mark = 'lianxin.phone.left' // signed out without a network: the office does not know it yet

async function tell_left(): Promise<boolean> {
  if (!localStorage.getItem(left_mark)) return true
  try {
    const session = await ask(api.GET('/api/v1/session'))
    await ask(api.DELETE('/api/v1/session', { headers: { 'X-CSRF-Token': session.csrf_token } }))
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) return false
  }
  localStorage.removeItem(left_mark)
  return true
}

/** Finds out once who it is: the phone knows at once, the office a little later. */
export async function find_person(): Promise<void> {
  if (!(await tell_left())) {
    who.known = true
    return
  }
  const kept = await resume()
  if (!kept) return start_session().catch(() => undefined)
  who.session = kept
  who.known = true
  void start_session().catch(() => undefined)
}

let opening: Promise<void> | undefined
let opened_for: string | undefined
/** The phone is this person's before a page shows anything; a browser that keeps nothing has the pages that need nothing kept. */
export function phone_of_person(): Promise<void> {
  const { session } = who
  if (!session) return Promise.resolve()
  if (opening && opened_for === session.account.id) return opening
  opened_for = session.account.id
  return (opening = open_phone({ ...session }).catch(() => void (phone.served = false)))
}
export function follow_person() {
  watch(() => who.session?.csrf_token, () => who.session && who.session.csrf_token && opened_for === who.session.account.id && void open_phone({ ...who.session }).catch(() => undefined))
}
export async function leave_for_good(): Promise<void> {
  await leave_phone()
  opening = opened_for = undefined
  try {
    await sign_out()
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    localStorage.setItem(left_mark, 'yes')
    forget_session()
  }
}
