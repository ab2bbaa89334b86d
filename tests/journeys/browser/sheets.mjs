// A workbook into a ledger: read wrongly at first, mended, its faults downloaded as red cells, the mended sheet taken, found in the
// list and exported, undone. And views of that list, kept under names.
//   node tests/journeys/browser/sheets.mjs
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { look_through } from './accessible.mjs'
import { stays_in_width } from './browser.mjs'
import { by_itself, read } from './stage.mjs'
import { part_of, workbook } from './workbook.mjs'

const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const page_of = '/#/ledgers/disputes/sheets'
const ledger = '/api/v1/ledgers/disputes'

/** The register of an office: a title, the line of the unit, a head nobody has declared, a total. */
function register({ stamp, year }, mended) {
  const words = (what) => `${what}（${stamp}）`
  return workbook('登记', [
    [`${year}年矛盾纠纷登记表 ${stamp}`], ['单位：万元'],
    ['序号', '排查日期', '简要情况', `性质 ${stamp}`, '涉及金额', '责任人', '联系电话'],
    [1, '11月2日', words('两户争草场边界'), '草牧场', 1.5, '朝鲁', ''],
    [2, mended ? `${year}.11.3` : '昨天', words('水井轮用次序'), '邻里纠纷', '', '外来人', ''],
    [3, `${year}-11-04`, words('征地补偿'), mended ? '征地拆迁' : '天上', mended ? 3 : '很多', '', ''],
    ['合计', '', '', '', 4.5, '', ''],
  ])
}
const choose = (page, name, bytes) => page.locator('input[type=file]').setInputFiles({ name, mimeType: excel, buffer: bytes })
const fault = (page, cell) => page.locator('tr[data-key]', { hasText: `登记!${cell}` })
/** Columns are read otherwise with the keys alone: down the fields with the arrow, Enter keeps it. */
async function read_as(page, letter, field) {
  const box = page.locator(`[data-column=${letter}] select`).first()
  await box.focus()
  for (let n = 0; n < 40 && (await box.inputValue()) !== field; n++) await box.press('ArrowDown')
  if ((await box.inputValue()) !== field) throw new Error(`the keys do not lead to ${field}`)
  await page.locator('[data-do=keep]').waitFor()
  await box.press('Enter')
  await page.locator('[data-do=keep]').waitFor({ state: 'detached' })
}

/** First taken for something it is not; what is wrong says so, cell by cell. */
async function mend(stage, who, of, faults) {
  const { page } = who
  await page.goto('/#/ledgers/disputes')
  await page.getByRole('link', { name: '导入', exact: true }).click()
  await choose(page, '登记表.xlsx', register(of, false))
  await page.locator('.sheet-missing', { hasText: '类别' }).waitFor()
  if (!(await page.locator('[data-column=E] .unit').inputValue()).startsWith('10000')) faults.push('万元 of the line above the head was not taken for the unit of the money')
  faults.push(...(await look_through(who, 'the columns of a sheet')))
  await read_as(page, 'D', 'source')
  await page.getByText('没有“草牧场”这个选项。').waitFor()
  await read_as(page, 'D', 'kind')
  for (const cell of ['B5', 'D6', 'E6']) await fault(page, cell).waitFor()
  await fault(page, 'D6').getByText('可以写：').waitFor()
  faults.push(...(await look_through(who, 'the faults of a sheet')))
  await page.screenshot({ path: join(stage.out, 'sheet-faults.png'), fullPage: true })
  await page.getByRole('button', { name: /^前 3 行/ }).click()
  await page.locator('tr[data-key="4"] .col-c-B', { hasText: `${of.year}-11-02` }).getByText('11月2日', { exact: true }).waitFor()
  await page.locator('tr[data-key="4"] .col-c-E', { hasText: '1.5 万元' }).waitFor()
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('[data-do=mark]').click()])
  const marked = readFileSync(await file.path())
  const sheet = part_of(marked, 'xl/worksheets/sheet1.xml')
  for (const words of ['没有“天上”这个选项', '“昨天”不是日期', '“很多”不是数']) if (!sheet.includes(words)) faults.push(`the red sheet does not say: ${words}`)
  const style = /<c r="D6"[^>]* s="(\d+)"/.exec(sheet)?.[1]
  if (!Number(style) || !part_of(marked, 'xl/styles.xml').includes('rgb="FFFFC7CE"')) faults.push('the faulty cell of the red sheet looks like any other')
  return marked
}

