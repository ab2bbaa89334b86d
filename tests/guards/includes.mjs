// Who may include what: the table of docs/architecture.md. One floor never looks upwards; a feature sees another only if
// its CMakeLists.txt names it in NEEDS, and then only its records and its door.
import { lineOf, select } from './tree.mjs'

const roles = ['rules', 'store', 'actions', 'json', 'routes', 'jobs', 'seed', 'test']

// What a file of a role may see: other roles of its own feature, parts of platform, and what of the features in NEEDS.
// platform/expressions is a language, pure like the rules that use it.
const may = {
  record: { own: ['record'], platform: ['expressions'], others: ['record'] },
  rules: { own: ['record', 'rules'], platform: ['expressions'], others: ['record'] },
  store: { own: ['record', 'rules', 'store'], platform: ['db', 'access', 'crypto', 'json', 'text', 'expressions'], others: ['record'] },
  actions: { own: ['record', 'rules', 'store', 'actions'], platform: ['db', 'access', 'journal', 'messages', 'crypto', 'config', 'files', 'feature', 'text', 'json', 'likeness', 'expressions'], others: ['record', 'door'] },
  json: { own: ['record', 'rules', 'store', 'actions', 'json'], platform: ['json', 'http', 'text', 'expressions'], others: ['record', 'door'] },
  routes: { own: ['record', 'rules', 'store', 'actions', 'json', 'routes'], platform: ['http', 'jobs', 'db', 'access', 'json', 'feature', 'journal', 'text', 'sheets', 'documents', 'config', 'crypto', 'files', 'embedded', 'expressions'], others: ['record', 'door'] },
  jobs: { own: ['record', 'rules', 'store', 'actions', 'json', 'jobs', 'door'], platform: ['jobs', 'db', 'access', 'journal', 'feature', 'messages', 'json', 'config', 'sheets', 'text', 'likeness', 'expressions'], others: ['record', 'door'] },
  seed: { own: ['record', 'rules', 'store', 'actions', 'json', 'seed'], platform: ['jobs', 'db', 'access', 'feature', 'journal', 'json', 'text', 'crypto', 'config', 'sheets', 'embedded', 'expressions'], others: ['record', 'door'] },
  doorHeader: { own: ['record', 'actions'], platform: ['feature', 'db', 'access', 'http'], others: ['record', 'door'] },
  doorSource: { own: ['record', 'rules', 'store', 'actions', 'json', 'routes', 'jobs', 'seed', 'door'], platform: ['feature', 'db', 'access', 'http', 'jobs', 'journal'], others: ['record', 'door'] },
}

const standardC = /^(sys|netinet|arpa)\//

export function place(path) {
  const parts = path.split('/')
  const stem = parts.at(-1).replace(/\.(h|cpp)$/, '')
  if (parts[0] === 'src' && parts[1] === 'features' && parts.length >= 4) {
    const role = roles.find((each) => stem.endsWith(`_${each}`)) ?? (stem === parts[2] ? 'door' : 'record')
    return { floor: 'features', feature: parts[2], role, header: path.endsWith('.h') }
  }
  if (parts[0] === 'src' && parts[1] === 'platform') return { floor: 'platform', part: parts[2], role: stem.endsWith('_test') ? 'test' : '' }
  if (parts[0] === 'src') return { floor: parts[1], role: stem.endsWith('_test') ? 'test' : '' }
  return { floor: 'outside', role: 'test' }
}

export function needsOf(tree) {
  const graph = new Map()
  for (const [path, text] of select(tree, /^src\/features\/[^/]+\/CMakeLists\.txt$/)) {
    const calls = [...text.matchAll(/^\s*feature\(\s*(\w+)(?:\s+NEEDS((?:\s+\w+)*))?\s*\)/gm)]
    graph.set(path.split('/')[2], { calls, needs: new Set((calls[0]?.[2] ?? '').trim().split(/\s+/).filter(Boolean)) })
  }
  return graph
}

export function graphBreaches(tree) {
  const graph = needsOf(tree)
  const found = []
  for (const [name, { calls, needs }] of graph) {
    const path = `src/features/${name}/CMakeLists.txt`
    if (calls.length !== 1 || calls[0][1] !== name) found.push(`${path}: must hold one line feature(${name} NEEDS …)`)
    for (const need of needs) if (!graph.has(need)) found.push(`${path}: NEEDS ${need}, which does not exist`)
  }
  for (const [path] of select(tree, /^src\/features\/[^/]+\/[^/]+\.(h|cpp)$/)) {
    const name = path.split('/')[2]
    if (!graph.has(name)) { found.push(`src/features/${name}: has no CMakeLists.txt`); graph.set(name, { calls: [], needs: new Set() }) }
  }
  const state = new Map()
  const walk = (name, trail) => {
    if (state.get(name) === 'done') return
    if (state.get(name) === 'open') { found.push(`src/features: cycle ${[...trail.slice(trail.indexOf(name)), name].join(' → ')}`); return }
    state.set(name, 'open')
    for (const need of graph.get(name)?.needs ?? []) walk(need, [...trail, name])
    state.set(name, 'done')
  }
  for (const name of graph.keys()) walk(name, [])
  return found
}

