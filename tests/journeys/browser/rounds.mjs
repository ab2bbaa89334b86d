// A collection of opinions: a second clerk types a batch at the keyboard, settles what differs, registers it; the number grows and opens
// its list.
//   node tests/journeys/browser/rounds.mjs
import { join } from 'node:path'
import { look_through } from './accessible.mjs'
import { by_itself, read } from './stage.mjs'

const sheets = ['自来水到了院里，冬天还是要冻，想要一段保温管。', '办事大厅的人耐心，就是排队久。', '路修到浩特口就停了，还剩两里土路。', '希望把医生请到嘎查来，一个月一次也好。']

async function type_again(page) {
  await page.getByRole('button', { name: '我来录第二遍' }).click()
  for (let n = 0; n < sheets.length; n++) {
    if (n === 0) await page.locator('[data-field=sheet_number] input').fill('B-101')
    await page.locator('[data-field=source] select').selectOption('masses')
    await page.locator('[data-field=problem] textarea').fill(sheets[n])
    await page.keyboard.press('Control+Enter')
    await page.locator('.batch-typed li').nth(n).waitFor()
  }
  await page.getByRole('button', { name: '第二遍录完了' }).click()
  await page.locator('.compare').waitFor()
}

export async function rounds(stage) {
  const office = await stage.visitor('baoyulan', 'desk')
  const { page } = office
  const faults = []
  const open = async () => (await read(office, '/api/v1/rounds')).items.find((r) => r.state === 'open')
  const before = await open()
  const [batch] = (await read(office, `/api/v1/rounds/${before.id}/batches`)).items.filter((b) => b.state === 'typed')
  await page.goto('/#/rounds')
  await page.getByRole('link', { name: before.title }).click()
  await page.getByRole('tab', { name: '分批录入' }).or(page.getByText('分批录入')).first().click()
  await page.getByRole('link', { name: `第 ${batch.number} 批` }).click()
  await type_again(page)
  const apart = await page.locator('.quote.apart').count()
  if (apart !== 2) faults.push(`${apart} typings are marked as different, not 2`)
  faults.push(...(await look_through(office, 'two typings side by side')))
  await page.screenshot({ path: join(stage.out, 'batch-compare.png') })
  await page.keyboard.press('2')
  await page.getByText('都定下来了').waitFor()
  await page.getByRole('button', { name: /^登记这/ }).click()
  await page.getByRole('link', { name: '看这些意见' }).click()
  await page.getByText('还剩两里土路').waitFor()
  const rows = await page.locator('tr[data-key]').count()
  if (rows !== sheets.length) faults.push(`the batch opens ${rows} opinions, not ${sheets.length}`)
  const after = await open()
  if (after.opinions !== before.opinions + sheets.length) faults.push(`${before.opinions} opinions became ${after.opinions}, not ${sheets.length} more`)
  await office.close()
  return faults
}

await by_itself(import.meta.url, rounds)
