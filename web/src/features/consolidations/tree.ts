// Where one stands in the tree, and where a key leads.
import type { ConsolidationNode, Kind } from './consolidations.api'

export const depth_of: Record<Kind, number> = { category: 0, problem: 1, line: 2 }
export const child_of: Partial<Record<Kind, Kind>> = { category: 'problem', problem: 'line' }

/** The nodes shown: none of what is below a folded one. */
export function shown_nodes(nodes: ConsolidationNode[], folded: ReadonlySet<string>): ConsolidationNode[] {
  const hidden = new Set<string>()
  return nodes.filter((n) => {
    const is_hidden = n.parent !== null && (hidden.has(n.parent) || folded.has(n.parent))
    if (is_hidden) hidden.add(n.id)
    return !is_hidden
  })
}

/** Where an arrow leads, and what it folds or unfolds. */
export function step(key: string, at: string | null, nodes: ConsolidationNode[], folded: ReadonlySet<string>): { to?: string; fold?: string; unfold?: string } {
  const shown = shown_nodes(nodes, folded)
  const i = shown.findIndex((n) => n.id === at)
  const node = shown[i]
  if (!node) return { to: shown[0]?.id }
  const has_children = nodes.some((n) => n.parent === node.id)
  if (key === 'ArrowDown' || key === 'j') return { to: shown[i + 1]?.id }
  if (key === 'ArrowUp' || key === 'k') return { to: shown[i - 1]?.id }
  if (key === 'Home') return { to: shown[0]?.id }
  if (key === 'End') return { to: shown.at(-1)?.id }
  if (key === 'ArrowRight') return folded.has(node.id) ? { unfold: node.id } : { to: has_children ? shown[i + 1]?.id : undefined }
  if (key === 'ArrowLeft') return has_children && !folded.has(node.id) ? { fold: node.id } : { to: node.parent ?? undefined }
  return {}
}

/** Where one stands after a node is gone: on the next of its kind under the same parent, else above. */
export function beside(nodes: ConsolidationNode[], id: string): string | null {
  const node = nodes.find((n) => n.id === id)
  if (!node) return nodes[0]?.id ?? null
  const around = nodes.filter((n) => n.parent === node.parent && n.kind === node.kind)
  const i = around.findIndex((n) => n.id === id)
  return (around[i + 1] ?? around[i - 1])?.id ?? node.parent
}
