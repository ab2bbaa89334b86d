// A cadre keeps ledgers on the phone: an errand with its papers and a dispute are written down without a network, outlive a reload, and are
// at the office once each, though the line loses every second answer; what the office does not take is told by the name of its field.
//   node tests/journeys/browser/offline_ledgers.mjs
import { join } from 'node:path'
import { look_through } from './accessible.mjs'
import { a_phone, lossy_line, sign_in, until_waiting, waiting } from './offline.mjs'
import { by_itself } from './stage.mjs'

const field = (page, key) => page.locator(`[data-field="fields.${key}"]`)
const cell = (page, row, key) => page.locator(`[data-field="fields.materials[${row}].${key}"]`)
const output = (page, key) => field(page, key).locator('output').innerText()
const day_of = (page) => page.evaluate(() => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date()))

async function get(context, base, path) {
  const answer = await context.request.get(`${base}${path}`)
  if (!answer.ok()) throw new Error(`GET ${path}: ${answer.status()} ${await answer.text()}`)
  return answer.json()
}
/** What the phone keeps of ledgers has come: without a page having been opened that shows it. */
const until_kept = (page) => page.waitForFunction(async () => {
  const db = await new Promise((done) => (indexedDB.open('lianxin-phone').onsuccess = (e) => done(e.target.result)))
  const keys = await new Promise((done) => (db.transaction('me').objectStore('me').getAllKeys().onsuccess = (e) => done(e.target.result)))
  db.close()
  return keys.some((key) => key.endsWith('/ledgers')) && keys.some((key) => key.endsWith('/register'))
}, undefined, { polling: 300 })

async function open_form(page, ledger) {
  await page.goto('/field/#/ledgers')
  await page.locator('.entry-shelf a', { hasText: ledger }).click()
  await page.locator('.ledger-fields').first().waitFor()
}
const done = async (page) => {
  await page.locator('.visit-foot button').click()
  await page.locator('.entry-ok').waitFor()
}

/** The form counts as it is filled in, shows its days by the work calendar, and is there again after a reload. */
async function write_errand(page, what, faults) {
  await open_form(page, '代办服务登记台账')
  await page.locator('.visit-foot button').click()
  await field(page, 'what').getByText('请填写。').waitFor()
  await field(page, 'what').locator('input').fill(what)
  await field(page, 'taken_on').locator('input').fill(await day_of(page))
  await field(page, 'for_whom').getByRole('radio', { name: '个人', exact: true }).check()
  await field(page, 'applicant').locator('input').fill('其木格')
  const home = field(page, 'household').getByRole('combobox')
  await home.click()
  await field(page, 'household').getByRole('option').first().click()
  for (const [n, paper] of ['户口簿', '银行卡复印件'].entries()) {
    await field(page, 'materials').getByRole('button', { name: '加一行' }).click()
    await cell(page, n, 'what').locator('input').fill(paper)
  }
  await cell(page, 0, 'received').getByRole('radio', { name: '是', exact: true }).check()
  await field(page, 'sent_on').locator('input').fill(await day_of(page))
  await field(page, 'promised_days').locator('input').fill('3')
  await field(page, 'promised_days').locator('input').blur()
  if ((await output(page, 'missing_papers')) !== '1 件') faults.push(`of two papers one is here, and the form counts ${await output(page, 'missing_papers')}`)
  if (!/月/.test(await output(page, 'promised_by'))) faults.push(`working days are not counted without a network: ${await output(page, 'promised_by')}`)
  await page.locator('.entry-top small', { hasText: '刚刚' }).waitFor() // it keeps itself, nobody presses anything
  await page.reload()
  await page.locator('.ledger-fields').first().waitFor()
  if ((await field(page, 'what').locator('input').inputValue()) !== what || (await cell(page, 1, 'what').locator('input').inputValue()) !== '银行卡复印件') faults.push('after a reload the form has lost something')
  if ((await output(page, 'missing_papers')) !== '1 件' || !/月/.test(await output(page, 'promised_by'))) faults.push('after a reload the form counts otherwise')
}
async function write_dispute(page, what) {
  await open_form(page, '矛盾纠纷排查化解台账')
  await field(page, 'found_on').locator('input').fill(await day_of(page))
  await field(page, 'summary').locator('input').evaluate((box) => box.removeAttribute('maxlength')) // so that the office has something to refuse
  await field(page, 'summary').locator('input').fill(what.padEnd(201, '。'))
  await field(page, 'kind').locator('select').selectOption('pasture')
  await done(page)
}
/** What the office did not take is told with the name of its field, mended and sent. */
async function mend(page, what, look, faults) {
  await page.goto('/field/#/outbox')
  const told = page.locator('.look .field-error')
  await told.first().waitFor()
  if (!(await told.first().innerText()).startsWith('简要情况')) faults.push(`the fault does not say which field it is of: ${await told.first().innerText()}`)
  faults.push(...(await look('what was not taken')))
  await page.locator('.look .btn.solid').click()
  await field(page, 'summary').locator('.field-error').waitFor()
  await field(page, 'summary').locator('input').fill(what)
  await done(page)
}
/** A step and a comment on what is there, without a network; each once at the office. */
async function go_on(page, context, line, at, faults) {
  await page.goto(`/field/#/ledgers/errands/records/${at}`)
  await page.locator('[data-step=ask_papers]').waitFor()
  await context.setOffline(true)
  await page.locator('[data-do=comment]').click()
  await page.locator('textarea').fill('已打电话告诉本人')
  await done(page)
  await page.goto(`/field/#/ledgers/errands/records/${at}`)
  await page.locator('[data-step=ask_papers]').click()
  await page.locator('.visit-foot button').click()
  await page.getByText('请填写。').waitFor()
  await page.locator('textarea').fill('缺银行卡复印件')
  await done(page)
  await page.reload()
  await page.locator('.entry-ok').waitFor()
  await context.setOffline(false)
  await until_sent(page)
  const { items } = await get(context, line.base, `/api/v1/ledgers/errands/records/${at}/history`)
  const count = (kind, words) => items.filter((h) => h.kind === kind && h.detail.note === words).length
  if (count('commented', '已打电话告诉本人') !== 1 || count('moved', '缺银行卡复印件') !== 1) faults.push(`a comment and a step are there ${count('commented', '已打电话告诉本人')} and ${count('moved', '缺银行卡复印件')} times`)
}
async function until_sent(page, left = 0) {
  await page.goto('/field/#/outbox')
  await until_waiting(page, left)
}

