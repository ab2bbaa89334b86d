import { translate } from '@/i18n'
import { dismiss, say, toasts } from './toasts'

export type Outcome = 'sent' | 'taken_back' | 'failed'
export interface Doing<Result> {
  words: string | ((result: Result | undefined) => string) // what is said; for what waits, `result` is not known yet
  run: () => Promise<Result>
  undo?: (result: Result) => unknown // the counter-command of what is done at once
  wait_ms?: number // what leaves the office: sent only after this time, or when the page is left
  key?: string // pressed again under the same key: what waits is sent at once
  failed?: (error: unknown) => string | undefined // the words for a failure; it can be tried again from there
}
export interface Undoable {
  outcome: Promise<Outcome>
  now: () => void
  take_back: () => void
}

interface Waiting {
  key?: string
  send: () => void
}
const waiting = new Set<Waiting>()

/** How many commands are still to be sent. */
export const waiting_count = () => waiting.size

let tell_leaving: (is_leaving: boolean) => void = () => {}
/** Whoever asks the server is told here that the page is being left, so that its requests outlive it. */
export function on_leaving(tell: (is_leaving: boolean) => void) {
  tell_leaving = tell
}

let is_listening = false
function listen_for_leaving() {
  if (is_listening) return
  is_listening = true
  addEventListener('pagehide', send_all_leaving)
  addEventListener('pageshow', () => tell_leaving(false))
}
function send_all_leaving() {
  tell_leaving(true)
  for (const w of [...waiting]) w.send()
}

function attempt<Result>(doing: Doing<Result>, settle: (outcome: Outcome, result?: Result) => void) {
  doing.run().then(
    (result) => settle('sent', result),
    (error: unknown) => {
      const text = doing.failed?.(error) ?? translate('ui.not_sent', { what: words_of(doing) })
      say(text, { again: () => attempt(doing, settle), end: () => settle('failed'), show_ms: Infinity })
    },
  )
}
const words_of = <Result>(doing: Doing<Result>, result?: Result) => (typeof doing.words === 'string' ? doing.words : doing.words(result))

function wait<Result>(doing: Doing<Result>, wait_ms: number): Undoable {
  let settle!: (outcome: Outcome) => void
  const outcome = new Promise<Outcome>((done) => (settle = done))
  const mine: Waiting = { key: doing.key, send: () => dismiss(id) }
  const leave = (then: () => void) => () => waiting.delete(mine) && then()
  const take_back = leave(() => settle('taken_back'))
  listen_for_leaving()
  waiting.add(mine)
  const id = say(words_of(doing), { undo: take_back, end: leave(() => attempt(doing, settle)), show_ms: wait_ms })
  return { outcome, now: mine.send, take_back: () => toasts.some((t) => t.id === id) && (take_back(), dismiss(id)) }
}

function at_once<Result>(doing: Doing<Result>): Undoable {
  let settle!: (outcome: Outcome) => void
  const outcome = new Promise<Outcome>((done) => (settle = done))
  let take_back = () => {}
  attempt(doing, (how, result) => {
    settle(how)
    if (how !== 'sent') return
    const { undo } = doing
    if (undo) take_back = () => void undo(result as Result)
    say(words_of(doing, result), undo && { undo: () => take_back() })
  })
  return { outcome, now: () => {}, take_back: () => take_back() }
}

/**
 * Does something that can be taken back for eight seconds. With `wait_ms` it is not even sent before: that is for
 * what leaves the office. Without, it is done at once and taken back by its counter-command.
 */
export function undoable<Result>(doing: Doing<Result>): Undoable {
  for (const w of [...waiting]) if (doing.key && w.key === doing.key) w.send()
  return doing.wait_ms ? wait(doing, doing.wait_ms) : at_once(doing)
}
