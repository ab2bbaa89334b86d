import { computed, reactive, ref, watch } from 'vue'
import { ApiError, new_id } from '@/api'
import { holds_number } from './personal'
import { submit, type PublicPlace, type Receipt, type Submission } from './portal.api'

const draft_key = 'lianxin.portal.draft'
const receipt_key = 'lianxin.portal.receipt'

interface Draft {
  id: string // made when the form opens: sending twice is harmless
  text: string
  place: PublicPlace | null
  category: string
  anonymous: boolean | null // not said yet
  may_publish: boolean
}
interface Contact {
  name: string
  phone: string
  may_contact: boolean
}
type Kept = Draft & { contact?: Contact }

const empty_draft = (): Draft => ({ id: new_id(), text: '', place: null, category: '', anonymous: null, may_publish: false })
const empty_contact = (): Contact => ({ name: '', phone: '', may_contact: true })

function kept(): Partial<Kept> {
  try {
    return JSON.parse(localStorage.getItem(draft_key) ?? '{}') as Partial<Kept>
  } catch {
    return {}
  }
}
const { contact: kept_contact, ...kept_draft } = kept()

export const draft = reactive<Draft>({ ...empty_draft(), ...kept_draft })
export const contact = reactive<Contact>({ ...empty_contact(), ...kept_contact })
export const saved_at = ref<Date | null>(null)
export const busy = ref(false)
export const failed = ref<ApiError | null>(null)
export const wanted = ref<Record<string, string>>({}) // fields still to be filled, with the key of what to say
export const understood = ref(false)
const warned = ref('')

export const has_words = computed(() => draft.text.trim() !== '' || draft.place !== null)
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

/** Keeps what was typed on this device; name and phone only as long as one goes by name. */
function keep() {
  if (!has_words.value) return localStorage.removeItem(draft_key)
  const out: Kept = { ...draft }
  if (draft.anonymous === false) out.contact = { ...contact }
  localStorage.setItem(draft_key, JSON.stringify(out))
  saved_at.value = new Date()
}
watch([draft, contact], keep)

/** Empties the form; the answer brings back what stood there. */
export function clear(): () => void {
  const before = { ...draft }
  const contact_before = { ...contact }
  Object.assign(draft, empty_draft())
  Object.assign(contact, empty_contact())
  localStorage.removeItem(draft_key)
  failed.value = null
  wanted.value = {}
  return () => {
    Object.assign(draft, before)
    Object.assign(contact, contact_before)
  }
}

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