async function keep_ledgers(stage, faults) {
  const line = await lossy_line(stage.base)
  const phone = await a_phone(stage.browser, line.base, faults)
  const errand = `代领养老补贴 ${Date.now().toString(36)}`
  const dispute = `两户争水泡子 ${Date.now().toString(36)}`
  try {
    const page = await phone.open()
    const look = (name) => look_through({ page }, name)
    await sign_in(page)
    await until_kept(page)
    await phone.context.setOffline(true)
    await page.reload()
    await page.locator('.stop').first().waitFor() // an address asked for while the first page still comes is not heard
    await page.goto('/field/#/ledgers')
    await page.locator('.entry-shelf').first().waitFor()
    faults.push(...(await look('ledgers on a phone')))
    await write_errand(page, errand, faults)
    faults.push(...(await look('an errand on a phone')))
    await page.screenshot({ path: join(stage.out, 'phone-errand.png'), fullPage: true })
    await done(page)
    await page.reload()
    await page.locator('.entry-what', { hasText: errand }).first().waitFor()
    await page.screenshot({ path: join(stage.out, 'phone-kept.png'), fullPage: true })
    await write_dispute(page, dispute)
    await page.goto('/field/#/outbox')
    if ((await waiting(page)) !== 2) faults.push(`${await waiting(page)} entries wait, not 2`)

    line.told.lossy = true
    await phone.context.setOffline(false)
    await until_sent(page, 1)
    await mend(page, dispute, look, faults)
    await until_sent(page)
    if (line.told.lost < 1) faults.push('the line lost nothing: nothing was tried')
    const found = []
    for (const [ledger, title] of [['errands', errand], ['disputes', dispute]]) {
      const { items } = await get(phone.context, line.base, `/api/v1/ledgers/${ledger}/records?sort=-entered&limit=50`)
      const same = items.filter((i) => i.title === title)
      if (same.length !== 1) faults.push(`${title} is at the office ${same.length} times`)
      found.push(same[0]?.id)
    }
    await go_on(page, phone.context, line, found[0], faults)
    faults.push(...(await look('the outbox with ledgers')))
  } finally {
    await phone.context.close()
    await line.stop()
  }
}

export async function offline_ledgers(stage) {
  const faults = []
  await keep_ledgers(stage, faults)
  return faults
}

await by_itself(import.meta.url, offline_ledgers)
