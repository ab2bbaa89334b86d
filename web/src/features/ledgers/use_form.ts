// One form: what is typed, what the declaration makes of it, what the server said of it.
import { computed, ref, shallowRef, type Ref } from 'vue'
import { translate } from '@/i18n'
import { today } from '@/i18n/dates'
import { called } from './declaration'
import type { Fields, Names } from './ledgers.api'
import { look, type Compiled } from './rules'
import { fetch_workdays, workdays } from './workdays'

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
const is_nothing = (v: unknown) => v === undefined || v === null || v === '' || (Array.isArray(v) && !v.length)
const tidy = (v: unknown) => (typeof v === 'string' ? v.trim() : v)

export interface Beginning {
  fields?: Fields
  names?: Names
  state?: string
  entered?: string
}
export function use_form(compiled: Compiled, begin: Beginning = {}) {
  const fields = ref<Fields>({ ...begin.fields })
  const names = ref<Names>({ ...begin.names })
  const tried = ref(false) // what is missing is told once one has pressed
  const server: Ref<Record<string, string>> = shallowRef({})
  const state = begin.state ?? compiled.type.states?.[0]?.key
  if (compiled.counts_workdays) void fetch_workdays()
  const looked = computed(() => look(compiled, fields.value, { state, entered: begin.entered ?? today(), today: today(), calendar: workdays.value }))
  const asked = ref<string[]>([]) // fields a step wants besides
  const missing = computed(() => {
    const wanted = asked.value.filter((key) => looked.value.shown.has(key) && is_nothing(looked.value.fields[key])).map((key) => `fields.${key}`)
    return [...new Set([...looked.value.missing, ...wanted])]
  })
  const errors = computed<Record<string, string>>(() => ({
    ...server.value,
    ...(tried.value ? Object.fromEntries(missing.value.map((at) => [at, translate('ledgers.must')])) : {}),
    ...Object.fromEntries(looked.value.unread.map((at) => [at, translate('ledgers.unread')])),
    ...Object.fromEntries(Object.entries(looked.value.said).map(([at, check]) => [at, called(check)])),
  }))
  const is_needed = (at: string) => looked.value.needed.has(at) || asked.value.some((key) => `fields.${key}` === at)
  /** True when it can be sent; else what is wrong stands at its fields. */
  function check(): boolean {
    tried.value = true
    return !missing.value.length && !looked.value.unread.length && !Object.keys(looked.value.said).length
  }
  function put(key: string, value: unknown) {
    fields.value = { ...fields.value, [key]: value }
    const left = Object.entries(server.value).filter(([at]) => at !== `fields.${key}` && !at.startsWith(`fields.${key}[`) && !at.startsWith(`fields.${key}.`))
    if (left.length < Object.keys(server.value).length) server.value = Object.fromEntries(left)
  }
  /** What is entered and shown; rows without the columns that are computed. */
  function entered(): Fields {
    return Object.fromEntries(compiled.type.fields.flatMap((f) => {
      const value = tidy(fields.value[f.key])
      if (f.computed || !looked.value.shown.has(f.key) || is_nothing(value)) return []
      if (!f.columns?.length) return [[f.key, value]]
      const columns = f.columns.filter((c) => !c.computed)
      return [[f.key, (looked.value.fields[f.key] as Fields[]).map((row) => Object.fromEntries(columns.map((c) => [c.key, tidy(row[c.key])]).filter(([, v]) => !is_nothing(v))))]]
    }))
  }
  /** Only what differs from how it stood; null takes away. What is not shown takes the server away itself. */
  function changes(before: Fields): Fields {
    const now = entered()
    const keys = compiled.type.fields.filter((f) => !f.computed && looked.value.shown.has(f.key)).map((f) => f.key)
    return Object.fromEntries(keys.filter((key) => !same(now[key], stripped(key, before[key]))).map((key) => [key, now[key] ?? null]))
  }
  function stripped(key: string, value: unknown): unknown {
    const computed_columns = compiled.type.fields.find((f) => f.key === key)?.columns?.filter((c) => c.computed).map((c) => c.key) ?? []
    if (!computed_columns.length || !Array.isArray(value)) return value
    return (value as Fields[]).map((row) => Object.fromEntries(Object.entries(row).filter(([k]) => !computed_columns.includes(k))))
  }
  return { compiled, fields, names, looked, errors, server, asked, missing, is_needed, check, put, entered, changes, tried }
}
export type Form = ReturnType<typeof use_form>
