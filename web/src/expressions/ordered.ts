// Computed fields in the order in which they are evaluated: each after what it needs, else as they stand.
import type { Expression } from './program'

export interface Formula {
  name: string // "total", "funds.amount"
  expression: Expression
}
export type Ordered = { order: number[]; circle?: undefined } | { order?: undefined; circle: string[] }

export function ordered(formulas: readonly Formula[]): Ordered {
  const by_name = new Map<string, number>()
  formulas.forEach((f, i) => by_name.has(f.name) || by_name.set(f.name, i))
  const marks: ('open' | 'done' | undefined)[] = []
  const order: number[] = []
  for (let first = 0; first < formulas.length; first += 1) {
    if (marks[first]) continue
    marks[first] = 'open'
    const path = [{ formula: first, next: 0 }]
    while (path.length) {
      const step = path.at(-1)!
      const need = formulas[step.formula]!.expression.names_used[step.next++]
      if (!need) {
        marks[step.formula] = 'done'
        order.push(step.formula)
        path.pop()
        continue
      }
      const at = by_name.get(need.name)
      if (at === undefined || marks[at] === 'done') continue
      if (marks[at] === 'open') {
        const circle = [...path.slice(path.findIndex((s) => s.formula === at)).map((s) => s.formula), at]
        return { circle: circle.map((i) => formulas[i]!.name) }
      }
      marks[at] = 'open'
      path.push({ formula: at, next: 0 })
    }
  }
  return { order }
}
