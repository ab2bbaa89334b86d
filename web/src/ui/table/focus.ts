import { nextTick, ref, watch, type Ref } from 'vue'

interface Given {
  keys: () => string[]
  body: Ref<HTMLElement | undefined>
  at: Ref<string | null | undefined> // the row one is at
}

/** One row takes the focus; the keys move it, and it is never lost when the rows change. */
export function use_row_focus({ keys, body, at }: Given) {
  const has_focus = ref(false)
  const index = () => (at.value ? keys().indexOf(at.value) : -1)
  const element = (key: string) => [...(body.value?.children ?? [])].find((r): r is HTMLElement => (r as HTMLElement).dataset.key === key)

  async function go(to: number) {
    const all = keys()
    const key = all[Math.max(0, Math.min(all.length - 1, to))]
    if (key === undefined) return
    has_focus.value = true // keeps it drawn
    at.value = key
    await nextTick()
    const row = element(key)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView?.({ block: 'nearest' })
  }
  const step = (by: number) => go(index() < 0 ? (by > 0 ? 0 : keys().length - 1) : index() + by)

  /** True when the key moved the focus. */
  function moved(key: string): boolean {
    const by = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[key]
    if (by) void step(by)
    else if (key === 'Home') void go(0)
    else if (key === 'End') void go(keys().length - 1)
    else return false
    return true
  }
  function focusin(event: FocusEvent) {
    const row = (event.target as Element).closest<HTMLElement>('tr[data-key]')
    has_focus.value = row !== null
    if (row) at.value = row.dataset.key!
  }
  const focusout = (event: FocusEvent) => {
    if (event.relatedTarget && !body.value?.contains(event.relatedTarget as Node)) has_focus.value = false
  }

  // the row one stood on is gone: the one in its place takes the focus, unless somebody took it away meanwhile
  watch(keys, (now, before) => {
    if (!at.value || now.includes(at.value)) return
    const place = before?.indexOf(at.value) ?? -1
    const row = element(at.value)
    const was_in = row?.contains(document.activeElement) ?? false
    at.value = null
    if (was_in) void nextTick(() => (document.activeElement === document.body ? go(place) : undefined))
    else has_focus.value = false
  }, { flush: 'pre' })

  return { has_focus, index, go, step, moved, focusin, focusout, element }
}
