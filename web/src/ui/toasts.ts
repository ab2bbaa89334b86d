import { reactive } from 'vue'

export interface Toast {
  id: number
  text: string
  left_ms: number // Infinity: stays until it is pressed away
  undo?: () => void
  again?: () => void // it did not go through: to be tried once more
  end?: () => void // gone without having been undone
}
export interface Saying {
  undo?: () => void
  again?: () => void
  end?: () => void
  show_ms?: number
}

export const undo_ms = 8000
export const toasts = reactive<Toast[]>([])
const tick_ms = 250
let last_id = 0
let held = false
let clock: ReturnType<typeof setInterval> | undefined

function tick() {
  if (held) return
  for (const toast of [...toasts]) {
    toast.left_ms -= tick_ms
    if (toast.left_ms <= 0) dismiss(toast.id)
  }
}

/** Says what was done; with `undo` it offers that for eight seconds. The answer is the number to dismiss it by. */
export function say(text: string, more?: Saying | (() => void), show_ms = undo_ms): number {
  const toast: Toast = { id: ++last_id, text, left_ms: show_ms, ...(typeof more === 'function' ? { undo: more } : more) }
  if (typeof more === 'object' && more.show_ms) toast.left_ms = more.show_ms
  toasts.push(toast)
  const old = toasts.length > 3 && toasts.find((t) => t !== toasts.at(-1) && t.left_ms !== Infinity)
  if (old) dismiss(old.id)
  clock ??= setInterval(tick, tick_ms)
  return toast.id
}

function take(id: number): Toast | undefined {
  const at = toasts.findIndex((t) => t.id === id)
  const toast = at < 0 ? undefined : toasts.splice(at, 1)[0]
  if (toasts.length === 0) {
    clearInterval(clock)
    clock = undefined
    held = false // nobody hovers over what is gone
  }
  return toast
}

export const dismiss = (id: number) => take(id)?.end?.()
export const undo = (id: number) => take(id)?.undo?.()
export const again = (id: number) => take(id)?.again?.()

/** While somebody points at them or is among them, no time passes. */
export const hold_toasts = (on: boolean) => (held = on)

export function undo_last() {
  const toast = toasts.findLast((t) => t.undo)
  if (toast) undo(toast.id)
}
