// A declared ledger from end to end: a cadre of a village enters a dispute, the office takes it on and settles it, and the figure that
// counts it opens to it.
//   node tests/journeys/browser/ledgers.mjs
import { join } from 'node:path'
import { look_through } from './accessible.mjs'
import { by_itself, read } from './stage.mjs'

const ledger = '/api/v1/ledgers/disputes'
const field = (within, key) => within.locator(`[data-field="fields.${key}"]`)
const figure_of = async (who, key) => (await read(who, `${ledger}/figures`)).items.find((f) => f.key === key).total.amount
const today = async (who) => (await read(who, '/api/v1/session')).now.slice(0, 10)

async function pick(within, key, words) {
  const box = field(within, key).getByRole('combobox')
  await box.fill(words)
  await field(within, key).getByRole('option').filter({ hasText: words }).first().click()
}

/** The cadre enters it: what is missing is told at its field, and what is not asked for is not shown. */
async function enter(stage, what, faults) {
  const cadre = await stage.visitor('chaolu', 'desk', { name: 'the cadre' })
  const { page } = cadre
  await page.goto('/#/ledgers')
  await page.getByRole('link', { name: '矛盾纠纷排查化解台账' }).click()
  await page.getByRole('link', { name: '填一条' }).click()
  const form = page.locator('form.form')
  await field(form, 'summary').locator('input').fill(what)
  await page.getByRole('button', { name: '填一条' }).click()
  await field(form, 'found_on').getByText('请填写。').waitFor()
  await field(form, 'found_on').locator('input').fill('2099-01-01')
  await field(form, 'found_on').getByText('排查日期不能晚于今天。').waitFor()
  await field(form, 'found_on').locator('input').fill(await today(cadre))
  await field(form, 'kind').locator('select').selectOption('pasture')
  await field(form, 'concerned').locator('input').fill('４')
  await field(form, 'amount').locator('input').fill('1.2万')
  if (await field(form, 'settled_on').count()) faults.push('the day of settling is asked for before there is an outcome')
  faults.push(...(await look_through(cadre, 'the form of a dispute')))
  await page.getByRole('button', { name: '填一条' }).click()
  await page.getByRole('heading', { name: what }).waitFor()
  await page.locator('[data-fact=amount]').getByText('1.2 万元').waitFor()
  await page.screenshot({ path: join(stage.out, 'ledger-entered.png'), fullPage: true })
  await cadre.close()
}

/** The office takes it on (all slots of responsibility are asked for) and settles it. */
async function settle(office, what, faults) {
  const { page } = office
  await page.goto(`/#/ledgers/disputes?q=${encodeURIComponent(what)}`)
  await page.locator('tr[data-key] a', { hasText: what }).click()
  await page.locator('[data-step=take_on]').click()
  const sheet = page.locator('dialog')
  await sheet.getByRole('button', { name: '包案化解' }).click()
  for (const slot of ['leader', 'lead_unit', 'owner']) await field(sheet, slot).getByText('请填写。').waitFor()
  await pick(sheet, 'leader', '包玉兰')
  await pick(sheet, 'lead_unit', '水利局')
  await pick(sheet, 'owner', '嘎查调解员白音')
  await field(sheet, 'settle_by').locator('input').fill('2099-01-01')
  faults.push(...(await look_through(office, 'a step of a ledger')))
  await sheet.getByRole('button', { name: '包案化解' }).click()
  await sheet.waitFor({ state: 'detached' })
  await page.locator('.page-head .tag', { hasText: '化解中' }).waitFor()
  if (!(await page.locator('.page-head').innerText()).includes('调〔')) faults.push('taking it on gave the dispute no number')
  await page.locator('[data-step=settle]').click()
  await field(sheet, 'outcome').getByRole('radio', { name: '化解', exact: true }).check()
  await field(sheet, 'settled_on').locator('input').fill(await today(office))
  await sheet.getByRole('button', { name: '化解', exact: true }).click()
  await sheet.waitFor({ state: 'detached' })
  await page.locator('.page-head .tag', { hasText: '已化解' }).waitFor()
  await page.locator('.timeline').getByText('化解中 → 已化解').waitFor()
}

export async function ledgers(stage) {
  const faults = []
  const office = await stage.visitor('baoyulan', 'desk')
  const before = await figure_of(office, 'settled')
  const what = `两户为草场边界的水泡子起争执 ${Date.now() % 100000}`
  await enter(stage, what, faults)
  await settle(office, what, faults)
  const { page } = office
  await page.goto('/#/ledgers/disputes')
  const strip = page.locator('a.figure', { hasText: '化解' }).first()
  await strip.waitFor()
  if ((await figure_of(office, 'settled')) !== before + 1) faults.push('the figure of settled disputes did not grow by one')
  await page.goto('/#/ledgers/disputes/figures/settled')
  await page.locator('tr[data-key]', { hasText: what }).waitFor()
  faults.push(...(await look_through(office, 'a figure opened')))
  await page.locator('tr[data-key] a', { hasText: what }).click()
  await page.getByRole('heading', { name: what }).waitFor()
  await office.close()
  return faults
}

await by_itself(import.meta.url, ledgers)
