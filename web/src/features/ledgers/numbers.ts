// Numbers as offices write them.
const signs: Record<string, string> = { '\uff0e': '.', '\uff0c': '', ',': '', ' ': '', '\u3000': '', '\uff0d': '-' }
const many: Record<string, number> = { '\u4e07': 10_000, '\u4ebf': 100_000_000 }
const rough: Record<string, string> = { '\u4f59': 'some', '\u591a': 'many', '\u4ee5\u4e0a': 'at_least' }

/** "1,200", "３．５万", "300余"; null for what is no number. Exact: 3.85万 is 38500 and nothing near it. */
export function number_written(said: string): { amount: number; qualifier?: string } | null {
  const plain = said.replace(/[\uff10-\uff19]/g, (d) => String(d.charCodeAt(0) - 0xff10)).replace(/[\uff0e\uff0c, \u3000\uff0d]/g, (c) => signs[c] ?? '')
  const found = /^(-?\d{1,13}(?:\.\d{1,6})?)(\u4f59|\u591a|\u4ee5\u4e0a)?(\u4e07|\u4ebf)?(\u4f59|\u591a|\u4ee5\u4e0a)?$/.exec(plain)
  if (!found) return null
  const amount = Number((Number(found[1]) * (many[found[3] ?? ''] ?? 1)).toFixed(6))
  const qualifier = rough[found[2] ?? found[4] ?? '']
  return qualifier ? { amount, qualifier } : { amount }
}
