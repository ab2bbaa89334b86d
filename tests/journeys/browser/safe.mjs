// What every answer says about itself: a strict policy, files kept for ever by their name, packed; and how much a first visit loads.
//   node tests/journeys/browser/safe.mjs
import { get } from 'node:http'
import { pages, show } from './pages.mjs'
import { by_itself, read } from './stage.mjs'

const budgets = { portal: 60_000, desk: 230_000, field: 95_000, route: 120_000 } // bytes as they come over the line, packed with gzip
const packed_kinds = /\.(js|css|svg)$/

/** One answer as it comes over the line: not unpacked. */
function fetch_raw(base, path, headers = {}) {
  return new Promise((done, failed) => {
    get(base + path, { headers }, (answer) => {
      const parts = []
      answer.on('data', (part) => parts.push(part))
      answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }))
      answer.on('error', failed)
    }).on('error', failed)
  })
}

/** What is wrong with the policy of an answer. */
export function weak_points(policy) {
  if (!policy) return ['no policy']
  const rules = new Map(policy.split(';').map((r) => r.trim().split(/\s+/)).map(([name, ...sources]) => [name, sources]))
  const found = []
  if (!["'self'", "'none'"].includes(rules.get('default-src')?.join(' '))) found.push("default-src is not 'self' alone")
  for (const [name, sources] of rules) {
    const allowed = ["'self'", "'none'", ...(name === 'img-src' ? ['data:', 'blob:'] : [])]
    for (const s of sources) if (!allowed.includes(s)) found.push(`${name} lets in ${s}`)
  }
  for (const name of ['base-uri', 'frame-ancestors']) if (!rules.has(name)) found.push(`no ${name}`)
  return found
}

/** Each document and a refused one: the policy goes with all of them. */
async function keeps_the_policy(stage) {
  const who = await stage.visitor('siqin', 'desk')
  const { items } = await read(who, '/api/v1/assignments?limit=1')
  const documents = ['/', '/field/', '/portal/', '/nowhere', '/api/v1/ping', `/api/v1/assignments/${items[0].id}/document?format=html`]
  const faults = []
  for (const path of documents) {
    const answer = await who.page.context().request.get(path)
    const headers = answer.headers()
    for (const w of weak_points(headers['content-security-policy'])) faults.push(`${path}: ${w}`)
    if (headers['x-content-type-options'] !== 'nosniff') faults.push(`${path}: the kind may be guessed`)
    if (headers['content-type']?.includes('html') && /<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/i.test(await answer.text())) faults.push(`${path}: script or style in the document itself`)
  }
  await who.close()
  return faults
}

/** That a breach would be seen: a script put into the page is not run, and told. */
async function tells_a_breach(stage) {
  const heard = []
  const who = await stage.visitor(null, 'desk')
  who.page.removeAllListeners('console')
  who.page.on('console', (m) => heard.push(m.text()))
  await show(who, pages[0])
  await who.page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "breached"'
    document.head.append(script)
  })
  await who.page.waitForTimeout(100)
  const title = await who.page.title()
  await who.close()
  return title === 'breached' || !heard.some((h) => h.startsWith('policy: ')) ? ['a script in the page was run, or nobody heard of it'] : []
}

