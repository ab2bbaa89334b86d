import type { Command, CommandName } from '@/api'
import type { IconName } from '@/ui'
import type { PackName, Ticket } from './tickets.api'

export type Values = Record<string, unknown>
export type GivenCommand = Exclude<CommandName, 'close_by_silence'>
type BodyOf<C extends CommandName> = Extract<Command, { command: C }>

export interface FieldSpec<Name extends string = string> {
  name: Name
  kind: 'line' | 'area' | 'choice' | 'pack' | 'unit' | 'units' | 'about' | 'person' | 'place' | 'day' | 'number' | 'tick' | 'yes_no' | 'five' | 'problem'
  required?: boolean | ((values: Values) => boolean)
  options?: readonly string[] // words under tickets.option.<name>
  pack?: PackName
  shown?: (values: Values) => boolean
  max?: number
}
export interface CommandSpec<Name extends string = string> {
  icon: IconName
  fields: readonly FieldSpec<Name>[]
  at_once?: boolean // nothing to fill in
  leaves?: boolean // what it says leaves the office: say so before
  answers?: boolean // one answers the resident: their words stand above
  waits?: boolean // sent only after the eight seconds in which it can be taken back
  quiet?: boolean // under "more"
  danger?: boolean
}

const levels = ['reminder', 'order', 'upper_level'] as const
const outcomes = ['solved', 'explained', 'partly', 'cannot', 'planned'] as const
const words = { name: 'text', kind: 'area', required: true } as const
const remark = { name: 'text', kind: 'area' } as const
const reason = { name: 'reason', kind: 'area', required: true, max: 1000 } as const

/** The form of each command; which of them a person may give comes from the server. The order is that of importance. */
export const commands: { [C in GivenCommand]: CommandSpec<Exclude<keyof BodyOf<C>, 'command'> & string> } = {
  triage: {
    icon: 'inbox',
    fields: [
      { name: 'category', kind: 'pack', pack: 'categories', required: true },
      { name: 'urgency', kind: 'choice', options: ['urgent', 'serious', 'normal'], required: true },
      { name: 'difficulty', kind: 'choice', options: ['easy', 'medium', 'hard'], required: true },
      { name: 'kind', kind: 'choice', options: ['consultation', 'help', 'complaint', 'report', 'suggestion', 'dispute', 'praise'] },
      { name: 'title', kind: 'line', max: 200 },
      { name: 'visibility', kind: 'choice', options: ['internal', 'public'] },
      { name: 'about', kind: 'about' },
    ],
  },
  release: { icon: 'talk', answers: true, leaves: true, waits: true, fields: [remark, { name: 'public_text', kind: 'area' }] },
  assign: {
    icon: 'doc', waits: true,
    fields: [
      { name: 'lead_unit', kind: 'unit', required: true },
      { name: 'joint_units', kind: 'units' },
      { name: 'instruction', kind: 'area', required: true },
      { name: 'responsible_person', kind: 'person' },
      { name: 'due_on', kind: 'day' },
      { name: 'due_reason', kind: 'area', max: 1000, shown: (v) => !!v.due_on },
    ],
  },
  accept: { icon: 'check', at_once: true, fields: [] },
  take: { icon: 'check', fields: [remark] },
  decide_return: { icon: 'check', fields: [{ name: 'approve', kind: 'yes_no', required: true }, words] },
  decide_extension: {
    icon: 'clock',
    fields: [{ name: 'approve', kind: 'yes_no', required: true }, { name: 'days', kind: 'number', max: 60, shown: (v) => v.approve === true }, words],
  },
  confirm_decline: { icon: 'check', leaves: true, waits: true, fields: [remark] },
  refuse_decline: { icon: 'undo', fields: [words] },
  reply: {
    icon: 'edit', answers: true,
    fields: [
      { name: 'outcome', kind: 'choice', options: outcomes, required: true },
      words,
      { name: 'rule', kind: 'area', max: 500, required: true, shown: (v) => v.outcome === 'cannot' },
      { name: 'planned_on', kind: 'day', required: true, shown: (v) => v.outcome === 'planned' },
      { name: 'public_text', kind: 'area' },
    ],
  },
  contribute: { icon: 'link', fields: [words] },
  answer: { icon: 'talk', fields: [words] },
  rate: {
    icon: 'smile',
    fields: [
      { name: 'solved', kind: 'yes_no', required: true },
      { name: 'satisfied', kind: 'five', required: true, shown: (v) => v.solved !== false },
      { name: 'words', kind: 'area', max: 1000 },
      { name: 'via', kind: 'choice', options: ['call_back', 'visit', 'paper'] },
    ],
  },
  reopen: { icon: 'undo', fields: [reason] },
  escalate: { icon: 'up', waits: true, fields: [reason, { name: 'tried', kind: 'area', required: true }] },
  return: {
    icon: 'left',
    fields: [{ name: 'reason', kind: 'pack', pack: 'return_reasons', required: true }, words, { name: 'suggested_unit', kind: 'unit' }],
  },
  request_extension: { icon: 'clock', fields: [{ name: 'days', kind: 'number', required: true, max: 60 }, reason] },
  ask: { icon: 'talk', fields: [{ name: 'to', kind: 'choice', options: ['resident', 'office'], required: true }, words] },
  reject_reply: { icon: 'left', fields: [reason] },
  send_back: { icon: 'left', fields: [reason] },
  put_on_agenda: { icon: 'cal', fields: [words, { name: 'held_on', kind: 'day' }] },
  hand_down: { icon: 'down', waits: true, fields: [{ name: 'unit', kind: 'unit', required: true }, reason] },
  hand_over: { icon: 'right', waits: true, fields: [{ name: 'unit', kind: 'unit', required: true }, reason] },
  propose_decline: {
    icon: 'x', danger: true, quiet: true,
    fields: [{ name: 'reason', kind: 'pack', pack: 'decline_reasons', required: true }, words],
  },
  link_problem: { icon: 'merge', quiet: true, fields: [{ name: 'problem_id', kind: 'problem', required: true }] },
  unlink_problem: { icon: 'undo', quiet: true, fields: [reason] },
  not_mine: { icon: 'talk', quiet: true, fields: [{ name: 'text', kind: 'area', required: true, max: 1000 }] },
  supervise: { icon: 'eye', quiet: true, fields: [{ name: 'level', kind: 'choice', options: levels, required: true }, words] },
  note: { icon: 'edit', quiet: true, fields: [words, { name: 'tell_resident', kind: 'tick' }] },
  object: { icon: 'talk', quiet: true, fields: [words] },
  withdraw: { icon: 'x', quiet: true, danger: true, fields: [{ name: 'reason', kind: 'area', max: 1000 }] },
}

