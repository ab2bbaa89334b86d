// What is edited at a time, what of it is sent, and what others changed meanwhile.
import type { Schema } from '@/api'
import type { PlaceRef } from '@/features/places'
import type { Camp, Edit, Household, Identity, Member, Profile } from './households.api'

export type Part = 'who' | 'members' | 'profile' | 'consent'

export interface CampDraft {
  season: Schema['CampSeason']
  place: PlaceRef | null
  words: string
}
export interface MemberDraft {
  id?: string
  key: string
  name: string
  relation: Schema['HouseholdRelation']
  phone: string
  id_number: string
  away: boolean
  has_phone: boolean
  has_id_number: boolean
}
export interface Draft {
  number: string
  place: PlaceRef | null
  head: string
  phone: string
  address: string
  camps: CampDraft[]
  members: MemberDraft[]
  profile: Profile
  consent: Schema['Consent']
  consent_on: string
}

const member_of = (m: Member, open: Identity | null): MemberDraft => {
  const seen = open?.members.find((o) => o.id === m.id)
  return { id: m.id, key: m.id, name: seen?.name ?? m.name, relation: m.relation, phone: seen?.phone ?? '', id_number: '', away: m.away, has_phone: m.has_phone ?? false, has_id_number: m.has_id_number ?? false }
}

/** What stands in the fields at first: open where it was opened, else masked, which means "as it is". */
export function draft_of(h: Household, open: Identity | null): Draft {
  return {
    number: h.number,
    place: h.place,
    head: open?.head ?? h.name,
    phone: open?.phone ?? '',
    address: open?.address ?? '',
    camps: (h.camps ?? []).map((c, n) => ({ season: c.season, place: c.place ?? null, words: open?.camps[n]?.words ?? '' })),
    members: (h.members ?? []).map((m) => member_of(m, open)),
    profile: { ...h.profile },
    consent: h.consent,
    consent_on: h.consent_on ?? '',
  }
}
export const empty_draft = (place: PlaceRef | null): Draft => ({ number: '', place, head: '', phone: '', address: '', camps: [], members: [], profile: {}, consent: 'unknown', consent_on: '' })

export const camp_of = (c: CampDraft): Camp => ({ season: c.season, place: c.place?.code, words: c.words.trim() || undefined })
export const member_to_send = (m: MemberDraft): Schema['HouseholdMemberNew'] => ({
  id: m.id, name: m.name.trim(), relation: m.relation, away: m.away, phone: m.phone.trim() || undefined, id_number: m.id_number.trim() || undefined,
})
const differs = (a: unknown, b: unknown) => JSON.stringify(a ?? null) !== JSON.stringify(b ?? null)

/** Of one part, only what differs from how it stood in the fields at first. */
export function edit_of(part: Part, at_first: Draft, now: Draft): Edit {
  const edit: Edit = {}
  if (part === 'who') {
    for (const key of ['number', 'head', 'phone', 'address'] as const) if (now[key].trim() !== at_first[key]) edit[key] = now[key].trim()
    if (now.place && now.place.code !== at_first.place?.code) edit.place = now.place.code
    if (differs(now.camps, at_first.camps)) edit.camps = now.camps.map(camp_of)
  } else if (part === 'members') {
    if (differs(now.members, at_first.members)) edit.members = now.members.map(member_to_send)
  } else if (part === 'profile') {
    const keys = [...new Set([...Object.keys(at_first.profile), ...Object.keys(now.profile)])].filter((k) => differs(now.profile[k], at_first.profile[k]))
    if (keys.length) edit.profile = Object.fromEntries(keys.map((k) => [k, now.profile[k] ?? null]))
  } else {
    if (now.consent !== at_first.consent) edit.consent = now.consent
    if (now.consent_on !== at_first.consent_on && now.consent_on) edit.consent_on = now.consent_on
  }
  return edit
}

export interface Difference {
  field: string
  mine: unknown
  theirs: unknown
}
/** What somebody else changed since in the part being edited, and what stands there now in the fields. */
export function changed_by_others(part: Part, at_first: Household, theirs: Household, now: Draft): Difference[] {
  const row = (field: string, was: unknown, is: unknown, mine: unknown): Difference[] => (differs(was, is) ? [{ field, mine, theirs: is }] : [])
  if (part === 'who')
    return [...row('number', at_first.number, theirs.number, now.number), ...row('place', at_first.place, theirs.place, now.place), ...row('head', at_first.name, theirs.name, now.head)]
  if (part === 'members') return row('members', at_first.members, theirs.members, now.members)
  if (part === 'consent') return [...row('consent', at_first.consent, theirs.consent, now.consent), ...row('consent_on', at_first.consent_on, theirs.consent_on, now.consent_on)]
  return [...new Set([...Object.keys(at_first.profile), ...Object.keys(theirs.profile)])].flatMap((k) => row(`profile.${k}`, at_first.profile[k], theirs.profile[k], now.profile[k]))
}
