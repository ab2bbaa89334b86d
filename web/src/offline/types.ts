// What the phone keeps and sends. Of docs/openapi.yaml: SyncHousehold, SyncDue, DueSummary, Sync, VisitNew and what they are made of.
import type { Schema } from '@/api'

export type HouseholdState = 'active' | 'away' | 'moved' | 'merged' | 'left'
export type VisitKind = 'home' | 'field' | 'phone' | 'meeting' | 'not_home' | 'joint_meeting' | 'supervision'
export type Answer = string | number | boolean | null

export interface Promised {
  text: string
  due_on?: string | null
}
export interface KeptHousehold {
  id: string
  number: string
  place: string
  head: string
  phone?: string
  address?: string
  camps?: { season: string; words?: string }[]
  members?: { id?: string; name: string; relation: string; away?: boolean }[]
  profile?: Record<string, Answer>
  tags?: string[]
  state: HouseholdState
  linked?: boolean
  last_visit_on?: string | null
  last_needs?: string[]
  promised?: Promised[]
  open_tickets?: { id: string; title: string; state: string; due_on?: string | null }[]
  version: number
}
export interface Due {
  rule: string
  period: string
  household?: string
  place?: string
  owed?: number
  done: number
  overdue?: boolean
}
export interface DueSummary {
  rule: { id: string; name: string; kind: string; period: string }
  period: string
  owed: number
  done: number
  away?: number
  due_on: string
  expected: number
}
export interface FormItem {
  key: string
  zh: string
  en: string
  type: 'choice' | 'number' | 'text' | 'yes_no'
  unit_zh?: string
  unit_en?: string
  options?: { key: string; zh: string; en: string }[]
}
export interface Named {
  key: string
  zh: string
  en: string
  icon?: string
  category?: string
}
/** The lists behind the form, as their packs say; an answer holds those that changed. */
export interface Form {
  household_form?: { items: FormItem[] }
  visit_needs?: { needs: Named[] }
  household_tags?: { tags: Named[] }
}
export interface SyncAnswer {
  token: string
  full: boolean
  server_now: string
  person?: { id: string; name: string } | null
  places: Schema['PlaceRef'][]
  households: KeptHousehold[]
  gone: string[]
  due: Due[]
  summaries: DueSummary[]
  form?: Form
}

/** Whom and what a form may name, of the owner's own area: found without a network. */
export interface Register {
  at: string
  places: { code: string; name: string; level: string }[]
  units: { id: string; name: string }[]
  people: { id: string; name: string; hint: string }[]
}
/** What the phone holds of ledgers. */
export type KeptLedgers = Schema['LedgerPhone'] & { register: Register }

export interface Refusal {
  status: number
  title: string
  detail?: string
  fields: Record<string, string>
  current?: Record<string, unknown> // 412: the record as it stands at the office
}

/** A sound or a picture: sealed on this phone under its id, and at the office under its digest when it was sent. */
export interface Attached {
  id: string
  type: string
  bytes: number
  seconds?: number
  digest?: string
}

export interface VisitBody {
  id: string
  kind: VisitKind
  household?: string
  place?: string
  began_at: string
  ended_at?: string
  device_now?: string
  needs?: string[]
  words?: string
  files?: string[]
  promised?: { text: string; due_on?: string }[]
  follow_up_on?: string
  household_update?: { profile?: Record<string, Answer>; phone?: string }
  household_version?: number
  tickets?: { id: string; text: string; category?: string; urgency?: Schema['Urgency']; named?: boolean }[]
  app?: string
}
