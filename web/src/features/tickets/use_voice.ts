import { computed, ref, watch } from 'vue'
import { ApiError } from '@/api'
import type { Values } from './commands'
import { read_voice, type Ticket, type Voice } from './tickets.api'

/** What the machine says of a request; without an answer it says nothing, and nothing else waits for it. */
export function use_voice(ticket: () => Ticket | null) {
  const voice = ref<Voice | null>(null)
  watch(() => ticket()?.id, async (id) => {
    voice.value = null
    if (!id) return
    const found = await read_voice(id).catch((e: unknown) => {
      if (e instanceof ApiError) return null
      throw e
    })
    if (ticket()?.id === id) voice.value = found
  }, { immediate: true })
  const may_take = computed(() => ticket()?.next.some((n) => n.command === 'triage') && !ticket()?.category)
  /** What the form of sorting begins with when somebody takes the first proposal: nothing unless he does. */
  const taken = computed<Values | undefined>(() => {
    const first = may_take.value ? voice.value?.proposals[0] : undefined
    return first && { category: first.category.code }
  })
  return { voice, taken }
}
