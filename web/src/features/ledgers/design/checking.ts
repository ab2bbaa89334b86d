// The server's check of a draft: on a press, and by itself once the designer rests.
import { onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import { ApiError } from '@/api'
import type { Declaration } from '../declaration'
import { check_ledger, type Checked } from '../ledgers.api'
import { completed } from './edits'

const rest_ms = 900

export function use_checking(draft: () => Declaration, is_whole: () => boolean) {
  const checked = shallowRef<Checked | null>(null)
  const faults = shallowRef<Record<string, string>>({}) // words by path
  const error = shallowRef<ApiError | null>(null) // something else than a fault of the draft
  const state = ref<'stale' | 'busy' | 'known'>('stale')
  const tried = ref(false) // what is not filled in yet is told once one has asked
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function check(): Promise<boolean> {
    clearTimeout(timer)
    const mine = ++turn
    if (!is_whole()) { // what is told here already need not be asked
      [checked.value, faults.value, error.value, state.value] = [null, {}, null, 'known']
      return false
    }
    state.value = 'busy'
    try {
      const found = await check_ledger({ declaration: completed(draft()) as unknown as Record<string, unknown> })
      if (mine === turn) [checked.value, faults.value, error.value, state.value] = [found, {}, null, 'known']
      return true
    } catch (e) {
      if (!(e instanceof ApiError)) throw e
      if (mine !== turn) return false
      const found = Object.fromEntries(Object.entries(e.fields).map(([path, words]) => [path.replace(/^declaration\.?/, ''), words]))
      const is_of_draft = Object.keys(found).length > 0
      checked.value = null
      faults.value = found
      error.value = is_of_draft || e.status === 401 ? null : e
      state.value = is_of_draft ? 'known' : 'stale'
      return false
    }
  }
  watch(draft, () => {
    turn++ // an answer to an older draft says nothing
    state.value = 'stale'
    clearTimeout(timer)
    timer = setTimeout(() => void check(), rest_ms)
  }, { immediate: true })
  onBeforeUnmount(() => clearTimeout(timer))
  return { checked, faults, error, state, tried, check }
}
export type Checking = ReturnType<typeof use_checking>
