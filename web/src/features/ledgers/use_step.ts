// The form of a step of a record's course: its own fields, the slots of responsibility, and what must be there besides.
import { computed } from 'vue'
import { day_at } from '@/i18n/dates'
import { state_named } from './declaration'
import type { Fields, Names, Opened } from './ledgers.api'
import type { Compiled } from './rules'
import { use_form } from './use_form'

type Step = Opened['steps'][number]
const key_of = (path: string) => path.replace(/^fields\.(\w+).*$/, '$1')

export function use_step(compiled: Compiled, there: Opened, step: Step, begun: { fields?: Fields; names?: Names } = {}) {
  const { type } = compiled
  const form = use_form(compiled, { fields: begun.fields ?? { ...(there.record.fields as Fields) }, names: { ...there.names, ...begun.names }, state: there.record.state?.key, entered: day_at(there.record.entered_at) })
  const declared = type.transitions?.find((s) => s.key === step.key)
  const empty = (key: string) => form.looked.value.fields[key] === undefined || form.looked.value.fields[key] === null
  // the step's own fields, the responsibility slots still open when it gives the number, and what must be there besides
  const slots = type.fields.filter((f) => f.responsible && declared?.issues).map((f) => f.key)
  const in_when = type.fields.map((f) => f.key).filter((key) => new RegExp(`\\b${key}\\b`).test(declared?.when ?? ''))
  form.asked.value = [...new Set([...step.asks, ...slots])]
  const at_first = [...new Set([...form.asked.value, ...in_when, ...form.missing.value.map(key_of)])]
  const asked = computed(() => [...new Set([...at_first, ...form.looked.value.needed].map(key_of))].filter((key) => at_first.includes(key) || empty(key)))
  return { form, asked, to: state_named(type, step.to) }
}