/** The marked sheet comes in again as it went out: its heads are known by now. Then the mended one is taken. */
async function take(stage, who, of, marked, faults) {
  const { page } = who
  await choose(page, '登记表（标红）.xlsx', marked)
  await page.locator('[data-column=D]', { hasText: '上次定的' }).waitFor()
  await page.locator('[data-do=take-sound]', { hasText: '1 条' }).waitFor()
  await choose(page, '登记表（改好）.xlsx', register(of, true))
  await page.locator('[data-do=take]', { hasText: '3 条' }).click()
  await page.locator('.sheet-result[data-state=done]', { hasText: '已导入 3 条' }).waitFor()
  await page.reload() // whoever closes the page finds it again
  await page.locator('.sheet-result[data-state=done]', { hasText: '已导入 3 条' }).waitFor()
  faults.push(...(await look_through(who, 'a sheet that was taken')))
  await page.screenshot({ path: join(stage.out, 'sheet-taken.png'), fullPage: true })
  const address = page.url()
  await page.getByRole('link', { name: '看这些记录' }).click()
  for (const what of ['两户争草场边界', '水井轮用次序', '征地补偿']) await page.locator('tr[data-key]', { hasText: `${what}（${of.stamp}）` }).waitFor()
  if ((await page.locator('tr[data-key]').count()) !== 3) faults.push('the list of one import shows more than that')
  return address
}

async function take_out(who, stamp, faults) {
  const { page } = who
  await page.locator('[data-filter=类别] summary').click()
  for (const choice of ['pasture', 'clearance']) await page.locator(`[data-filter=类别] input[value=${choice}]`).check()
  await page.keyboard.press('Escape')
  await page.locator('tr[data-key]').nth(2).waitFor({ state: 'detached' })
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('[data-do=export]').click()])
  const book = readFileSync(await file.path())
  const all = ['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml'].map((part) => { try { return part_of(book, part) } catch { return '' } }).join('')
  for (const what of ['两户争草场边界', '征地补偿']) if (!all.includes(`${what}（${stamp}）`)) faults.push(`the exported list lacks ${what}`)
  if (all.includes(`水井轮用次序（${stamp}）`)) faults.push('the exported list has what the filter leaves out')
}

async function keep_a_view(who, name, faults) {
  const { page } = who
  await page.goto('/#/ledgers/disputes?f.kind=pasture,clearance')
  await page.locator('[data-do=keep-view]').click()
  await page.locator('dialog input').fill(name)
  await page.locator('dialog').getByRole('button', { name: '保存' }).click()
  const view = page.locator(`[data-view="${name}"]`)
  await view.waitFor()
  await page.getByRole('group', { name: '存好的视图' }).getByRole('button', { name: '全部' }).click()
  await page.waitForURL((url) => !url.hash.includes('f.kind'))
  await page.reload()
  await view.click()
  await page.waitForURL((url) => decodeURIComponent(url.hash).includes('f.kind=pasture,clearance'))
  faults.push(...(await look_through(who, 'a list in a saved view')))
  await page.locator('.saved-views summary').click()
  await page.locator('[data-do=drop-view]').click()
  await view.waitFor({ state: 'detached' })
  await page.locator('.toast').getByRole('button', { name: '撤销' }).last().click()
  await view.waitFor()
  await page.locator('.saved-views summary').click()
  await page.locator('[data-do=drop-view]').click()
  await view.waitFor({ state: 'detached' })
}

/** On a phone the import is found again, nothing new is in the same sheet, and the whole of it is undone. */
async function undo_on_a_phone(stage, address, of, faults) {
  const phone = await stage.visitor('baoyulan', 'phone')
  const { page } = phone
  await page.goto(page_of)
  await page.locator('.sheet-drop').waitFor()
  await choose(page, '登记表（改好）.xlsx', register(of, true))
  await page.getByText('表上的记录这里都有了').waitFor()
  await stays_in_width(phone, 'an import')
  await page.locator('[data-batch]', { hasText: '登记表（改好）' }).first().click()
  await page.goto(address)
  await page.locator('[data-do=undo]').click()
  await page.locator('dialog textarea').fill('拿错了表')
  await page.locator('dialog').getByRole('button', { name: '撤销这次导入' }).click()
  await page.locator('.sheet-result[data-state=undone]', { hasText: '撤回 3 条' }).waitFor()
  await stays_in_width(phone, 'the end of an import')
  await page.screenshot({ path: join(stage.out, 'sheet-undone.png'), fullPage: true })
  const left = (await read(phone, `${ledger}/records?q=${encodeURIComponent(of.stamp)}`)).items.length
  if (left) faults.push(`${left} records of an undone import are still there`)
  await phone.close()
}

export async function sheets(stage) {
  const faults = []
  const office = await stage.visitor('baoyulan', 'desk')
  const of = { stamp: `甲${Date.now() % 1_000_000}`, year: Number((await read(office, '/api/v1/session')).now.slice(0, 4)) - 1 }
  const marked = await mend(stage, office, of, faults)
  const address = await take(stage, office, of, marked, faults)
  await take_out(office, of.stamp, faults)
  await keep_a_view(office, `草场和征地 ${of.stamp}`, faults)
  await office.close()
  await undo_on_a_phone(stage, address, of, faults)
  return faults
}

await by_itself(import.meta.url, sheets)
