import { flushPromises, mount } from '@vue/test-utils'
import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { i18n } from '@/i18n'
import '.'
import CommandSheet from './CommandSheet.vue'
import { again, toasts, undo_last } from '@/ui/toasts'
import { commands, first_values, missing, sort_next, to_body, type GivenCommand } from './commands'
import { has_draft, keep_draft } from './drafts'
import { give_later, waiting } from './giving'
import { a_ticket, fake_server, office, water_bureau } from '../../../tests/fake'

const contract = readFileSync('../docs/openapi.yaml', 'utf8')
const pascal = (name: string) => name.split('_').map((w) => w[0]!.toUpperCase() + w.slice(1)).join('')
function schema_of(command: GivenCommand) {
  const line = contract.split('\n').find((l) => l.startsWith(`    ${pascal(command)}Command:`))!
  const required = /required: \[([^\]]*)\]/.exec(line)![1]!.split(', ').filter((f) => f !== 'command')
  return { line, required }
}

describe('the table of commands', () => {
  it.each(Object.keys(commands) as GivenCommand[])('%s offers what the contract requires', (command) => {
    const { line, required } = schema_of(command)
    const names: string[] = commands[command].fields.map((f) => f.name)
    for (const field of required) expect(names).toContain(field)
    for (const name of names) expect(line).toContain(`${name}: `)
  })

  it('puts the important first and the quiet ones apart', () => {
    const next = sort_next(a_ticket({ next: [{ command: 'note' }, { command: 'propose_decline' }, { command: 'assign' }, { command: 'triage' }] }))
    expect(next).toEqual({ first: ['triage', 'assign'], more: ['propose_decline', 'note'], solid: 'triage' })
    const later = sort_next(a_ticket({ state: 'triaged', next: [{ command: 'triage' }, { command: 'assign' }, { command: 'note' }] }))
    expect(later).toEqual({ first: ['assign'], more: ['triage', 'note'], solid: 'assign' })
    expect(sort_next(a_ticket({ state: 'assigned', next: [{ command: 'ask' }] })).solid).toBeNull()
  })

  it('asks for the rule when it cannot be done, and for a day when planned', () => {
    expect(missing(commands.reply, { outcome: 'cannot', text: 'x' })).toEqual(['rule'])
    expect(missing(commands.reply, { outcome: 'planned', text: 'x' })).toEqual(['planned_on'])
    expect(missing(commands.reply, { outcome: 'solved', text: 'x' })).toEqual([])
  })

  it('sends ids, and only what is shown and filled in', () => {
    const body = to_body('assign', { lead_unit: water_bureau, joint_units: [office], instruction: ' 三天内看井 ', due_on: '', responsible_person: null })
    expect(body).toEqual({ command: 'assign', lead_unit: water_bureau.id, joint_units: [office.id], instruction: '三天内看井' })
    expect(to_body('reply', { outcome: 'solved', text: '修好了', rule: '旧的' })).toEqual({ command: 'reply', outcome: 'solved', text: '修好了' })
  })

  it('begins with what is known and what the server proposes', () => {
    const ticket = a_ticket({ next: [{ command: 'assign', fields: { due_on: '2026-11-12', lead_unit: water_bureau } }] })
    expect(first_values('assign', ticket)).toEqual({ joint_units: [], lead_unit: water_bureau })
    expect(first_values('triage', ticket)).toMatchObject({ category: 'water', urgency: 'urgent' })
  })
})

