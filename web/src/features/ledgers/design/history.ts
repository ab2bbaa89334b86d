// Undo and redo of a whole declaration; typing in one box is one step.
import { computed, shallowRef } from 'vue'

const together_ms = 1500
const most = 200

export function use_history<T>(begin: T, now: () => number = Date.now) {
  const past = shallowRef<readonly T[]>([])
  const future = shallowRef<readonly T[]>([])
  const present = shallowRef(begin)
  let last = { at: '', when: -Infinity }
  function put(next: T, at = '') {
    if (next === present.value) return
    const goes_on = at !== '' && at === last.at && now() - last.when < together_ms && past.value.length > 0
    if (!goes_on) past.value = [...past.value.slice(-most + 1), present.value]
    present.value = next
    future.value = []
    last = { at, when: now() }
  }
  function step(from: typeof past, to: typeof past) {
    if (!from.value.length) return
    to.value = [...to.value, present.value]
    present.value = from.value.at(-1)!
    from.value = from.value.slice(0, -1)
    last = { at: '', when: -Infinity }
  }
  return { present, put, undo: () => step(past, future), redo: () => step(future, past), can_undo: computed(() => past.value.length > 0), can_redo: computed(() => future.value.length > 0) }
}
