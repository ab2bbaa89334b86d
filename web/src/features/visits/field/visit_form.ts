// A visit being written down: it keeps itself, and turns into one operation when it is saved.
import { computed, onBeforeUnmount, onMounted, reactive, ref, shallowRef, watch } from 'vue'
import { new_id } from '@/api'
import { office_time } from '@/i18n/clock'
import { draft_for, drop_draft, keep, phone, reload_unsent, save, StorageFull, type Draft, type KeptHousehold, type Operation, type VisitBody, type VisitKind } from '@/offline'
import { is_picture, use_attached } from './attached'
import { need_words, needs, place_name } from './words'

export const kinds_of = (draft: { household?: string }): VisitKind[] => (draft.household ? ['home', 'field', 'phone', 'not_home'] : ['meeting', 'field', 'phone', 'joint_meeting'])
const pause_ms = 300

export function new_draft(subject: string, household: KeptHousehold | undefined): Draft {
  const now = office_time()
  const where = household ? { household: household.id, household_version: household.version } : { place: subject }
  return {
    id: new_id(now), ...where, name: household?.head ?? place_name(subject), began_at: new Date(now).toISOString(), app: __APP_VERSION__,
    kind: household ? 'home' : 'meeting', needs: [], words: '', promise: '', promise_on: '', profile: {}, phone: '', ticket: null, files: [], seconds: 0, touched: false,
  }
}
const changed_household = (draft: Draft) => Object.keys(draft.profile).length > 0 || draft.phone.trim() !== ''
const category_of = (keys: readonly string[]) => needs().find((n) => keys.includes(n.key) && n.category)?.category

function update_of(draft: Draft): Partial<VisitBody> {
  if (!draft.household || !changed_household(draft)) return {}
  const household_update: VisitBody['household_update'] = {}
  if (Object.keys(draft.profile).length) household_update.profile = { ...draft.profile }
  if (draft.phone.trim()) household_update.phone = draft.phone.trim()
  return { household_update, household_version: draft.household_version }
}
function ticket_of(draft: Draft): Partial<VisitBody> {
  const { ticket } = draft
  if (!ticket?.text.trim()) return {}
  const category = category_of(draft.needs)
  return { tickets: [{ id: ticket.id, text: ticket.text.trim(), named: ticket.named, ...(category ? { category } : {}), ...(ticket.urgent ? { urgency: 'urgent' } : {}) }] }
}
/** What is sent: nothing that was left empty. */
export function operation_of(draft: Draft, ended_ms: number): Operation {
  const promise = draft.promise.trim()
  const body: VisitBody = {
    id: draft.id, kind: draft.kind, began_at: draft.began_at, ended_at: new Date(Math.max(ended_ms, Date.parse(draft.began_at))).toISOString(), app: draft.app,
    ...(draft.household ? { household: draft.household } : { place: draft.place }),
    ...(draft.needs.length ? { needs: [...draft.needs] } : {}),
    ...(draft.words.trim() ? { words: draft.words.trim() } : {}),
    ...(promise ? { promised: [{ text: promise, ...(draft.promise_on ? { due_on: draft.promise_on } : {}) }] } : {}),
    ...(draft.promise_on && !promise ? { follow_up_on: draft.promise_on } : {}),
    ...update_of(draft), ...ticket_of(draft),
  }
  return { method: 'POST', path: '/api/v1/visits', body: { ...body } }
}
export const what_of = (draft: Draft) => ['visit', ...(draft.ticket?.text.trim() ? ['ticket'] : []), ...(changed_household(draft) ? ['household'] : []), ...(draft.files.some((f) => !is_picture(f)) ? ['sound'] : []), ...(draft.files.some(is_picture) ? ['picture'] : [])]

/** One second after another, as long as the page stands. */
function use_stopwatch(draft: Draft) {
  const seconds = ref(draft.seconds)
  const begun = performance.now() - draft.seconds * 1000
  const now = () => Math.floor((performance.now() - begun) / 1000)
  let timer: ReturnType<typeof setInterval> | undefined
  onMounted(() => (timer = setInterval(() => (seconds.value = now()), 1000)))
  onBeforeUnmount(() => clearInterval(timer))
  return { seconds, now }
}
function use_autosave(draft: Draft, now_seconds: () => number) {
  const kept_at = shallowRef<number | null>(draft.touched ? office_time() : null)
  const full = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let is_over = false
  const write = async () => {
    clearTimeout(timer)
    timer = undefined
    if (is_over || !draft.touched) return
    try {
      await keep({ ...draft, seconds: now_seconds() })
      kept_at.value = office_time()
      full.value = false
    } catch (error) {
      if (!(error instanceof StorageFull)) throw error
      full.value = true
    }
  }
  watch(draft, () => {
    draft.touched = true
    timer ??= setTimeout(() => void write(), pause_ms)
  }, { deep: true })
  const at_once = () => timer && void write()
  onMounted(() => addEventListener('pagehide', at_once))
  onBeforeUnmount(() => {
    removeEventListener('pagehide', at_once)
    at_once()
  })
  return { kept_at, full, write, end: () => ((is_over = true), clearTimeout(timer), (timer = undefined)) }
}

export async function begun_or_new(subject: string): Promise<Draft> {
  return (phone.account && (await draft_for(phone.account, subject))) || new_draft(subject, phone.households.get(subject))
}
/** The form of one visit. */
export function use_visit(start: Draft) {
  const draft = reactive<Draft>(start)
  const { seconds, now } = use_stopwatch(draft)
  const { kept_at, full, write, end } = use_autosave(draft, now)
  const attached = use_attached(draft, write)
  const household = computed(() => (draft.household ? phone.households.get(draft.household) : undefined))

  function toggle_need(key: string) {
    draft.needs = draft.needs.includes(key) ? draft.needs.filter((k) => k !== key) : [...draft.needs, key]
  }
  function toggle_ticket() {
    draft.ticket = draft.ticket ? null : { id: new_id(office_time()), text: draft.words.trim() || need_words(draft.needs.filter((k) => k !== 'fine')), urgent: false, named: false }
  }
  /** The message of the office beside the field it is about. */
  const fault = (name: string) => Object.entries(draft.refusal?.fields ?? {}).find(([field]) => field === name || field.startsWith(`${name}.`) || field.startsWith(`${name}[`))?.[1]

  async function finish(): Promise<boolean> {
    if (!(await attached.keep_rest())) return false
    const done: Draft = { ...draft, seconds: now(), touched: true }
    delete done.refusal
    try {
      await save(done, operation_of(done, office_time()), what_of(done))
    } catch (error) {
      if (!(error instanceof StorageFull)) throw error
      full.value = true
      return false
    }
    end()
    return true
  }
  async function throw_away() {
    end()
    await drop_draft(draft)
    await reload_unsent()
  }
  const is_full = computed(() => full.value || attached.is_too_much.value)
  return { draft, household, seconds, kept_at, full: is_full, toggle_need, toggle_ticket, attached, fault, finish, throw_away }
}
