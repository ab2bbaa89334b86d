// Many voices, one answer: two residents say the same, the office makes one problem of it with a key, answers once; both are
// answered, one judges it, the other says that it is not what he meant.
//   node tests/journeys/browser/problems.mjs
import { stays_in_width } from './browser.mjs'
import { by_itself, read, send } from './stage.mjs'

const place = '150725200201'
async function say({ page }, text) {
  const answer = await page.context().request.post('/api/v1/public/tickets', { data: { place, text, anonymous: true } })
  if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`)
  return { ...(await answer.json()), text }
}
/** By the receipt code, as the resident sees it. */
async function follow({ page }, code) {
  await page.goto('/portal/#/follow')
  await page.locator('#receipt-code').fill(code)
  await page.locator('main form button').first().click()
  await page.locator('.track-words').waitFor()
}
const find = async (office, number) => (await read(office, `/api/v1/tickets?q=${encodeURIComponent(number)}`)).items[0]
const command = async (office, id, body) => send(office, `/api/v1/tickets/${id}/commands`, body)

async function gather(office, voices) {
  const { page } = office
  await page.goto(`/#/tickets?q=${encodeURIComponent('东头那口井')}`)
  await page.locator('tr[data-key]').nth(1).waitFor()
  for (const n of [0, 1]) await page.locator('tr[data-key] input[type=checkbox]').nth(n).check()
  await page.locator('.bulk-bar kbd').waitFor()
  await page.locator('h1').click()
  await page.keyboard.press('g')
  const sheet = page.getByRole('dialog')
  await sheet.getByText('说的是一回事的（2 件）').waitFor()
  await stays_in_width(office, 'the sheet that makes a problem')
  await sheet.getByLabel('类别').selectOption('water.drinking.well')
  await sheet.getByRole('button', { name: '归并 2 件' }).click()
  await page.locator('.toast', { hasText: '已归成问题' }).waitFor()
  const { items } = await read(office, '/api/v1/problems?limit=1')
  if (items[0].voices.all !== 2) office.tell(`the problem has ${items[0].voices.all} voices instead of 2`)
  await page.goto(`/#/tickets/${items[0].id}`)
  await page.locator('.voices li').nth(1).waitFor()
  for (const { text } of voices) if (!(await page.locator('.voices').innerText()).includes(text.slice(0, 12))) office.tell(`the voices do not say “${text}”`)
  return items[0].id
}
async function answer(office, id) {
  const { unit } = await read(office, '/api/v1/session')
  await command(office, id, { command: 'assign', lead_unit: unit.id, instruction: '查明，换泵' })
  await command(office, id, { command: 'accept' })
  await command(office, id, { command: 'reply', outcome: 'solved', text: '换了新水泵，两天内都能用上水。' })
  await command(office, id, { command: 'release' })
}
/** The answer arrives by itself. */
async function answered(office, number) {
  for (let i = 0; i < 120; i++) {
    if ((await find(office, number)).state === 'replied') return
    await office.page.waitForTimeout(500)
  }
  throw new Error(`${number} got no answer`)
}

export async function problems(stage) {
  const from = stage.faults.length
  const office = await stage.visitor('siqin', 'desk')
  const resident = await stage.visitor(null, 'phone', { name: 'a resident' })
  await resident.page.goto('/portal/')
  const voices = [await say(resident, '东头那口井又不出水了，七户人家等着'), await say(resident, '东头那口井水泵坏了，牲畜喝不上水')]
  const id = await gather(office, voices)
  await answer(office, id)
  for (const { number } of voices) await answered(office, number)
  await follow(resident, voices[0].receipt_code)
  if (!(await resident.page.locator('main').innerText()).includes('换了新水泵')) resident.tell('the answer of the problem is not told')
  await stays_in_width(resident, 'an answer to many')
  await resident.page.getByRole('button', { name: '不是我说的这件' }).click()
  await resident.page.getByRole('dialog').getByRole('button', { name: '不是一回事' }).click()
  await resident.page.locator('.toast', { hasText: '已拿出来' }).waitFor()
  const [out, in_it] = [await find(office, voices[0].number), await find(office, voices[1].number)]
  if (out.state === 'replied') office.tell('what is not mine is still answered')
  if (in_it.state !== 'replied') office.tell('the other one lost its answer')
  if ((await read(office, '/api/v1/problems?limit=1')).items[0].voices.all !== 1) office.tell('the problem still has both')
  await Promise.all([office.close(), resident.close()])
  return stage.faults.splice(from)
}

await by_itself(import.meta.url, problems)