describe('the sheet of a command', () => {
  const open = (answers: Parameters<typeof fake_server>[0], command: GivenCommand = 'triage') => {
    localStorage.clear()
    const asked = fake_server(answers)
    const ticket = a_ticket({ next: [{ command }] })
    const sheet = mount(CommandSheet, { props: { ticket, command }, global: { plugins: [i18n] }, attachTo: document.body })
    return { asked, ticket, sheet }
  }
  const path = `/api/v1/tickets/${a_ticket().id}`
  const fill = async (sheet: ReturnType<typeof open>['sheet']) => {
    const inputs = sheet.findAll('textarea, input.input')
    await inputs[0]!.setValue('三号井水泵坏了')
    await sheet.find('form').trigger('submit')
    await flushPromises()
  }

  it('says what is missing and sends nothing', async () => {
    const { asked, sheet } = open({}, 'escalate')
    await sheet.find('form').trigger('submit')
    expect(asked).toEqual([])
    expect(sheet.findAll('.field-error')).toHaveLength(2)
  })

  it('sends the version it was opened with', async () => {
    const { asked, sheet } = open({ [`POST ${path}/commands`]: () => a_ticket({ state: 'escalated', version: 4 }) })
    await fill(sheet)
    const post = asked.find((a) => a.method === 'POST')!
    expect(post.headers.get('If-Match')).toBe('"3"')
    expect(post.body).toMatchObject({ command: 'triage', title: '三号井水泵坏了' })
    expect(localStorage.length).toBe(0)
    expect(sheet.emitted('done')).toHaveLength(1)
  })

  it('keeps what was typed and shows the messages of the server beside the fields', async () => {
    const { sheet } = open({
      [`POST ${path}/commands`]: () => ({ status: 422, body: { type: 'about:blank', title: '有一处要改', status: 422, errors: [{ field: 'title', code: 'too_short', message: '请写清楚是什么事' }] } }),
    })
    await fill(sheet)
    expect(sheet.find('[data-field="title"] .field-error').text()).toBe('请写清楚是什么事')
    expect((sheet.find('[data-field="title"] input').element as HTMLInputElement).value).toBe('三号井水泵坏了')
    expect(localStorage.getItem(`lianxin.command.${a_ticket().id}.triage`)).toContain('三号井水泵坏了')
    expect(sheet.emitted('done')).toBeUndefined()
  })

  it('shows who changed it meanwhile, then sends with the new version', async () => {
    let turn = 0
    const { asked, sheet } = open({
      [`POST ${path}/commands`]: () => (++turn === 1 ? { status: 412, body: { type: 'about:blank', title: '已被更新', status: 412, current_version: 4 } } : a_ticket({ version: 5 })),
      [`GET ${path}`]: () => a_ticket({ version: 4, title: '井水不够', urgency: 'serious', next: [{ command: 'triage' }] }),
      [`GET ${path}/history`]: () => ({ items: [{ seq: 2, at: '2026-11-09T09:00:00+08:00', event: 'noted', by: { kind: 'person', name: '朝鲁' }, text: '看过井' }], next: null }),
    })
    await fill(sheet)
    expect(sheet.text()).toContain('朝鲁')
    expect(sheet.text()).toContain('看过井')
    const both = sheet.findAll('.conflict tbody tr').map((r) => r.findAll('td').map((c) => c.text().split(' ')[0]))
    expect(both).toEqual([['急', '重'], ['三号井水泵坏了', '井水不够']])
    await sheet.find('.conflict tbody tr button').trigger('click') // theirs of the first field, mine of the second
    await sheet.find('form').trigger('submit')
    await flushPromises()
    expect(asked.filter((a) => a.method === 'POST').map((a) => a.headers.get('If-Match'))).toEqual(['"3"', '"4"'])
    expect(asked.findLast((a) => a.method === 'POST')!.body).toMatchObject({ urgency: 'serious', title: '三号井水泵坏了' })
    expect(sheet.emitted('done')).toHaveLength(1)
  })
})

describe('what leaves the office', () => {
  const path = `/api/v1/tickets/${a_ticket().id}`
  const ticket = a_ticket({ next: [{ command: 'escalate' }] })
  const give = (answers: Parameters<typeof fake_server>[0]) => {
    vi.useFakeTimers()
    localStorage.clear()
    const asked = fake_server(answers)
    const done = vi.fn(), failed = vi.fn()
    keep_draft(ticket.id, 'escalate', { reason: '修不起', tried: '换过接线' })
    give_later({ ticket, command: 'escalate', values: { reason: '修不起', tried: '换过接线' }, done, failed })
    return { asked, done, failed }
  }
  afterEach(() => {
    toasts.splice(0)
    waiting.clear()
    vi.useRealTimers()
  })

  it('is sent after eight seconds, and the draft goes with it', async () => {
    const { asked, done } = give({ [`POST ${path}/commands`]: () => a_ticket({ state: 'escalated', version: 4 }) })
    expect(waiting.get(ticket.id)?.command).toBe('escalate')
    await vi.advanceTimersByTimeAsync(7500)
    expect(asked).toEqual([])
    await vi.advanceTimersByTimeAsync(1500)
    expect(asked[0]!.body).toEqual({ command: 'escalate', reason: '修不起', tried: '换过接线' })
    expect(done).toHaveBeenCalledOnce()
    expect(waiting.size).toBe(0)
    expect(has_draft(ticket.id, 'escalate')).toBe(false)
  })

  it('taken back is never sent and what was typed is still there', async () => {
    const { asked } = give({})
    undo_last()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(asked).toEqual([])
    expect(waiting.size).toBe(0)
    expect(has_draft(ticket.id, 'escalate')).toBe(true)
  })

  it('that fails says why, keeps what was typed and can be tried again', async () => {
    let turn = 0
    const { failed, done } = give({ [`POST ${path}/commands`]: () => (++turn === 1 ? { status: 503, body: { type: 'about:blank', title: '正忙', status: 503 } } : a_ticket({ version: 4 })) })
    waiting.get(ticket.id)!.now()
    await vi.advanceTimersByTimeAsync(10)
    expect(failed).toHaveBeenCalledOnce()
    expect(toasts.at(-1)?.text).toContain('正忙')
    expect(has_draft(ticket.id, 'escalate')).toBe(true)
    again(toasts.at(-1)!.id)
    await vi.advanceTimersByTimeAsync(10)
    expect(done).toHaveBeenCalledOnce()
  })
})
