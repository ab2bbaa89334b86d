import { computed } from 'vue'

interface Picking {
  keys: () => string[]
  picked: () => ReadonlySet<string>
  set: (picked: Set<string>) => void
}

/** Which rows are picked: one by one, from one to another with Shift, or all that are loaded. */
export function use_picking({ keys, picked, set }: Picking) {
  let last: string | null = null
  const count = computed(() => keys().reduce((n, k) => n + (picked().has(k) ? 1 : 0), 0))
  const all = computed(() => (count.value === 0 ? false : count.value === keys().length ? true : ('some' as const)))

  function put(some: string[], on: boolean) {
    const next = new Set(picked())
    for (const k of some) {
      if (on) next.add(k)
      else next.delete(k)
    }
    set(next)
  }
  function pick(key: string, to_here = false) {
    const on = !picked().has(key)
    const from = to_here && last !== null ? keys().indexOf(last) : -1
    const here = keys().indexOf(key)
    put(from < 0 ? [key] : keys().slice(Math.min(from, here), Math.max(from, here) + 1), on)
    last = key
  }
  return { all, count, pick, pick_all: () => put(keys(), all.value !== true) }
}
