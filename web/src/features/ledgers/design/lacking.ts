// What is still to be filled in, told without asking the server: it has the last word, but need not be asked while one is writing.
import { translate } from '@/i18n'
import { called, kind_of, type Declaration, type FieldOf } from '../declaration'

type Faults = Record<string, string>
const is_key = (key: string) => /^[a-z][a-z0-9_]{0,39}$/.test(key)

class Lacking {
  readonly faults: Faults = {}
  must(at: string, value: unknown) {
    if (value === undefined || value === null || value === '' || (typeof value === 'string' && !value.trim()) || (Array.isArray(value) && !value.length)) this.faults[at] = translate('ledgers.must')
  }
  named(at: string, it: { key: string; zh: string }) {
    if (!is_key(it.key ?? '')) this.faults[`${at}.key`] = translate('design.lack.key')
    this.must(`${at}.zh`, it.zh)
  }
  all<T extends { key: string; zh: string }>(at: string, list: readonly T[] | undefined, each?: (it: T, at: string) => void) {
    const seen = new Set<string>()
    list?.forEach((it, n) => {
      this.named(`${at}[${n}]`, it)
      if (seen.has(it.key)) this.faults[`${at}[${n}].key`] = translate('design.lack.twice')
      seen.add(it.key)
      each?.(it, `${at}[${n}]`)
    })
  }
  field(f: FieldOf, at: string) {
    const kind = kind_of(f)
    if (kind === 'choice' || kind === 'choices') {
      this.must(`${at}.choices`, f.choices)
      this.all(`${at}.choices`, f.choices)
    }
    if (kind === 'table') {
      this.must(`${at}.columns`, f.columns)
      this.all(`${at}.columns`, f.columns, (c, path) => this.field(c, path))
    }
    if (kind === 'record') this.must(`${at}.ledger`, f.ledger)
    if (f.personal) this.must(`${at}.why_zh`, f.why_zh)
    if (f.computed && f.required) this.faults[`${at}.required`] = translate('design.lack.computed_and_required')
    f.checks?.forEach((c, n) => {
      this.must(`${at}.checks[${n}].holds`, c.holds)
      this.must(`${at}.checks[${n}].zh`, c.zh)
    })
  }
  about(d: Declaration) {
    if (!is_key(d.key)) this.faults.key = translate('design.lack.key')
    for (const at of ['zh', 'unit_zh', 'group', 'title'] as const) this.must(at, d[at])
    for (const at of ['owner', 'purpose_zh', 'until'] as const) this.must(`admission.${at}`, d.admission?.[at])
    this.must('fields', d.fields)
    if (d.number && !/\{n(:\d+)?\}/.test(d.number)) this.faults.number = translate('design.lack.number', { n: '{n}' })
  }
  course(d: Declaration) {
    this.all('states', d.states)
    this.all('transitions', d.transitions, (s, at) => {
      this.must(`${at}.from`, s.from)
      this.must(`${at}.to`, s.to)
      if (s.when) this.must(`${at}.when_zh`, s.when_zh)
      if (s.issues && !d.number) this.faults[`${at}.issues`] = translate('design.lack.issues')
    })
    const reached = new Set(d.states?.slice(0, 1).map((s) => s.key))
    for (const key of reached) for (const s of d.transitions ?? []) if (s.from.includes(key)) reached.add(s.to)
    d.states?.forEach((s, n) => {
      if (!reached.has(s.key)) this.faults[`states[${n}]`] = translate('design.lack.unreached', { name: called(s) })
    })
    if (d.due && d.due.working_days === undefined && d.due.days === undefined) this.must('due.from', d.due.from)
  }
  views(d: Declaration) {
    d.form?.forEach((s, n) => this.must(`form[${n}].zh`, s.zh))
    this.all('figures', d.figures, (f, at) => {
      this.must(`${at}.unit_zh`, f.unit_zh)
      if (f.measure === 'sum' || f.measure === 'distinct') this.must(`${at}.value`, f.value)
      if (f.measure === 'rate') this.must(`${at}.hit`, f.hit)
    })
  }
}
/** Words by path. */
export function lacking(d: Declaration): Faults {
  const found = new Lacking()
  found.about(d)
  found.all('fields', d.fields, (f, at) => found.field(f, at))
  found.course(d)
  found.views(d)
  return found.faults
}
