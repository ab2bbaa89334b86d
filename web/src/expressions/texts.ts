// What to tell people about an expression that is wrong and about a value that cannot be: the server's own texts.
import english from '../../../packs/texts/expressions.en.json'
import chinese from '../../../packs/texts/expressions.zh.json'
import type { Wrong } from './program'
import type { Fault } from './value'

export type Language = 'zh' | 'en'
const of = (language: Language): Record<string, string> => (language === 'zh' ? chinese : english)

export function words_of(wrong: Wrong, language: Language): string {
  const values: Record<string, string> = { ...wrong.args, line: String(wrong.line), column: String(wrong.column) }
  return (of(language)[wrong.key] ?? wrong.key).replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
export const words_of_fault = (fault: Fault, language: Language) => of(language)[`expressions.fault.${fault}`] ?? ''
export const words_of_circle = (circle: readonly string[], language: Language) =>
  of(language)['expressions.circular']!.replace('{circle}', circle.join(' \u2192 '))
