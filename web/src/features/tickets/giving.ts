import { reactive } from 'vue'
import { ApiError } from '@/api'
import { translate as t } from '@/i18n'
import { say, undo_ms, undoable } from '@/ui'
import { commands, to_body, type GivenCommand, type Values } from './commands'
import { drop_draft } from './drafts'
import { command_ticket, type Ticket } from './tickets.api'

export interface Waiting {
  command: GivenCommand
  words: string
  now: () => void
  take_back: () => void
}
/** What has been said and is not sent yet, by request: for eight seconds it can be taken back. */
export const waiting = reactive(new Map<string, Waiting>())

const unit_of = (values: Values) => (values.lead_unit ?? values.unit) as { name: string } | undefined
export const why_not = (e: ApiError) => (e.is_offline ? t('tickets.offline') : e.is_conflict ? t('tickets.changed_meanwhile') : (e.problem.detail ?? e.problem.title))

export function done_words(command: GivenCommand, ticket: Ticket): string {
  return t(`tickets.done.${command}`, { number: ticket.number, unit: ticket.lead_unit?.name ?? ticket.holder_unit.name, order: ticket.assignment?.number ?? '' })
}

export interface Giving {
  ticket: Pick<Ticket, 'id' | 'number' | 'version'>
  command: GivenCommand
  values: Values
  done: (ticket: Ticket) => void
  failed?: () => void
}

/** Sends a command that leaves the office, eight seconds from now; what was typed stays until it has arrived. */
export function give_later({ ticket, command, values, done, failed }: Giving) {
  const body = to_body(command, values)
  const words = t(`tickets.leaving.${command}`, { number: ticket.number, unit: unit_of(values)?.name ?? '' })
  const doing = undoable({
    words,
    wait_ms: undo_ms,
    key: ticket.id,
    run: async () => {
      const after = await command_ticket(ticket.id, ticket.version, body)
      drop_draft(ticket.id, command)
      say(done_words(command, after))
      done(after)
    },
    failed: (e) => {
      waiting.delete(ticket.id)
      failed?.()
      return e instanceof ApiError ? t('tickets.not_sent', { command: t(`tickets.command.${command}`), number: ticket.number, why: why_not(e) }) : undefined
    },
  })
  waiting.set(ticket.id, { command, words, now: doing.now, take_back: doing.take_back })
  void doing.outcome.then(() => waiting.delete(ticket.id))
}

export const waits = (command: GivenCommand) => commands[command].waits === true
