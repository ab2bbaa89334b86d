import { computed, ref, watch } from 'vue'
import { ApiError } from '@/api'
import type { Values } from './commands'
import { read_suggestions, type Suggestions, type Ticket } from './tickets.api'

/** Hints for a request; without an answer there are none, and nothing else waits for them. */
export function use_suggestions(ticket: () => Ticket | null) {
  const suggestions = ref<Suggestions | null>(null)
  watch(() => [ticket()?.id, ticket()?.category?.code, ticket()?.holder_unit.id], async ([id]) => {
    if (!id) return void (suggestions.value = null)
    const found = await read_suggestions(id).catch((e: unknown) => {
      if (e instanceof ApiError) return null
      throw e
    })
    if (ticket()?.id === id) suggestions.value = found
  }, { immediate: true })

  const lead = computed(() => suggestions.value?.lead?.unit)
  const alone = computed<Values | undefined>(() => (lead.value ? { lead_unit: lead.value } : undefined))
  const joint = computed<Values | undefined>(() => {
    const others = suggestions.value?.joint.map((j) => j.unit) ?? []
    return lead.value && others.length ? { lead_unit: lead.value, joint_units: others } : undefined
  })
  return { suggestions, alone, joint }
}
