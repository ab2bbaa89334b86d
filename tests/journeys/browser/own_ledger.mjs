// The newcomer's guide “One's own ledger in ten minutes” (docs/ledgers.md), followed as it is written: what is bold is pressed, what its tables say is
// filled in. What comes of it must be the declaration at its end.
//   node tests/journeys/browser/own_ledger.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { look_through } from './accessible.mjs'
import { by_itself, read } from './stage.mjs'

const guide = readFileSync(new URL('../../../docs/ledgers.md', import.meta.url), 'utf8').split("## One's own ledger in ten minutes")[1].split('\nRules that hold')[0]
const steps = guide.split(/\n### /).slice(1).map((text) => ({ name: text.split('\n')[0], text }))
const outcome = JSON.parse(/```json\n([\s\S]*?)```/.exec(guide)[1])

/** Tables and bold words outside of them, in the order in which they stand. */
function tasks_of(text) {
  const tasks = []
  let head = null
  for (const line of text.split('```json')[0].split('\n').slice(1)) {
    if (!line.startsWith('|')) {
      head = null
      for (const [, words] of line.matchAll(/\*\*([^*]+)\*\*/g)) tasks.push({ press: words })
      continue
    }
    const cells = line.split('|').slice(1, -1).map((c) => c.trim())
    if (!head) head = cells
    else if (!/^[-\s]+$/.test(cells.join(''))) tasks.push(...row_of(head, cells))
  }
  return tasks
}
function row_of(head, cells) {
  if (head[0] === 'box') return [{ box: cells[0], write: cells[1] }]
  return cells.flatMap((cell, n) => {
    if (!cell) return []
    if (head[n] === 'press') return [{ press: cell, adds: true }]
    if (head[n] !== 'and') return [{ box: head[n], write: cell }]
    return cell.split('; ').map((item) => (item.startsWith('**') ? { press: item.slice(2, -2) } : { box: item.split(': ')[0], write: item.slice(item.indexOf(': ') + 2).replaceAll('`', '') }))
  })
}

/** In the page: what can be pressed or written into under these words, the nearest to what was added last. */
function found({ words, kind, near }) {
  const own = (e) => {
    const copy = e.cloneNode(true)
    for (const small of copy.querySelectorAll('small, .field-optional')) small.remove()
    return copy.textContent.replace(/\s+/g, ' ').trim()
  }
  const seen = (e) => e.checkVisibility() && !e.disabled
  const within = [near && document.querySelector(near), document.querySelector('.design-body'), document.querySelector('main'), document].filter(Boolean)
  for (const place of within) {
    if (kind === 'press') {
      const it = [...place.querySelectorAll('button, a, label, summary')].find((e) => own(e) === words && seen(e))
      if (it) return it
      continue
    }
    const label = [...place.querySelectorAll('.field-label')].find((e) => own(e) === words && seen(e))
    if (label) return label.closest('.field')
    const list = [...place.querySelectorAll('select')].find((e) => e.options[0]?.text === words && seen(e))
    if (list) return list
  }
  return null
}

class Newcomer {
  clicks = 0
  boxes = 0
  near = ''
  constructor(page, day) {
    this.page = page
    this.written = { today: day, 'the last day of next year': `${Number(day.slice(0, 4)) + 1}-12-31` }
  }
  async find(words, kind, near) {
    for (const end = Date.now() + 15_000; Date.now() < end; await this.page.waitForTimeout(40)) {
      const it = (await this.page.evaluateHandle(found, { words, kind, near: near ?? this.near })).asElement()
      if (it) return it
    }
    throw new Error(`the guide says “${words}”: there is nothing of that name to ${kind === 'press' ? 'press' : 'write into'}`)
  }
  async press(words, adds) {
    const is_right = words.startsWith('右边：')
    const it = await this.find(words.replace('右边：', ''), 'press', is_right ? '.design-live' : adds ? '' : undefined)
    await it.click()
    this.clicks++
    if (!adds) {
      if (await it.evaluate((e) => e.closest('.line-open') === null)) this.near = '' // somewhere else now
      return
    }
    this.near = '.line-open:has(:focus)'
    await this.page.locator(this.near).waitFor()
    await this.page.evaluate(() => {
      document.querySelectorAll('[data-added]').forEach((e) => e.removeAttribute('data-added'))
      document.querySelector('.line-open:has(:focus)').dataset.added = ''
    })
    this.near = '[data-added]'
  }
  async write(label, words) {
    const it = await this.find(label, 'write')
    const value = this.written[words] ?? words
    this.boxes++
    if (await it.evaluate((e) => e.tagName === 'SELECT')) {
      for (const each of value.split('、')) await it.selectOption({ label: each }), this.clicks++
      return
    }
    const box = await it.$('select, input:not([type=checkbox], [type=radio]), textarea')
    if (!box) for (const each of value.split('、')) await this.tick(it, each)
    else if (await box.evaluate((e) => e.tagName === 'SELECT')) await box.selectOption({ label: value })
    else if ((await box.getAttribute('role')) === 'combobox') await this.pick(it, box, value)
    else await box.fill(value)
    if (box) this.clicks++
  }
  async tick(group, words) {
    const label = (await group.evaluateHandle((g, w) => [...g.querySelectorAll('label')].find((l) => l.textContent.trim() === w), words)).asElement()
    if (!label) throw new Error(`the guide says “${words}”: nothing of that name is offered`)
    await label.click()
    this.clicks++
  }
  async pick(field, box, words) {
    await box.fill(words)
    const option = await field.waitForSelector(`[role=option]:has-text("${words}")`)
    await option.click()
    this.clicks++
  }
}

const defaults = { kind: 'text', tone: 'open', decimals: 0, measure: 'count', divide: 1, landscape: true, warn: 3 }
const stands_in = (k, v, all) => /(^|_)en$/.test(k) && v === all[k.replace(/en$/, 'zh')] // Chinese where no English was given
/** As short as it can be said, in one order. */
function plain(it) {
  if (Array.isArray(it)) return it.map(plain)
  if (typeof it !== 'object' || it === null) return it
  const own = Object.entries(it).filter(([k, v]) => v !== '' && v !== false && v !== null && v !== defaults[k] && !stands_in(k, v, it)).map(([k, v]) => [k, plain(v)])
  return Object.fromEntries(own.filter(([, v]) => typeof v !== 'object' || Object.keys(v).length).sort(([a], [b]) => (a < b ? -1 : 1)))
}
/** What the guide ends with is what was made. */
async function compare(who, key, faults) {
  const { declaration } = await read(who, `/api/v1/ledgers/${key}`)
  const made = plain({ ...declaration, key: outcome.key, en: outcome.en, version: undefined, admission: { ...declaration.admission, until: outcome.admission.until } })
  const told = plain(outcome)
  if (process.env.OUT) writeFileSync(join(process.env.OUT, 'own_ledger.json'), JSON.stringify(made))
  for (const member of new Set([...Object.keys(told), ...Object.keys(made)]))
    if (JSON.stringify(made[member]) !== JSON.stringify(told[member])) faults.push(`${member} is made otherwise than the guide says: ${JSON.stringify(made[member])}`)
}
/** Where a ledger of that name is there already the new one is another. */
async function free_name(who, words) {
  const keys = (await read(who, '/api/v1/ledgers')).items.map((i) => i.key)
  let n = 1
  while (keys.includes(`snow_roads${n > 1 ? `_${n}` : ''}`)) n++
  return n > 1 ? `${words} ${n}` : words
}

/** The last field is dragged to the top, which is undone by the keys; then the tab is lost, and the draft is not. */
async function drag_undo_and_lose(page, faults) {
  await page.locator('.design-parts button', { hasText: '字段' }).click()
  const rows = page.locator('.field-list > .ordered > ol > li')
  const order = async () => (await rows.locator('.line-name b').allInnerTexts()).join()
  if (await page.locator('.line-open').count()) await page.locator('.line-name[aria-expanded=true]').click()
  const before = await order()
  await rows.last().locator('.line-grip').dragTo(rows.first())
  if (!(await order()).startsWith('断了几天,路段')) faults.push(`a field dragged to the top: ${await order()}`)
  await page.keyboard.press('Control+z')
  if ((await order()) !== before) faults.push(`undone by the keys: ${await order()}`)
  await page.reload()
  await page.getByText('接着').waitFor()
  if ((await order()) !== before) faults.push(`the draft after the tab was lost: ${await order()}`)
}
async function use(newcomer, who, key, faults) {
  const { page } = newcomer
  await page.getByRole('heading', { name: '苏木到三队' }).waitFor()
  for (const step of ['派车', '通车']) await page.getByRole('button', { name: step, exact: true }).waitFor()
  await page.goto(`/#/ledgers/${key}`)
  await page.locator('tr[data-key]', { hasText: '苏木到三队' }).waitFor()
  const figure = page.locator('.ledger-figures .figure', { hasText: '阻断路段' })
  if (!/^1\s*处$/.test((await figure.locator('b').innerText()).trim())) faults.push(`the figure says ${await figure.innerText()}`)
  if ((await read(who, `/api/v1/ledgers/${key}/figures`)).items.find((f) => f.key === 'kilometres').total.amount !== 3.5) faults.push('the kilometres are not 3.5')
}

export async function own_ledger(stage) {
  const faults = []
  const who = await stage.visitor('wulan', 'desk', { name: 'the newcomer' })
  const { page } = who
  const newcomer = new Newcomer(page, (await read(who, '/api/v1/session')).now.slice(0, 10))
  newcomer.written['Snow roads'] = await free_name(who, 'Snow roads')
  const key = newcomer.written['Snow roads'].toLowerCase().replaceAll(' ', '_')
  const begun = Date.now()
  await page.goto('/')
  for (const step of steps.slice(1)) {
    if (step.name.startsWith('4')) await drag_undo_and_lose(page, faults)
    const tasks = tasks_of(step.text)
    if (step.name.startsWith('8')) tasks.splice(tasks.findLastIndex((t) => t.press === '填一条') + 1) // what stands behind it is to be seen
    if (step.name.startsWith('7')) tasks.splice(tasks.findIndex((t) => t.press.startsWith('发布')) + 1)
    for (const task of tasks) {
      if (task.press?.startsWith('发布')) {
        faults.push(...(await look_through(who, 'a ledger before it is published')))
        await page.screenshot({ path: join(stage.out, 'ledger-designed.png'), fullPage: true })
      }
      if (task.press) await newcomer.press(task.press, task.adds)
      else await newcomer.write(task.box, task.write)
    }
  }
  await use(newcomer, who, key, faults)
  await compare(who, key, faults)
  console.log(`a ledger of one's own: ${newcomer.clicks} clicks, ${newcomer.boxes} boxes, ${((Date.now() - begun) / 1000).toFixed(0)} s`)
  await who.close()
  return faults
}

await by_itself(import.meta.url, own_ledger)