/** The files a document of ours names, and those that these name. */
async function files_of(base, documents) {
  const known = new Map()
  const wanted = []
  const take = (text) => wanted.push(...[...text.matchAll(/assets\/[\w.-]+\.\w+/g)].map((m) => `/${m[0]}`).filter((p) => !known.has(p)))
  for (const d of documents) take((await fetch_raw(base, d)).body.toString())
  while (wanted.length) {
    const path = wanted.pop()
    if (known.has(path)) continue
    const plain = await fetch_raw(base, path)
    known.set(path, plain)
    if (/\.(js|css)$/.test(path)) take(plain.body.toString().replaceAll(/(["'(])\.\/([\w.-]+\.(?:js|css|svg|png|webp|woff2))/g, '$1assets/$2'))
  }
  return known
}

/** Every file: for ever by its name, with its mark, smaller where a browser can unpack it. The answer is the sizes with gzip. */
async function weigh_files(stage, faults) {
  const sizes = new Map()
  for (const [path, plain] of await files_of(stage.base, ['/', '/field/', '/portal/'])) {
    const say = (what) => faults.push(`${path}: ${what}`)
    if (plain.status !== 200) say(`answers ${plain.status}`)
    if (!/-[\w-]{8}\.\w+$/.test(path)) say('its name does not change with what is in it')
    if (!/immutable/.test(plain.headers['cache-control']) || !/max-age=31536000/.test(plain.headers['cache-control'])) say('is not kept for ever')
    for (const coding of packed_kinds.test(path) && plain.body.length > 1024 ? ['gzip', 'br'] : ['gzip']) {
      const packed = await fetch_raw(stage.base, path, { 'accept-encoding': coding })
      if (packed_kinds.test(path) && plain.body.length > 1024 && packed.headers['content-encoding'] !== coding) say(`is not packed with ${coding}`)
      if (!/accept-encoding/i.test(packed.headers.vary ?? '') && packed.headers['content-encoding']) say('does not say that packing varies')
      const mark = packed.headers.etag
      if (!mark) say('has no mark')
      const again = await fetch_raw(stage.base, path, { 'accept-encoding': coding, 'if-none-match': mark })
      if (again.status !== 304 || again.body.length) say(`is sent again to who has it (${coding})`)
      if (coding === 'gzip') sizes.set(path, packed.body.length)
    }
  }
  return sizes
}

/** The files a window has loaded, without what a portal fetches beforehand for the other pages. */
const loaded = ({ page }) => page.evaluate(() => {
  const { loadEventEnd } = performance.getEntriesByType('navigation')[0]
  const before = location.pathname.startsWith('/portal') ? loadEventEnd + 1400 : Infinity
  return performance.getEntriesByType('resource').filter((r) => r.startTime < before && r.name.includes('/assets/')).map((r) => new URL(r.name).pathname)
})

async function weigh_loads(stage, sizes, faults) {
  const weigh = async (paths, documents) => {
    let sum = 0
    for (const d of documents) sum += (await fetch_raw(stage.base, d, { 'accept-encoding': 'gzip' })).body.length
    return [...new Set(paths)].reduce((s, p) => s + (sizes.get(p) ?? Infinity), sum)
  }
  const first = async (entry) => {
    const who = await stage.visitor(entry.who, entry.app === 'desk' ? 'desk' : 'phone')
    await show(who, entry)
    const paths = await loaded(who)
    await who.close()
    return paths
  }
  const portal = await weigh(await first(pages.find((p) => p.name === 'portal')), ['/portal/'])
  const shell_files = await first(pages.find((p) => p.name === 'sign-in'))
  const shell = await weigh(shell_files, ['/'])
  const field = await weigh(await first(pages.find((p) => p.name === 'field-visit')), ['/field/'])
  console.log(`first load: portal ${portal} of ${budgets.portal} bytes, desk ${shell} of ${budgets.desk}, a visit on a phone ${field} of ${budgets.field}`)
  if (field > budgets.field) faults.push(`a visit on a phone loads ${field} bytes, ${budgets.field} are agreed`)
  if (portal > budgets.portal) faults.push(`the portal loads ${portal} bytes, ${budgets.portal} are agreed`)
  if (shell > budgets.desk) faults.push(`the desk loads ${shell} bytes, ${budgets.desk} are agreed`)
  let heaviest = ['', 0]
  const own = new Set()
  for (const entry of pages.filter((p) => p.app === 'desk' && p.who && typeof p.ready === 'string')) {
    const route = typeof entry.path === 'string' ? entry.path : entry.name
    if (own.has(route)) continue
    own.add(route)
    const size = await weigh((await first(entry)).filter((p) => !shell_files.includes(p)), [])
    if (size > heaviest[1]) heaviest = [entry.name, size]
    if (size > budgets.route) faults.push(`${entry.name} loads ${size} bytes of its own, ${budgets.route} are agreed`)
  }
  console.log(`the heaviest page of the desk: ${heaviest[0]}, ${heaviest[1]} bytes of its own of ${budgets.route}`)
}

/** Breaches of the policy and requests to other hosts in all windows are among the faults of the stage. */
export async function safe(stage) {
  const faults = [...(await keeps_the_policy(stage)), ...(await tells_a_breach(stage))]
  const sizes = await weigh_files(stage, faults)
  console.log(`${sizes.size} files, the biggest ${Math.max(...sizes.values())} bytes`)
  await weigh_loads(stage, sizes, faults)
  return faults
}

await by_itself(import.meta.url, safe)
