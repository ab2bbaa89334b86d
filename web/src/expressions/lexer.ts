// Words and signs of an expression, one after the other; the same as src/platform/expressions/lexer.cpp.
import { parse_number } from './value'

export interface Token {
  kind: 'end' | 'number' | 'text' | 'name' | 'sign' | 'bad'
  at: number // in units of the string
  written: string
  fault?: string
  args?: Record<string, string>
}

// What Chinese keyboards write in place of the language's signs.
const wide_signs = new Map([
  ['\u3000', ' '], ['\u3001', ','], ['\u3002', '.'], ['\u2018', "'"], ['\u2019', "'"], ['\u201c', "'"], ['\u201d', "'"], ['\u3010', '['], ['\u3011', ']'],
  ['\u00d7', '*'], ['\u00f7', '/'], ['\u2264', '<='], ['\u2265', '>='], ['\u2260', '!='], ['\uff02', "'"],
])
function plain_sign_of(c: string): string | undefined {
  const point = c.codePointAt(0)!
  return wide_signs.get(c) ?? (point >= 0xff01 && point <= 0xff5e ? String.fromCharCode(point - 0xff01 + 0x21) : undefined)
}

const blank = /[ \t\n\r]*/y
const number = /[A-Za-z0-9_]*(?:\.[A-Za-z0-9_]*)?/y
const name = /[A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)?/y
const quoted = /'(?:[^']|'')*'(?!')/y
const sign = /[!<>]=|[=<>+\-*/()[\],]/y

export const shortened = (s: string) => {
  const points = [...s]
  return points.length > 20 ? `${points.slice(0, 20).join('')}\u2026` : s
}
export const unquoted = (written: string) => written.slice(1, -1).replaceAll("''", "'")

export class Lexer {
  constructor(readonly text: string, private at = 0) {}
  copy(): Lexer {
    return new Lexer(this.text, this.at)
  }
  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (!found) return null
    this.at += found[0].length
    return found[0]
  }
  next(): Token {
    this.take(blank)
    const at = this.at
    const c = this.text[at]
    if (c === undefined) return { kind: 'end', at, written: '' }
    if (c >= '0' && c <= '9') {
      const written = this.take(number)!
      return parse_number(written) ? { kind: 'number', at, written } : { kind: 'bad', at, written, fault: 'expressions.number_literal', args: { found: shortened(written) } }
    }
    if (/[A-Za-z_]/.test(c)) return { kind: 'name', at, written: this.take(name)! }
    if (c === "'") {
      const written = this.take(quoted)
      return written === null ? { kind: 'bad', at, written: c, fault: 'expressions.open_text', args: {} } : { kind: 'text', at, written }
    }
    const written = this.take(sign)
    if (written !== null) return { kind: 'sign', at, written }
    const found = String.fromCodePoint(this.text.codePointAt(at)!)
    const wanted = plain_sign_of(found)
    if (wanted !== undefined) return { kind: 'bad', at, written: found, fault: 'expressions.full_width', args: { found, wanted } }
    return { kind: 'bad', at, written: found, fault: 'expressions.unknown_sign', args: { found } }
  }
}
