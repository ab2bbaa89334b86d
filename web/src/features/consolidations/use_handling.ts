// What was decided becomes a problem that somebody handles: its voices are gathered, the node shows how far it is.
import { shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { ApiError } from '@/api'
import { say } from '@/ui'
import { loose_voices, read_pack, type Consolidation, type ConsolidationCommand, type ConsolidationNode, type PackItem } from './consolidations.api'
import type { Command } from './use_consolidation'

interface Given {
  now: () => Consolidation | null
  node: () => ConsolidationNode | null
  may: (command: Command) => boolean
  go: (body: ConsolidationCommand, said?: string) => Promise<boolean>
}
const longest_text = 10_000

export function use_handling({ now, node, may, go }: Given) {
  const { t } = useI18n()
  const place_of = (p: { code: string; name: string }) => ({ ...p, full_name: p.name })
  async function begin(of: Consolidation, at: ConsolidationNode) {
    const voices = (await loose_voices(of.id, at.id)).map((v) => ({ id: v.id, title: v.title || v.text, text: v.text, place: place_of(v.place) }))
    if (!voices.length) return void say(t('consolidations.nobody_waits'))
    const categories: PackItem[] = await read_pack('categories')
    const text = voices.slice(0, 3).map((v) => v.text).join('\n').slice(0, longest_text)
    asked.value = { node: at.id, voices, categories, begin: { how: 'new', title: at.text.slice(0, 200), text, place: of.place, category: at.category?.code ?? '', known: null } }
  }
  interface Asked {
    node: string
    voices: { id: string; title: string; text: string; place: ReturnType<typeof place_of> }[]
    categories: PackItem[]
    begin: { how: 'new' | 'known'; title: string; text: string; place: Consolidation['place']; category: string; known: { id: string; title: string } | null }
  }
  const asked = shallowRef<Asked | null>(null)
  async function handle() {
    const [of, at] = [now(), node()]
    if (!of || !at || at.kind === 'category' || at.problem || !may('handle')) return
    await begin(of, at).catch((e: unknown) => {
      if (!(e instanceof ApiError)) throw e
      say(e.problem.detail ?? e.problem.title)
    })
  }
  async function handled(made: { id: string; number: string; count: number }) {
    const at = asked.value!.node
    asked.value = null
    if (await go({ command: 'handle', node: at, problem: made.id })) say(t('consolidations.handled', made))
  }
  const let_go = () => {
    const at = node()
    if (at?.problem) void go({ command: 'handle', node: at.id })
  }
  return { asked, handle, handled, let_go }
}