export const is_given = (command: CommandName): command is GivenCommand => command in commands
const order = Object.keys(commands) as GivenCommand[]

// never the one solid button: asked for, put off or sent elsewhere
const by_the_way: GivenCommand[] = ['reopen', 'request_extension', 'ask', 'reject_reply', 'send_back', 'hand_down', 'hand_over', 'return', 'supervise']

/** What may be done, the most important first, the quiet ones apart. */
export function sort_next(ticket: Pick<Ticket, 'next' | 'state'>): { first: GivenCommand[]; more: GivenCommand[]; solid: GivenCommand | null } {
  const names = ticket.next.map((n) => n.command).filter(is_given)
  names.sort((a, b) => order.indexOf(a) - order.indexOf(b))
  const again = (n: GivenCommand) => n === 'triage' && ticket.state !== 'registered' // done once, it is no longer the next step
  const loud = names.filter((n) => !commands[n].quiet && !again(n))
  const quiet = names.filter((n) => commands[n].quiet || again(n))
  const aside = loud.length ? [] : quiet.filter((n) => !commands[n].danger && !again(n)).slice(0, 2) // never an empty row with "more" alone
  const first = [...loud.slice(0, 3), ...aside]
  return { first, more: [...loud.slice(3), ...quiet.filter((n) => !aside.includes(n))], solid: first[0] && !by_the_way.includes(first[0]) ? first[0] : null }
}

export const is_shown = (f: FieldSpec, values: Values) => f.shown?.(values) ?? true
export const is_required = (f: FieldSpec, values: Values) => (typeof f.required === 'function' ? f.required(values) : f.required === true)

const is_empty = (v: unknown) => v === null || v === undefined || v === '' || (Array.isArray(v) && v.length === 0)

/** Names of the fields that still want something. */
export function missing(spec: CommandSpec, values: Values): string[] {
  return spec.fields.filter((f) => is_shown(f, values) && is_required(f, values) && is_empty(values[f.name])).map((f) => f.name)
}

function to_value(f: FieldSpec, value: unknown): unknown {
  const id = (v: unknown) => (v as { id: string }).id
  switch (f.kind) {
    case 'unit':
    case 'person':
    case 'problem':
      return id(value)
    case 'units':
      return (value as unknown[]).map(id)
    case 'about':
      return (value as unknown[]).map((v) => ({ unit: id(v) }))
    case 'place':
      return (value as { code: string }).code
    case 'number':
      return Number(value)
    default:
      return typeof value === 'string' ? value.trim() : value
  }
}

/** The body that is sent: only what is shown and filled in. */
export function to_body(command: GivenCommand, values: Values): Command {
  const body: Record<string, unknown> = { command }
  const fields: readonly FieldSpec[] = commands[command].fields
  for (const f of fields) if (is_shown(f, values) && !is_empty(values[f.name])) body[f.name] = to_value(f, values[f.name])
  return body as Command
}

/** What a form begins with: what is known of the ticket, then what the server proposes. */
export function first_values(command: GivenCommand, ticket: Ticket): Values {
  const proposed = ticket.next.find((n) => n.command === command)?.fields ?? {}
  const known: Values = {}
  if (command === 'triage') {
    const { urgency, difficulty, kind, title, visibility } = ticket
    Object.assign(known, { category: ticket.category?.code ?? null, urgency, difficulty, kind, title, visibility })
  }
  if ((command === 'release' || command === 'reply') && ticket.draft_reply) {
    const { outcome, text, public_text, rule, planned_on } = ticket.draft_reply
    Object.assign(known, { outcome, text, public_text, rule, planned_on })
  }
  if (command === 'assign') Object.assign(known, { joint_units: [] })
  const { due_on: _by_the_table, ...others } = proposed // left empty it follows the table, also when joint units make it longer
  return { ...known, ...others }
}
