// The tree as a guard sees it: path → text. A guard is a function from a tree to a list of breaches ("path:line: reason"),
// so that its self-test can plant a breach in a tree of its own making.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

const skipped = new Set(['.git', 'build', 'data', '.tools', 'node_modules', 'web/dist', 'web/src/api/schema.d.ts'])
const read = /\.(cpp|h|sql|ts|vue|mjs|js|json|cmake|txt|md|yaml|yml|css|html|csv|toml)$|(^|\/)(Makefile|LICENSE|\.npmrc)$|^(scripts|\.ci|deploy)\//

export function readTree(from = root) {
  const tree = new Map()
  const walk = (folder) => {
    for (const name of readdirSync(folder).sort()) {
      const path = join(folder, name)
      const short = relative(from, path)
      if (skipped.has(name) || skipped.has(short)) continue
      if (statSync(path).isDirectory()) walk(path)
      else tree.set(short, read.test(short) ? readFileSync(path, 'utf8') : '')
    }
  }
  walk(from)
  return tree
}

// A tree out of an object, for self-tests.
export const plant = (files) => new Map(Object.entries(files))

export const select = (tree, pattern) => [...tree].filter(([path]) => pattern.test(path))

export const lineOf = (text, index) => text.slice(0, index).split('\n').length

// The text with comments and the insides of strings blanked, of the same length and with the same lines.
export function codeOnly(text, { strings = true } = {}) {
  const pattern = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|R"([^(\s]*)\([\s\S]*?\)\1"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`/g
  return text.replace(pattern, (piece, _delimiter, at) => {
    if (piece[0] === '/') return blank(piece)
    if (!strings || (piece[0] === "'" && /[0-9a-fA-F]/.test(text[at - 1] ?? ''))) return piece // 1'000 is a number
    return piece[0] + blank(piece.slice(1, -1)) + piece.at(-1)
  })
}

const blank = (piece) => piece.replace(/[^\n]/g, ' ')

// String literals with the line they begin on; neighbours ("a" "b") are one.
export function literals(text) {
  const bare = codeOnly(text, { strings: false })
  const found = []
  const pattern = /R"([^(\s]*)\(([\s\S]*?)\)\1"|"((?:\\.|[^"\\\n])*)"/g
  let end = -1
  for (const match of bare.matchAll(pattern)) {
    const value = match[2] ?? match[3].replace(/\\(.)/g, '$1')
    if (found.length && /^\s*$/.test(bare.slice(end, match.index))) found.at(-1).value += value
    else found.push({ value, line: lineOf(text, match.index), before: bare.slice(Math.max(0, match.index - 120), match.index) })
    end = match.index + match[0].length
  }
  return found
}
