import { computed, ref, watch } from 'vue'
import { ApiError } from '@/api'
import { clear, contact, draft } from './draft'
import { holds_number } from './personal'
import { asked, forget_round } from './collections/asked'
import { submit, type Receipt, type Submission } from './portal.api'

const receipt_key = 'lianxin.portal.receipt'

export const busy = ref(false)
export const failed = ref<ApiError | null>(null)
export const wanted = ref<Record<string, string>>({}) // fields still to be filled, with the key of what to say
export const understood = ref(false)
const warned = ref('')

/** A number in an anonymous text: '' when there is none, the server's words when it found something. */
export const personal_data = computed(() => {
  if (!draft.anonymous) return null
  return warned.value || (holds_number(draft.text) ? '' : null)
})
watch(() => draft.text, () => {
  warned.value = ''
  understood.value = false
})

/** What was missing and is there now is not asked for any longer. */
function forget_wanted() {
  const there: Record<string, boolean> = { text: draft.text.trim() !== '', place: draft.place !== null, anonymous: draft.anonymous !== null, name: contact.name.trim() !== '' || draft.anonymous === true, understood: understood.value }
  wanted.value = Object.fromEntries(Object.entries(wanted.value).filter(([field]) => !there[field]))
}
watch([draft, contact, understood], forget_wanted)

export function check_words(): boolean {
  wanted.value = { ...(draft.text.trim() ? {} : { text: 'portal.wanted.text' }), ...(draft.place ? {} : { place: 'portal.wanted.place' }) }
  return Object.keys(wanted.value).length === 0
}

function check_who(): boolean {
  const missing: Record<string, string> = {}
  if (draft.anonymous === null) missing.anonymous = 'portal.wanted.anonymous'
  if (draft.anonymous === false && !contact.name.trim()) missing.name = 'portal.wanted.name'
  if (personal_data.value !== null && !understood.value) missing.understood = 'portal.wanted.understood'
  wanted.value = missing
  return Object.keys(missing).length === 0
}

function to_body(): Submission {
  const body: Submission = { id: draft.id, place: draft.place!.code, text: draft.text.trim(), anonymous: draft.anonymous === true, may_publish: draft.may_publish, understood_personal_data: understood.value }
  if (draft.category) body.category = draft.category
  if (asked.round) Object.assign(body, { round: asked.round, source: asked.source || undefined })
  if (draft.anonymous) return body
  body.name = contact.name.trim()
  body.may_contact = contact.may_contact && contact.phone.trim() !== ''
  if (contact.phone.trim()) body.phone = contact.phone.trim()
  return body
}

/** The receipt outlives a reload of this tab, and goes when it is put away. */
export interface Shown extends Receipt {
  anonymous: boolean
}
const stored = sessionStorage.getItem(receipt_key)
export const receipt = ref<Shown | null>(stored ? (JSON.parse(stored) as Shown) : null)
export function put_away_receipt() {
  receipt.value = null
  sessionStorage.removeItem(receipt_key)
}

export async function send(): Promise<boolean> {
  failed.value = null
  if (!check_who()) return false
  busy.value = true
  try {
    const got = await submit(to_body())
    if (got.receipt_code || !receipt.value) receipt.value = { ...got, anonymous: draft.anonymous === true }
    sessionStorage.setItem(receipt_key, JSON.stringify(receipt.value))
    clear()
    forget_round()
    return true
  } catch (e) {
    if (!(e instanceof ApiError)) throw e
    const about_person = e.problem.errors?.find((f) => /personal_data$/.test(f.code))
    if (about_person) warned.value = about_person.message
    if (about_person) wanted.value = { understood: 'portal.wanted.understood' }
    else failed.value = e
    return false
  } finally {
    busy.value = false
  }
}
