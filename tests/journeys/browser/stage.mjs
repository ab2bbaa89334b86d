// One server and one browser for all that is tried in them. BASE_URL names a server that runs already.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { open_browser, somebody } from './browser.mjs'
import { start_demo } from './server.mjs'

export const password = 'lianxin-demo'

/** What an account's browser remembers of being signed in; asked for once. */
function signing_in(browser, base) {
  const known = new Map()
  const ask = async (account) => {
    const context = await browser.newContext({ baseURL: base })
    const answer = await context.request.post('/api/v1/session', { data: { account, password }, headers: { Origin: base } })
    if (!answer.ok()) throw new Error(`${account} cannot sign in: ${answer.status()} ${await answer.text()}`)
    const state = await context.storageState()
    await context.close()
    return state
  }
  return (account) => {
    if (!known.has(account)) known.set(account, ask(account))
    return known.get(account)
  }
}

/** The server, the browser, and `visitor`: a window in which an account (or nobody) is signed in. */
export async function open_stage(tickets) {
  const demo = process.env.BASE_URL ? { base: process.env.BASE_URL.replace(/\/$/, ''), stop: async () => {} } : await start_demo(tickets)
  const browser = await open_browser()
  const state_of = signing_in(browser, demo.base)
  const out = process.env.OUT ? resolve(process.env.OUT) : mkdtempSync(join(tmpdir(), 'lianxin-pictures-'))
  const faults = []
  const visitor = async (account, screen, how = {}) => somebody(browser, how.name ?? account ?? 'nobody', screen, demo.base, faults, { ...how, state: account ? await state_of(account) : undefined })
  const stop = async (keep = false) => {
    await browser.close()
    await demo.stop()
    if (!process.env.OUT && !keep) rmSync(out, { recursive: true, force: true })
  }
  return { base: demo.base, browser, out, faults, visitor, stop }
}

/** A read of the API as the person of this window; the answer is the body. */
export async function read({ page }, path) {
  const answer = await page.context().request.get(path)
  if (!answer.ok()) throw new Error(`GET ${path}: ${answer.status()} ${await answer.text()}`)
  return answer.json()
}

/** A change by the API as the person of this window, who is signed in; the answer is the body. */
export async function send(who, path, data, headers = {}) {
  const { csrf_token } = await read(who, '/api/v1/session')
  const answer = await who.page.context().request.post(path, { data, headers: { 'X-CSRF-Token': csrf_token, ...headers } })
  if (!answer.ok()) throw new Error(`POST ${path}: ${answer.status()} ${await answer.text()}`)
  return answer.json()
}

/** `work`, which does not throw: what stopped it is a fault like others, with pictures of what stood on the screens. */
export const telling = (work) => async (stage) => {
  try {
    return await work(stage)
  } catch (failed) {
    const pages = stage.browser.contexts().flatMap((c) => c.pages())
    await Promise.allSettled(pages.map((page, n) => page.screenshot({ path: join(stage.out, `failed-${n}.png`) })))
    await Promise.allSettled(stage.browser.contexts().map((c) => c.close()))
    return [`${failed.stack}\nwhat stood on the screens: ${stage.out}/failed-*.png`]
  }
}

/** Runs `work` on a stage of its own when this file is the one that was started: prints what it says, fails by its faults. */
export async function by_itself(url, work, tickets) {
  if (url !== pathToFileURL(process.argv[1] ?? '').href) return
  const stage = await open_stage(tickets)
  try {
    const faults = [...(await telling(work)(stage)), ...stage.faults]
    for (const fault of faults) console.error(fault)
    console.log(`${faults.length} faults`)
    if (faults.length) process.exitCode = 1
  } finally {
    await stage.stop(true)
  }
}
