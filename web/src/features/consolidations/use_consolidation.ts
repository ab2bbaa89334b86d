// One consolidation under work: commands go one after another, each on what the last one left.
import { computed, ref, shallowRef } from 'vue'
import { ApiError } from '@/api'
import { command_consolidation, read_consolidation, type Consolidation, type ConsolidationCommand } from './consolidations.api'

export type Command = ConsolidationCommand['command']

export function use_consolidation(id: () => string) {
  const now = shallowRef<Consolidation | null>(null)
  const error = shallowRef<ApiError | null>(null)
  const busy = ref(0)
  let line: Promise<unknown> = Promise.resolve()

  async function load() {
    error.value = null
    try {
      now.value = await read_consolidation(id())
    } catch (e) {
      if (!(e instanceof ApiError)) throw e
      error.value = e
    }
  }
  /** Throws what was refused; after somebody else was faster the tree is as it is now. */
  function act(body: ConsolidationCommand): Promise<Consolidation> {
    const mine = line.then(async () => {
      busy.value++
      try {
        return (now.value = await command_consolidation(now.value!, body))
      } catch (e) {
        if (e instanceof ApiError && e.status === 412) await load()
        throw e
      } finally {
        busy.value--
      }
    })
    line = mine.catch(() => undefined)
    return mine
  }
  const may = (command: Command) => now.value?.next.includes(command) ?? false
  const nodes = computed(() => now.value?.nodes ?? [])
  return { now, nodes, error, busy, load, act, may }
}
