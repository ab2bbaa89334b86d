// A ledger's declaration as packs/ledgers/schema.json has it: what is missing there has its default here.
import { language } from '@/i18n'

export type Kind =
  | 'text' | 'long_text' | 'number' | 'money' | 'date' | 'period' | 'yes_no' | 'choice' | 'choices' | 'person' | 'people' | 'unit' | 'units' | 'place' | 'household'
  | 'ticket' | 'problem' | 'record' | 'file' | 'table'
export interface Named {
  zh: string
  en?: string
}
export interface ChoiceOf extends Named {
  key: string
  synonyms?: string[]
  closed?: boolean
}
export interface Check extends Named {
  holds: string
}
export interface FieldOf extends Named {
  key: string
  kind?: Kind
  hint_zh?: string
  hint_en?: string
  why_zh?: string
  why_en?: string
  measure_zh?: string
  measure_en?: string
  element?: string
  approximate?: boolean
  responsible?: boolean
  personal?: boolean
  decimals?: number
  longest?: number
  choices?: ChoiceOf[]
  columns?: FieldOf[]
  ledger?: string
  required?: string
  required_in?: string[]
  visible?: string
  computed?: string
  checks?: Check[]
  heads?: string[]
}
export type Tone = 'open' | 'waiting' | 'done' | 'stopped'
export interface StateOf extends Named {
  key: string
  tone?: Tone
}
export interface StepOf extends Named {
  key: string
  from: string[]
  to: string
  by?: string[]
  when?: string
  when_zh?: string
  when_en?: string
  asks?: string[]
  note?: boolean
  another?: boolean
  issues?: boolean
}
export type Measure = 'count' | 'sum' | 'distinct' | 'rate'
export interface FigureOf extends Named {
  key: string
  unit_zh?: string
  unit_en?: string
  measure?: Measure
  over?: string
  where?: string
  value?: string
  hit?: string
  by?: string[]
  on?: string
  decimals?: number
  divide?: number
}
export interface SectionSaid extends Named {
  fields: string[]
}
export interface Declaration extends Named {
  key: string
  version?: number
  unit_zh?: string
  unit_en?: string
  group?: string
  admission?: { owner?: string; purpose_zh?: string; purpose_en?: string; basis?: string; until?: string }
  title?: string
  number?: string
  fields: FieldOf[]
  states?: StateOf[]
  transitions?: StepOf[]
  due?: { from?: string; working_days?: number; days?: number; warn?: number }
  sights?: { read?: string[]; write?: string[]; levels?: string[]; public_fields?: string[]; public_states?: string[] }
  list?: { columns?: string[]; filters?: string[]; sort?: string }
  figures?: FigureOf[]
  form?: SectionSaid[]
  paper?: { title_zh?: string; landscape?: boolean; columns?: string[]; template?: string }
  sheet?: { key?: string[]; skip?: string[]; wan?: boolean }
  makes?: MakingOf[]
}
export interface MakingOf extends Named {
  key: string
  over?: string
  ledger: string
  link: string
  fields?: { field: string; from: string }[]
}

export const groups = ['rectification', 'projects', 'meetings', 'study', 'service', 'people', 'office'] as const

/** In the language of the page; Chinese where there is no English. */
const of = (zh?: string, en?: string) => (language.value === 'zh' ? zh : en || zh) ?? ''
export const called = (it: Named) => of(it.zh, it.en)
export const hint_of = (f: FieldOf) => of(f.hint_zh, f.hint_en)
export const why_of = (f: FieldOf) => of(f.why_zh, f.why_en)
export const measure_of = (f: FieldOf) => of(f.measure_zh, f.measure_en)
export const unit_of = (it: { unit_zh?: string; unit_en?: string }) => of(it.unit_zh, it.unit_en)
export const purpose_of = (d: Declaration) => of(d.admission?.purpose_zh, d.admission?.purpose_en)

export const kind_of = (f: FieldOf): Kind => f.kind ?? 'text'
const lists: Kind[] = ['choices', 'people', 'units', 'file']
export const is_list = (f: FieldOf) => lists.includes(kind_of(f))
export const field_named = (d: Declaration, key: string) => d.fields.find((f) => f.key === key)
/** A field, or a column written "funds.source". */
/** Of `funds.arrived@county`, the column for one choice, too. */
export function field_at(d: Declaration, path: string): FieldOf | undefined {
  const [key, column] = path.replace(/@.*$/, '').split('.')
  const field = field_named(d, key!)
  return column ? field?.columns?.find((c) => c.key === column) : field
}
export const state_named = (d: Declaration, key: string | undefined) => d.states?.find((s) => s.key === key)

export interface SectionOf {
  name: string
  fields: FieldOf[]
}
/** The sections of the form; what stands in none of them comes last. */
export function sections_of(d: Declaration, only?: string[]): SectionOf[] {
  const fits = (f: FieldOf | undefined): f is FieldOf => !!f && (!only || only.includes(f.key))
  const said = (d.form ?? []).map((s) => ({ name: called(s), fields: s.fields.map((key) => field_named(d, key)).filter(fits) }))
  const placed = new Set((d.form ?? []).flatMap((s) => s.fields))
  const rest = d.fields.filter((f) => !placed.has(f.key)).filter(fits)
  return [...said, { name: '', fields: rest }].filter((s) => s.fields.length)
}
/** What the paper form is called. */
export const paper_title_of = (d: Declaration) => (language.value === 'zh' && d.paper?.title_zh) || called(d)
