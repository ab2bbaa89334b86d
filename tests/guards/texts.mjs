// Texts for people: every message key used in C++ has a Chinese and an English text, no text is without a user, both
// languages name the same {placeholders}; the pages' locales have the same keys in both languages.
import { literals, select } from './tree.mjs'

const key = /^[a-z][a-z0-9_]*(\.[a-z0-9_]*[a-z0-9])+$/

// Keys that are certainly messages: handed to an Error or a fault.
const handedOver = /(\bfail\s*\(\s*(?:lianxin::)?(?:Code::)?\w+\s*,\s*|\binvalid_field\s*\(\s*[^;]*,\s*|FieldFault\s*\{[^;]*,\s*|\.key\s*=\s*(?:std::string\()?|\bFault\s*\{[^;]*,\s*|\bfaults\.push_back\s*\(\s*\{[^;]*,\s*)$/

function product(tree) {
  return select(tree, /^src\/.*\.(cpp|h)$/).filter(([path]) => !path.endsWith('_test.cpp'))
}

export function usedKeys(tree) {
  const certain = new Map()
  const mentioned = new Set()
  const beginnings = new Set()
  for (const [path, text] of product(tree)) {
    for (const { value, line, before } of literals(text)) {
      if (key.test(value)) {
        mentioned.add(value)
        if (handedOver.test(before)) certain.set(value, `${path}:${line}`)
      } else if (/^[a-z][a-z0-9_]*\.([a-z0-9_]+[._])*$/.test(value)) {
        beginnings.add(value)
      }
    }
  }
  return { certain, mentioned, beginnings }
}

function parse(path, text, found) {
  try {
    return JSON.parse(text)
  } catch (error) {
    found.push(`${path}: ${error.message}`)
    return {}
  }
}

// What is declared in both languages is given as {name_zh} and {name_en}, each to its own.
const placeholders = (text) => [...new Set([...String(text).matchAll(/\{(\w+)\}/g)].map((match) => match[1].replace(/_?(zh|en)$/, '')))].sort().join(' ')

function compare(path, one, other, found, { from, to }) {
  for (const [name, text] of Object.entries(one)) {
    if (!(name in other)) found.push(`${path}: ${name} has no ${to} text`)
    else if (placeholders(text) !== placeholders(other[name])) found.push(`${path}: ${name} has other placeholders in ${to} than in ${from}`)
    if (typeof text !== 'string' || !text.trim()) found.push(`${path}: ${name} is empty in ${from}`)
  }
}

export function messageBreaches(tree) {
  const found = []
  const texts = new Map()
  for (const [path, text] of select(tree, /^packs\/texts\/[^/]+\.(zh|en)\.json$/)) {
    const [, stem, language] = path.match(/([^/]+)\.(zh|en)\.json$/)
    const otherPath = path.replace(/\.(zh|en)\.json$/, language === 'zh' ? '.en.json' : '.zh.json')
    const one = parse(path, text, found)
    const other = tree.has(otherPath) ? parse(otherPath, tree.get(otherPath), []) : {}
    compare(path, one, other, found, language === 'zh' ? { from: 'Chinese', to: 'English' } : { from: 'English', to: 'Chinese' })
    for (const name of Object.keys(one)) {
      if (!key.test(name) || !name.startsWith(`${stem}.`)) found.push(`${path}: ${name} does not begin with ${stem}.`)
      texts.set(name, path)
    }
  }
  const { certain, mentioned, beginnings } = usedKeys(tree)
  for (const [name, where] of certain) if (!texts.has(name)) found.push(`${where}: ${name} has no text in packs/texts`)
  for (const [name, path] of texts) {
    const used = mentioned.has(name) || [...beginnings].some((begin) => name.startsWith(begin))
    if (!used) found.push(`${path}: ${name} is used nowhere`)
  }
  return found
}

function flatten(value, prefix = '') {
  return Object.entries(value).flatMap(([name, inner]) =>
    inner && typeof inner === 'object' ? flatten(inner, `${prefix}${name}.`) : [[`${prefix}${name}`, inner]])
}

export function localeBreaches(tree) {
  const found = []
  for (const [path, text] of select(tree, /^web\/src\/.*\/(zh|en)\.json$/)) {
    const chinese = path.endsWith('/zh.json')
    const otherPath = path.replace(/(zh|en)\.json$/, chinese ? 'en.json' : 'zh.json')
    const one = Object.fromEntries(flatten(parse(path, text, found)))
    const other = tree.has(otherPath) ? Object.fromEntries(flatten(parse(otherPath, tree.get(otherPath), []))) : {}
    compare(path, one, other, found, chinese ? { from: 'Chinese', to: 'English' } : { from: 'English', to: 'Chinese' })
  }
  return found
}
