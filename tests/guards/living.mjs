// Nothing is switched off, and what the documents name exists.
import { codeOnly, lineOf, select } from './tree.mjs'

const switches = /\bskip\s*\(\s*(true)?\s*\)|doctest::(skip|may_fail|should_fail|expected_failures)\b|DOCTEST_CONFIG_DISABLE|\b(it|test|describe)\.(skip|only|todo|fixme|failing)\b|\b(xit|xdescribe|xtest)\s*\(|\bDISABLED_|^\s*#\s*if\s+0\b|\{\s*(skip|todo|only)\s*:|\bDISABLED\s+(ON|TRUE)\b|\bWILL_FAIL\b/gm

export function switchedOff(tree) {
  const found = []
  for (const [path, text] of select(tree, /^(src|tests|web|bench|cmake)\/.*(_test\.cpp|\.test\.(ts|mjs)|\.cpp|\.h|\.cmake|CMakeLists\.txt)$/)) {
    if (path.startsWith('tests/guards/living')) continue // the words stand there
    const code = codeOnly(text)
    for (const match of code.matchAll(switches)) {
      const isTest = /(_test\.cpp|\.test\.(ts|mjs))$/.test(path)
      if (/^(skip|\{)/.test(match[0].trim()) && !isTest) continue
      found.push(`${path}:${lineOf(text, match.index)}: ${match[0].trim()}`)
    }
    if (/_test\.cpp$/.test(path) && !tree.has(path.replace(/cpp$/, 'h')) && !/\bTEST_CASE(_\w+)?\s*\(|\bSCENARIO\s*\(/.test(code)) found.push(`${path}: a test without a TEST_CASE`)
    if (/\.test\.(ts|mjs)$/.test(path) && !/\b(test|it)(\.each)?\s*[(`]/.test(code)) found.push(`${path}: a test without a test`)
  }
  return found
}

const documents = /^(README(\.zh-CN)?|CONTRIBUTING|CHANGELOG)\.md$|^docs\/.*\.md$|^(src|packs|web|deploy)\/.*README\.md$/

export function deadPaths(tree) {
  const known = new Set()
  for (const path of tree.keys()) path.split('/').forEach((_, index, parts) => known.add(parts.slice(0, index + 1).join('/')))
  const found = []
  const check = (path, text, target, index) => {
    const clean = target.replace(/[#?].*$/, '').replace(/\/$/, '').replace(/:\d+$/, '')
    if (clean && !known.has(clean)) found.push(`${path}:${lineOf(text, index)}: ${target} does not exist`)
  }
  for (const [path, text] of select(tree, documents)) {
    const folder = path.split('/').slice(0, -1)
    for (const match of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^([a-z]+:|#)/.test(match[1])) continue
      const parts = [...folder]
      for (const part of match[1].split('/')) part === '..' ? parts.pop() : part !== '.' && parts.push(part)
      check(path, text, parts.join('/'), match.index)
    }
    // `src/…`, `tests/…` in code style; with a star, dots or brackets it is a pattern
    for (const match of text.matchAll(/`((?:src|web|tests|bench|packs|docs|cmake|scripts|deploy|\.ci)\/[\w\-./]*\w\/?)`/g)) {
      if (/^web\/(dist|node_modules)|schema\.d\.ts$/.test(match[1])) continue
      check(path, text, match[1], match.index)
    }
  }
  return found
}

// docs/requirements.md: | id | where | test |. Both columns name files that exist.
export function requirementBreaches(tree) {
  const text = tree.get('docs/requirements.md') ?? ''
  const found = []
  for (const [index, line] of text.split('\n').entries()) {
    const cells = line.split('|').map((cell) => cell.trim())
    if (!/^[A-Z]?\d+(\.\d+)*$/.test(cells[1] ?? '')) continue
    const where = `docs/requirements.md:${index + 1}: ${cells[1]}`
    if (cells.length < 6) found.push(`${where}: id, what, where and test are four columns`)
    else if (!/`[^`]*(_test\.cpp|\.test\.(ts|mjs)|_bench\.cpp)`/.test(cells[4])) found.push(`${where}: names no test`)
  }
  return found
}

// Every package we lean on has its reason in docs/dependencies.md; lock files name no machine to fetch from.
export function dependencyBreaches(tree) {
  const text = tree.get('docs/dependencies.md') ?? ''
  const found = []
  const reason = (name, path) => { if (!text.includes(`\`${name}\``)) found.push(`${path}: ${name} has no reason in docs/dependencies.md`) }
  for (const [path, lines] of select(tree, /^scripts\/packages-\w+\.txt$/)) {
    for (const name of lines.split('\n')) if (name && !name.startsWith('#')) reason(name, path)
  }
  for (const [path, json] of select(tree, /^(web|scripts\/node|tests\/journeys)\/package\.json$/)) {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(json)
    for (const name of Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })) reason(name, path)
    if (!tree.has(path.replace('package.json', 'package-lock.json'))) found.push(`${path}: has no lock file`)
  }
  for (const [path, json] of select(tree, /package-lock\.json$/)) if (json.includes('"resolved": "http')) found.push(`${path}: names the machine it was fetched from`)
  return found
}
