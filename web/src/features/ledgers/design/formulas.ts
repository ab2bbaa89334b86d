// What of a declaration's expressions compile() does not need for the form: conditions of steps, figures, circles, and what may not ask for the day.
import { ordered, parsed, type Expression, type Type, type Wrong } from '@/expressions'
import { words_of, words_of_circle } from '@/expressions/texts'
import { language, translate } from '@/i18n'
import type { FieldOf, FigureOf } from '../declaration'
import type { Compiled } from '../rules'

export interface CompiledFigure {
  of: FigureOf
  over?: FieldOf
  where?: Expression
  value?: Expression
  hit?: Expression
}
export interface Formulas {
  figures: CompiledFigure[]
  faults: Record<string, string> // words by path
}
export const told = (wrong: Wrong) => translate('design.wrong_at', { line: wrong.line, column: wrong.column, words: words_of(wrong, language.value) })

export function formulas_of(compiled: Compiled): Formulas {
  const faults: Record<string, string> = Object.fromEntries(compiled.wrong.map((w) => [w.at, told(w.wrong)]))
  const type = compiled.type
  const read = (written: string | undefined, at: string, wanted: Type, in_table = '', may_ask_day = true) => {
    if (!written) return undefined
    const made = parsed(written, compiled.names, { wanted, in_table })
    if (made.wrong) faults[at] = told(made.wrong)
    else if (!may_ask_day && made.expression.uses_today) faults[at] = translate('design.not_by_day')
    return made.expression
  }
  const computed: { name: string; expression: Expression; at: string }[] = []
  const computes = (expression: Expression | undefined, name: string, at: string) => {
    if (!expression) return
    if (expression.uses_today) faults[at] = translate('design.not_by_day')
    computed.push({ name, expression, at })
  }
  compiled.rules.forEach((rules, n) => {
    const f = type.fields[n]!
    computes(rules.computed, f.key, `fields[${n}].computed`)
    rules.columns.forEach((c, m) => computes(c.computed, `${f.key}.${f.columns![m]!.key}`, `fields[${n}].columns[${m}].computed`))
  })
  const { circle } = ordered(computed)
  for (const each of computed) if (circle?.includes(each.name)) faults[each.at] = words_of_circle(circle, language.value)
  type.transitions?.forEach((step, n) => read(step.when, `transitions[${n}].when`, 'boolean'))
  const figures = (type.figures ?? []).map((of, n): CompiledFigure => ({
    of, over: type.fields.find((f) => f.key === of.over),
    where: read(of.where, `figures[${n}].where`, 'boolean', of.over, false),
    value: read(of.value, `figures[${n}].value`, of.measure === 'sum' ? 'number' : 'nothing', of.over, false),
    hit: read(of.hit, `figures[${n}].hit`, 'boolean', of.over, false),
  }))
  return { figures, faults }
}
