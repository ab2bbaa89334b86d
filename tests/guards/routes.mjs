// Routes: each has a verb, is asked for in a test, and stands in docs/openapi.yaml; the contract promises nothing else.
import { codeOnly, lineOf, select } from './tree.mjs'

const methods = { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', del: 'DELETE', ask: 'POST', plain: 'GET' }
// What answers everybody without looking at who asks: health, measures, the contract itself, the answer to measure by.
const open = new Set(['/healthz', '/api/v1/ping', '/readyz', '/metrics', '/api/openapi.json'])

const isOpen = (pattern) => open.has(pattern) || pattern.endsWith('.css')

export function routesOf(tree) {
  const routes = []
  for (const [path, text] of select(tree, /^src\/(features|platform|app)\/.*\.cpp$/)) {
    if (path.endsWith('_test.cpp')) continue
    const code = codeOnly(text, { strings: false })
    const mounting = /\b\w+(?:\.|->)(?:(get|post|put|patch|del|ask|plain)\(|(work|(?:prepared|stepwise)<[^()]*>)\(\s*(?:http::)?Method::(get|post|put|patch|del)\s*,)\s*"(\/[^"]*)"\s*,\s*([^,;{]*)/g
    for (const [whole, plainCall, longCall, method, pattern, verb] of code.matchAll(mounting)) {
      const call = plainCall ?? longCall.replace(/<.*/s, '')
      routes.push({ file: path, line: lineOf(text, code.indexOf(whole)), call, method: methods[plainCall ?? method], pattern, verb: verb.trim() })
    }
  }
  return routes
}

// The operations of an OpenAPI file laid out as ours: paths at two blanks, methods at four.
export function operationsOf(yaml) {
  const operations = []
  let inPaths = false
  let path = ''
  for (const [index, line] of yaml.split('\n').entries()) {
    if (/^\S/.test(line)) inPaths = line.startsWith('paths:')
    if (!inPaths) continue
    const atPath = line.match(/^ {2}['"]?(\/[^'":]*)['"]?:/)
    if (atPath) path = atPath[1]
    const atMethod = line.match(/^ {4}(get|post|put|patch|delete):/)
    if (atMethod) operations.push({ line: index + 1, method: atMethod[1].toUpperCase(), pattern: path })
  }
  return operations
}

export function verbBreaches(tree) {
  const found = []
  for (const { file, line, call, pattern, verb } of routesOf(tree)) {
    if (call === 'plain') {
      if (!isOpen(pattern)) found.push(`${file}:${line}: ${pattern} asks nobody for a right (plain)`)
    } else if (!/^[a-z][\w:.]*$/.test(verb)) {
      found.push(`${file}:${line}: ${pattern} has no verb, but "${verb}"`)
    }
    if (!/_routes\.cpp$/.test(file) && file.startsWith('src/features/')) found.push(`${file}:${line}: ${pattern}: routes are mounted in *_routes.cpp`)
  }
  return found
}

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

// The pattern itself, or the path with values or expressions in the places of its parameters.
function asked(pattern) {
  const [first, ...rest] = pattern.split(/\{\w+\}/).map(escape)
  let shape = `"${first}`
  rest.forEach((piece, index) => {
    const value = '[^"/?\\s]+'
    const expression = '"\\s*\\+[^";\\n]*?'
    const last = index === rest.length - 1 && !piece
    if (last) shape += `(?:${value}["?]|${expression}(?:[,);}]|\\+\\s*"\\?))`
    else shape += `(?:${value}|${expression}\\+\\s*")${piece}`
  })
  if (!pattern.endsWith('}')) shape += '["?]'
  return new RegExp(`${shape}|"[A-Z]* ?${escape(pattern)}"`)
}

export function untestedRoutes(tree) {
  const tests = select(tree, /^(src|tests)\/.*_test\.cpp$/).filter(([path]) => /_(access|routes)_test\.cpp$/.test(path) || path.startsWith('tests/'))
  const found = []
  for (const { file, line, method, pattern } of routesOf(tree)) {
    const shape = asked(pattern)
    if (!tests.some(([, text]) => shape.test(text))) found.push(`${file}:${line}: ${method} ${pattern} is in no access or routes test`)
  }
  return found
}

export function contractBreaches(tree) {
  const yaml = tree.get('docs/openapi.yaml')
  const mounted = tree.has('src/app/features.cpp')  // before the product is put together nothing is served
  if (!mounted || yaml === undefined) return []
  const name = ({ method, pattern }) => `${method} ${pattern.replace(/\{\w+\}/g, '{}')}`
  const routes = routesOf(tree)
  const operations = operationsOf(yaml)
  const promised = new Set(operations.map(name))
  const served = new Set(routes.map(name))
  return [
    ...routes.filter((route) => !route.pattern.endsWith('.css') && !promised.has(name(route))).map((route) => `${route.file}:${route.line}: ${route.method} ${route.pattern} is not in docs/openapi.yaml`),
    ...operations.filter((each) => !served.has(name(each))).map((each) => `docs/openapi.yaml:${each.line}: ${each.method} ${each.pattern} is not served`),
  ]
}
