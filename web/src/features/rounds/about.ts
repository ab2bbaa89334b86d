import { reactive } from 'vue'
import { ApiError, type Schema } from '@/api'
import { read_person } from '@/features/people'

type PersonRef = Schema['PersonRef']

/** The names behind the ids a typed sheet keeps; an id whose name does not come stands for itself. */
export function use_names() {
  const names = reactive(new Map<string, string>())
  const asked = new Set<string>()
  async function learn(id: string) {
    if (names.has(id) || asked.has(id)) return
    asked.add(id)
    const found = await read_person(id).catch((e: unknown) => {
      if (!(e instanceof ApiError)) throw e
      asked.delete(id)
    })
    if (found) names.set(id, found.name)
  }
  function refs(ids: readonly string[] | null | undefined): PersonRef[] {
    for (const id of ids ?? []) void learn(id)
    return (ids ?? []).map((id) => ({ id, name: names.get(id) ?? '…' }))
  }
  const know = (people: readonly PersonRef[]) => people.forEach((p) => names.set(p.id, p.name))
  return { refs, know }
}
/** In one order, whoever typed it: the two clerks' sheets are compared. */
export const ids_of = (people: readonly PersonRef[]) => people.map((p) => p.id).sort()
