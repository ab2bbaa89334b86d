import { computed, reactive, ref, watch } from 'vue'
import { new_id } from '@/api'
import type { PublicPlace } from './portal.api'

const draft_key = 'lianxin.portal.draft'

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
export const has_words = computed(() => draft.text.trim() !== '' || draft.place !== null)

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
  return () => {
    Object.assign(draft, before)
    Object.assign(contact, contact_before)
  }
}
