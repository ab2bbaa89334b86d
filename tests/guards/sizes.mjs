// Budgets of size: 400 lines a file, 60 lines a function; no file named for nothing.
import { codeOnly, lineOf, select } from './tree.mjs'

export const maxFileLines = 400
export const maxFunctionLines = 60
const written = /^(?!.*package-lock\.json)(src|web|tests|bench|cmake|scripts|\.ci|deploy)\/.*\.(cpp|h|ts|vue|mjs|js|sql|cmake|css|html)$|(^|\/)CMakeLists\.txt$|^(scripts|\.ci)\/[^/.]+$/
const vague = /^(utils?|helpers?|common|shared|misc|managers?|stuff)$/i

export function longFiles(tree) {
  const found = []
  for (const [path, text] of select(tree, written)) {
    const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
    if (lines > maxFileLines) found.push(`${path}: ${lines} lines, at most ${maxFileLines}`)
  }
  return found
}

// Whether the text before a brace opens a function's body.
function opensFunction(before) {
  const head = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf('{'), before.lastIndexOf('}')) + 1)
  if (/=>\s*$/.test(head)) return !/\b(describe|suite)(\.\w+)?\s*\(/.test(head)
  if (/(^|[^\w.])(if|for|while|switch|catch|namespace|class|struct|enum|union|interface|do|else|try|return)\b[^)]*$/.test(head)) return false
  if (/(^|[^\w.])(if|for|while|switch|catch)\s*(constexpr\s*)?\(/.test(head)) return false
  if (/^\s*TEST_SUITE/.test(head) || /\b(describe|suite)(\.\w+)?\s*\(/.test(head)) return false
  return /\)\s*(const|noexcept|override|final|mutable|constexpr|&&?|->\s*[\w:<>,\s*&]+|:\s*[\w<>[\]{}|,.\s'"?]+|\s)*$/.test(head)
}

// In a test the rows of a table are its data, not its steps: they do not count.
const isTest = /(_test\.cpp|\.test\.(ts|mjs))$/

export function longFunctions(tree) {
  const found = []
  for (const [path, text] of select(tree, /^(src|web|tests|bench|scripts)\/.*\.(cpp|h|ts|vue|mjs|js)$/)) {
    let body = text
    if (path.endsWith('.vue')) body = text.replace(/[\s\S]*?(<script[^>]*>)|<\/script>[\s\S]*/g, (piece) => piece.replace(/[^\n]/g, ' '))
    const code = codeOnly(body)
    const open = []
    for (let at = 0; at < code.length; at += 1) {
      if (code[at] === '{') {
        const before = code.slice(Math.max(0, at - 400), at)
        open.push({ at, isFunction: opensFunction(before), isTable: isTest.test(path) && /[=\]]\s*$/.test(before), rows: 0 })
      }
      if (code[at] !== '}' || !open.length) continue
      const { at: start, isFunction, isTable, rows } = open.pop()
      const lines = lineOf(code, at) - lineOf(code, start) + 1
      if (open.length) open.at(-1).rows += isTable ? lines : rows
      if (isFunction && lines - rows > maxFunctionLines) found.push(`${path}:${lineOf(code, start)}: a function of ${lines} lines, at most ${maxFunctionLines}`)
    }
  }
  return found
}

export function vagueNames(tree) {
  const found = []
  const seen = new Set()
  for (const path of tree.keys()) {
    const parts = path.split('/')
    parts.forEach((part, index) => {
      const upTo = parts.slice(0, index + 1).join('/')
      if (seen.has(upTo)) return
      seen.add(upTo)
      const words = part.replace(/\.[^.]+$/, '').replace(/([a-z])([A-Z])/g, '$1_$2').split(/[_\-.]/)
      const word = words.find((each) => vague.test(each))
      if (word) found.push(`${upTo}: "${word}" says nothing; name it for its one idea`)
      if (/^src\//.test(upTo) && /_(rules|store|actions|json|routes|jobs|seed)_?\d/.test(part)) found.push(`${upTo}: a second topic has a name, never a number`)
    })
  }
  return found
}
