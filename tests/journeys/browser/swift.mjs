// How fast the desk answers on a machine four times slower: the inbox, ten thousand rows, opening, typing.
//   node tests/journeys/browser/swift.mjs [opening] [typing] [rows] [inbox]
// A loop of fixed length is timed beside every round; what a busy or slow machine takes longer for it, it may take longer here.
import { by_itself, read } from './stage.mjs'

const slowdown = 4
const loop_ms = 29 // the loop below, slowed down four times, on the machine the bars were set on, with nothing else to do
const rounds = 5
const bars_ms = { inbox: 1500, scroll: 50, open: 150, key: 16 }

const loop = () => {
  const begun = performance.now()
  let x = 1
  for (let n = 0; n < 6_000_000; n++) x = (Math.imul(x, 1_103_515_245) + 12_345) | 0
  return x === 0 ? 0 : performance.now() - begun
}

async function slow_down(who) {
  who.cdp = await who.page.context().newCDPSession(who.page)
  await who.cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
}

/** The longest task of the page while it does `work`, in ms of its own thread: what else the machine does is not in it. */
async function longest_task({ page, cdp }, work) {
  const events = []
  const take = ({ value }) => events.push(...value)
  cdp.on('Tracing.dataCollected', take)
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'] } })
  await page.evaluate(work)
  const all_told = new Promise((done) => cdp.once('Tracing.tracingComplete', done))
  await cdp.send('Tracing.end')
  await all_told
  cdp.off('Tracing.dataCollected', take)
  const [from, to] = ['work begins', 'work ends'].map((name) => events.find((e) => e.name === name))
  const tasks = events.filter((e) => e.ph === 'X' && e.pid === from.pid && e.tid === from.tid && e.name.endsWith('RunTask') && e.tdur > 0 && e.ts >= from.ts && e.ts < to.ts)
  if (tasks.length < 100) throw new Error(`only ${tasks.length} tasks were traced`)
  return Math.max(...tasks.map((e) => e.tdur)) / 1000
}

async function mean_loop({ page }) {
  let sum = 0
  for (let n = 0; n < 10; n++) sum += await page.evaluate(loop)
  return sum / 10
}
/** How much slower than alone this machine is now; never less than 1. The mean, since work waits for its turn too. */
const factor = async (who) => Math.max(1, (await mean_loop(who)) / loop_ms)

/** The best of some rounds, each held against the machine before and after it. */
async function best_of(who, name, bar_ms, round, faults, slower = factor) {
  const shown = []
  let best = Infinity
  for (let n = 0; n < rounds; n++) {
    const before = await slower(who)
    const ms = await round(n)
    const by = (before + (await slower(who))) / 2
    best = Math.min(best, ms / by)
    shown.push(`${ms.toFixed(1)}÷${by.toFixed(2)}`)
    if (n > 0 && best < bar_ms * 0.7) break // beyond doubt
  }
  console.log(`${name}: ${best.toFixed(1)} ms of ${bar_ms} (${shown.join(', ')})`)
  if (!(best < bar_ms)) faults.push(`${name} takes ${best.toFixed(1)} ms, ${bar_ms} are agreed: ${shown.join(', ')}`)
}

/** Writes down when there are as many rows as wanted and the page has drawn them. */
const watch_rows = (wanted) => {
  const look = () => {
    if (document.querySelectorAll('tr[data-key]').length < wanted) return requestAnimationFrame(look)
    requestAnimationFrame(() => setTimeout(() => (window.rows_after_ms = performance.now())))
  }
  look()
}

async function inbox(who, faults) {
  const { page } = who
  const { items } = await read(who, '/api/v1/tickets?state=open&limit=50')
  await page.addInitScript(watch_rows, items.length)
  const go = async () => {
    await page.goto('about:blank')
    await page.goto('/#/tickets')
    return (await page.waitForFunction(() => window.rows_after_ms)).jsonValue()
  }
  await go() // the cache is warm from here
  await best_of(who, `the inbox of ${items.length} after navigation`, bars_ms.inbox, go, faults)
}

