// What must not be kept about people (E1) and how they must not be shown (E4): packs/blocklist.json against the columns of
// every table, the fields of every record and of the contract, the lists in packs/, and the words on every page.
import { codeOnly, lineOf, select } from './tree.mjs'

const list = 'packs/blocklist.json'

const wordsOf = (name) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase().split(/[^a-z0-9]+/).filter(Boolean)

function matcher(tree) {
  const { names, words } = JSON.parse(tree.get(list))
  const sequences = names.map((name) => ` ${name.replaceAll('_', ' ')} `)
  return (text) => {
    const inside = ` ${wordsOf(text).join(' ')} `
    return sequences.find((each) => inside.includes(each))?.trim().replaceAll(' ', '_') ?? words.find((word) => text.includes(word))
  }
}

export function columnBreaches(tree) {
  const hit = matcher(tree)
  const found = []
  for (const [path, text] of select(tree, /^src\/.*\/schema\/[^/]+\.sql$/)) {
    const code = text.replace(/--[^\n]*/g, (piece) => ' '.repeat(piece.length)) // a comment may say what is not kept
    for (const match of code.matchAll(/[a-z_]\w*|'(?:[^']|'')*'/gi)) {
      const word = hit(match[0])
      if (word) found.push(`${path}:${lineOf(text, match.index)}: ${match[0]} (${word})`)
    }
  }
  return found
}

export function fieldBreaches(tree) {
  const hit = matcher(tree)
  const found = []
  for (const [path, text] of select(tree, /^src\/.*\.(h|cpp)$/)) {
    if (path.endsWith('_test.cpp')) continue
    const code = codeOnly(text, { strings: false })
    const described = [...code.matchAll(/BOOST_DESCRIBE_\w+\s*\(([^;]*?)\)\s*(?:;|\n|$)/g)].flatMap((match) => match[1].split(/[(),\s]+/))
    const members = path.endsWith('.h') ? [...code.matchAll(/^\s+[\w:<>,&* ]+[\s>&*](\w+)\s*(?:\{[^}]*\}|=[^;]*)?;/gm)].map((match) => match[1]) : []
    for (const name of new Set([...described, ...members])) {
      const word = hit(name)
      if (word) found.push(`${path}: field ${name} (${word})`)
    }
  }
  const yaml = tree.get('docs/openapi.yaml') ?? ''
  for (const match of yaml.matchAll(/enum: \[([^\]]*)\]|([a-z_][a-z0-9_]*):/g)) {
    for (const name of (match[1] ?? match[2]).split(',')) {
      const word = hit(name.trim())
      if (word) found.push(`docs/openapi.yaml:${lineOf(yaml, match.index)}: ${name.trim()} (${word})`)
    }
  }
  return found
}

// Lists are data: names and values alike. Texts may say that such things are not kept, and people say what they like.
export function packBreaches(tree) {
  const hit = matcher(tree)
  const found = []
  const walk = (path, value, trail) => {
    if (typeof value === 'string') {
      const word = hit(value)
      if (word) found.push(`${path}: ${trail}: "${value.slice(0, 40)}" (${word})`)
    } else if (value && typeof value === 'object') {
      for (const [name, inner] of Object.entries(value)) {
        const word = Array.isArray(value) ? undefined : hit(name)
        if (word) found.push(`${path}: ${trail}.${name} (${word})`)
        walk(path, inner, `${trail}.${name}`)
      }
    }
  }
  for (const [path, text] of select(tree, /^packs\/(?!texts\/|demo\/\w*texts\.json|blocklist\.json).*\.json$/)) walk(path, JSON.parse(text), '')
  return found
}

export function rankingBreaches(tree) {
  const { ranking } = JSON.parse(tree.get(list))
  const found = []
  const shown = /^(packs\/(?!blocklist\.json).*\.(json|html|txt|md)|web\/src\/.*\.(vue|json)|web\/.*\.html|src\/features\/.*\.(html|txt))$/
  for (const [path, text] of select(tree, shown)) {
    const code = path.endsWith('.vue') ? text.replace(/\/\/[^\n]*|<!--[\s\S]*?-->/g, (piece) => piece.replace(/[^\n]/g, ' ')) : text
    for (const word of ranking) {
      const at = /[a-z]/.test(word) ? code.search(new RegExp(`\\b${word}\\b`, 'i')) : code.indexOf(word)
      if (at >= 0) found.push(`${path}:${lineOf(text, at)}: ${word}`)
    }
  }
  return found
}
