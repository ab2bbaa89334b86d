import { computed, reactive, ref, watch, type Ref } from 'vue'
import { ApiError, new_id, type Schema } from '@/api'
import { office_time } from '@/i18n/clock'
import type { PlaceRef } from '@/features/places'
import { register_ticket } from './tickets.api'

type TicketNew = Schema['TicketNew']
type Made = Schema['TicketMade']

export interface Draft {
  id: string // made when the form opens: sending twice is harmless
  kind: TicketNew['kind']
  channel: TicketNew['channel']
  place: PlaceRef | null
  text: string
  title: string
  category: string
  urgency: '' | Schema['Urgency']
  submitter: 'resident' | 'anonymous' | 'staff'
  external_number: string
  said_on: string
}
interface Contact {
  name: string
  phone: string
  address: string
  may_contact: boolean
}

const empty_contact = (): Contact => ({ name: '', phone: '', address: '', may_contact: true })

/** What is kept on this device at every change; whom it comes from never is. */
function use_draft(key: string, channel: TicketNew['channel']) {
  const empty = (): Draft => ({ id: new_id(), kind: 'help', channel, place: null, text: '', title: '', category: '', urgency: '', submitter: 'resident', external_number: '', said_on: '' })
  const stored = localStorage.getItem(key)
  const draft = reactive<Draft>({ ...empty(), ...(stored ? (JSON.parse(stored) as Partial<Draft>) : {}) })
  const contact = reactive<Contact>(empty_contact())
  const about = ref<Schema['UnitRef'][]>([])
  const saved_at = ref<Date | null>(null)

  watch(draft, () => {
    if (!draft.text && !draft.title && !draft.place) return
    localStorage.setItem(key, JSON.stringify(draft))
    saved_at.value = new Date(office_time())
  })
  /** Empties the form; the answer brings it back. */
  function clear(): () => void {
    const before = { draft: { ...draft }, contact: { ...contact }, about: about.value }
    Object.assign(draft, empty())
    Object.assign(contact, empty_contact())
    about.value = []
    saved_at.value = null
    localStorage.removeItem(key)
    return () => {
      Object.assign(draft, before.draft)
      Object.assign(contact, before.contact)
      about.value = before.about
    }
  }
  return { draft, contact, about, saved_at, clear }
}

function to_contact(contact: Contact): TicketNew['contact'] {
  const body: NonNullable<TicketNew['contact']> = { name: contact.name.trim(), may_contact: contact.may_contact }
  if (contact.phone.trim()) body.phone = contact.phone.trim()
  if (contact.address.trim()) body.address = contact.address.trim()
  return body
}

function to_body(draft: Draft, contact: Contact, about: Ref<Schema['UnitRef'][]>): TicketNew {
  const body: TicketNew = { id: draft.id, kind: draft.kind, channel: draft.channel, place: draft.place!.code, text: draft.text.trim(), submitter: draft.submitter }
  if (draft.title.trim()) body.title = draft.title.trim()
  if (draft.category) body.category = draft.category
  if (draft.urgency) body.urgency = draft.urgency
  if (draft.external_number.trim()) body.external_number = draft.external_number.trim()
  if (draft.said_on) body.said_on = draft.said_on
  if (about.value.length) body.about = about.value.map((u) => ({ unit: u.id }))
  if (draft.submitter === 'resident' && contact.name.trim()) body.contact = to_contact(contact)
  return body
}

/** A request being written, and sent. */
export function use_registering(key: string, channel: TicketNew['channel']) {
  const writing = use_draft(key, channel)
  const { draft, contact, about, clear } = writing
  const busy = ref(false)
  const failed = ref<ApiError | null>(null)
  const wanted = ref<string[]>([])
  const made = ref<Made | null>(null)
  watch(draft, () => (wanted.value = wanted.value.filter((f) => (f === 'place' ? !draft.place : !draft.text.trim())))) // what is there now is not asked for

  async function submit(): Promise<Made | null> {
    failed.value = null
    wanted.value = [...(draft.place ? [] : ['place']), ...(draft.text.trim() ? [] : ['text'])]
    if (wanted.value.length) return null
    busy.value = true
    try {
      made.value = await register_ticket(to_body(draft, contact, about))
      clear()
      return made.value
    } catch (e) {
      if (!(e instanceof ApiError)) throw e
      if (e.status !== 401) failed.value = e
      return null
    } finally {
      busy.value = false
    }
  }
  const errors = computed(() => failed.value?.fields ?? {})

  return { ...writing, busy, failed, wanted, errors, made, submit }
}