/** The inbox as it is when an answer holds ten thousand requests: the real ones, over and over. */
async function ten_thousand(who) {
  await who.page.route(/\/api\/v1\/tickets\?/, async (route) => {
    const answer = await route.fetch()
    const body = await answer.json()
    const items = Array.from({ length: 10_000 }, (_, n) => ({ ...body.items[n % body.items.length], id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` }))
    await route.fulfill({ response: answer, json: { ...body, items, next: null } })
  })
}

/** Scrolls through, a screen's half each frame and in leaps. */
const scroll_through = async () => {
  performance.mark('work begins')
  let box = document.querySelector('tr[data-key]').closest('table')
  while (box && !(box.scrollHeight > box.clientHeight + 10 && /auto|scroll/.test(getComputedStyle(box).overflowY))) box = box.parentElement
  box ??= document.scrollingElement
  const frame = () => new Promise((done) => requestAnimationFrame(done))
  const from = box.scrollTop
  for (let n = 0; n < 60; n++) (box.scrollBy(0, innerHeight / 2), await frame())
  for (const part of [0.3, 0.6, 0.9, 1, 0.5, 0]) {
    box.scrollTo(0, box.scrollHeight * part)
    for (let n = 0; n < 5; n++) await frame()
  }
  if (box.scrollHeight < 100_000 || from > 0) throw new Error(`nothing long to scroll: ${box.scrollHeight} px`)
  await new Promise((done) => setTimeout(done, 100))
  performance.mark('work ends')
}

async function rows(who, faults) {
  const { page } = who
  await ten_thousand(who)
  await page.goto('about:blank')
  await page.goto('/#/tickets')
  await page.locator('tr[data-key]').first().waitFor()
  await page.waitForTimeout(1500)
  const drawn = await page.locator('tr[data-key]').count()
  if (drawn > 500) faults.push(`${drawn} of 10000 rows are drawn at once`)
  const round = () => longest_task(who, scroll_through)
  await round() // what is compiled once is compiled
  await best_of(who, `the longest task while 10000 rows scroll (${drawn} drawn)`, bars_ms.scroll, round, faults, () => 1)
  await page.unroute(/\/api\/v1\/tickets\?/)
}

/** Notes how long it is from the click or the key to the words of the request on the screen. */
const watch_words = (event) => {
  window.opened_ms = undefined
  addEventListener(event, ({ timeStamp }) => {
    const look = () => {
      if (!document.querySelector('.ticket-words')?.innerText.trim()) return requestAnimationFrame(look)
      window.opened_ms = performance.now() - timeStamp
    }
    look()
  }, { capture: true, once: true })
}
const ways = {
  // as a hand does it: on to the words, down, and up again
  async 'by hand'(page, row) {
    await row.locator('a').hover()
    await page.waitForTimeout(150)
    await page.evaluate(watch_words, 'click')
    await row.locator('a').click({ delay: 80 })
  },
  async 'by Enter'(page, row) {
    await row.focus()
    await page.waitForTimeout(600) // one reads what it is about before one opens it
    await page.evaluate(watch_words, 'keydown')
    await page.keyboard.press('Enter')
  },
}
async function opening(who, faults) {
  const { page } = who
  for (const [way, go] of Object.entries(ways)) {
    const open = async (n) => {
      await page.goto('about:blank')
      await page.goto('/#/tickets')
      const row = page.locator('tr[data-key]').nth(n)
      await row.waitFor()
      await page.waitForTimeout(1000)
      await go(page, row)
      return (await page.waitForFunction(() => window.opened_ms)).jsonValue()
    }
    await open(0)
    await best_of(who, `opening a request from the inbox ${way}`, bars_ms.open, (n) => open(n + 1), faults)
  }
}

/** From the key to the page laid out anew, the slowest of some keys. */
async function type_in(page, field) {
  await field.focus()
  await page.evaluate(() => {
    window.keys_ms = []
    let begun = 0
    window.stop_keys?.abort()
    window.stop_keys = new AbortController()
    const { signal } = window.stop_keys
    addEventListener('keydown', () => (begun = performance.now()), { capture: true, signal })
    addEventListener('input', () => {
      document.body.getBoundingClientRect() // what changed is laid out now
      window.keys_ms.push(performance.now() - begun)
    }, { signal })
  })
  for (const letter of 'water pump number 3') {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter)
    await page.waitForTimeout(15)
  }
  const all = await page.evaluate(() => window.keys_ms)
  if (all.length < 10) throw new Error(`only ${all.length} keys arrived`)
  return Math.max(...all.sort((a, b) => a - b).slice(0, -2)) // the two that the machine was away for are left out
}

const fields = [
  ['the search of the inbox', '/#/tickets', (page) => page.getByRole('searchbox').first()],
  ['the words of a new request', '/#/register', (page) => page.locator('main textarea').first()],
  ['the search for a unit', '/#/units', (page) => page.getByRole('searchbox').first()],
  ['the words of a resident', '/portal/#/say', (page) => page.locator('textarea').first()],
]
async function typing(who, faults) {
  for (const [name, path, find] of fields) {
    await who.page.goto('about:blank')
    await who.page.goto(path)
    const field = find(who.page)
    await field.waitFor()
    await who.page.waitForTimeout(800)
    await best_of(who, `a key in ${name}`, bars_ms.key, () => type_in(who.page, field), faults)
  }
}

const parts = { opening, typing, rows, inbox }

/** What takes longer than agreed, of all parts or of those named. */
export async function swift(stage, names = Object.keys(parts)) {
  const faults = []
  const who = await stage.visitor('wulan', 'desk')
  await slow_down(who)
  await who.page.goto('/#/settings')
  console.log(`this machine: ${((await mean_loop(who)) / loop_ms).toFixed(2)} times the loop of ${loop_ms} ms`)
  for (const name of names) await parts[name](who, faults)
  await who.close()
  return faults
}

await by_itself(import.meta.url, (stage) => swift(stage, process.argv.length > 2 ? process.argv.slice(2) : undefined), 2000)