function angleFault(from, header) {
  const standard = !header.includes('/') && !/\.(h|hpp)$/.test(header)
  if (standard || /^boost\/(describe|mp11)/.test(header)) return '' // Describe, and the lists it speaks in
  if (header === 'doctest/doctest.h') return from.role === 'test' || from.floor === 'outside' ? '' : 'doctest outside a test'
  if (from.floor === 'platform' || from.floor === 'outside') return ''
  if (from.floor === 'app' && (header.startsWith('CLI/') || /^(csignal|unistd\.h|signal\.h)$/.test(header) || standardC.test(header))) return ''
  return `<${header}> is third-party: only platform may include it`
}

function featureFault(from, to, needs, target) {
  const rule = from.role === 'door' ? may[from.header ? 'doorHeader' : 'doorSource'] : may[from.role]
  if (to.floor === 'platform') return from.role === 'test' || rule.platform.includes(to.part) ? '' : `a ${from.role} must not see platform/${to.part}`
  if (to.feature === from.feature) {
    if (from.role === 'test' || rule.own.includes(to.role)) return ''
    return `a ${from.role} must not see its feature's ${to.role}`
  }
  if (roles.includes(to.role)) return `${target} is private to ${to.feature}`
  if (!needs.has(to.feature)) return `${to.feature} is not in NEEDS of ${from.feature}`
  if (from.role === 'test' || rule.others.includes(to.role)) return ''
  return `a ${from.role} must not see another feature's ${to.role}`
}

function quotedFault(tree, graph, path, target) {
  const from = place(path)
  if (target.startsWith('tests/')) {
    if (!tree.has(target)) return 'no such file'
    return from.role === 'test' ? '' : 'only tests include tests'
  }
  const to = place(`src/${target}`)
  if (!tree.has(`src/${target}`)) return path.startsWith('bench/') && tree.has(target) ? '' : 'no such file (paths start at src/)'
  if (to.floor === 'base' || from.floor === 'app' || from.floor === 'outside') return ''
  const order = ['base', 'platform', 'features', 'app']
  if (order.indexOf(to.floor) > order.indexOf(from.floor)) return `${from.floor} must not see ${to.floor}`
  if (from.floor === 'platform') return ''
  return featureFault(from, to, graph.get(from.feature)?.needs ?? new Set(), target)
}

export function includeBreaches(tree) {
  const graph = needsOf(tree)
  const found = []
  for (const [path, text] of select(tree, /^(src|tests|bench)\/.*\.(h|cpp)$/)) {
    for (const match of text.matchAll(/^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)/gm)) {
      const fault = match[1] ? quotedFault(tree, graph, path, match[1]) : angleFault(place(path), match[2])
      if (fault) found.push(`${path}:${lineOf(text, match.index)}: ${match[1] ?? match[2]}: ${fault}`)
    }
  }
  return found
}

// The pages have floors too: app → features → ui, api, offline, i18n. A feature shows others only its index.ts.
export function importBreaches(tree) {
  const found = []
  for (const [path, text] of select(tree, /^web\/src\/.*\.(ts|vue)$/)) {
    for (const match of text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)) {
      const to = resolveImport(path, match[1])
      const [floor, name] = path.split('/').slice(2)
      const [toFloor, toName, ...rest] = to.split('/').slice(2)
      if (!to.startsWith('web/src/')) continue
      let fault = ''
      if (toFloor === 'app' && floor !== 'app') fault = 'only app sees app'
      else if (toFloor === 'features' && !['app', 'features'].includes(floor)) fault = `${floor} must not see features`
      else if (toFloor === 'features' && floor === 'features' && toName !== name && rest.length && !/^index(\.ts)?$/.test(rest[0])) fault = `private to ${toName}`
      else if (floor === 'ui' && toFloor !== 'ui' && toFloor !== 'i18n') fault = 'ui knows nothing of the product'
      if (fault) found.push(`${path}:${lineOf(text, match.index)}: ${match[1]}: ${fault}`)
    }
  }
  return found
}

function resolveImport(path, target) {
  if (target.startsWith('@/')) return `web/src/${target.slice(2)}`
  if (!target.startsWith('.')) return target
  const parts = path.split('/').slice(0, -1)
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}
