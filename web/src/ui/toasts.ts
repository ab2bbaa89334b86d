import { reactive } from 'vue'

export interface Toast {
  id: number
  text: string
  undo?: () => void
}

export const toasts = reactive<Toast[]>([])
let last_id = 0

/** Says what was done; with `undo` it offers that for eight seconds. */
export function say(text: string, undo?: () => void, show_ms = 8000) {
  const toast: Toast = { id: ++last_id, text, undo }
  toasts.push(toast)
  if (toasts.length > 3) toasts.shift()
  setTimeout(() => dismiss(toast.id), show_ms)
}

export function dismiss(id: number) {
  const at = toasts.findIndex((t) => t.id === id)
  if (at >= 0) toasts.splice(at, 1)
}

export function undo_last() {
  const toast = toasts.findLast((t) => t.undo)
  if (!toast) return
  toast.undo?.()
  dismiss(toast.id)
}
