// A person is told of what concerns them, sees it, and chooses what to hear of; on every device the same.
//   node tests/journeys/browser/notices.mjs
import { stays_in_width } from './browser.mjs'
import { by_itself, read, send } from './stage.mjs'

const command = (who, { id, version }, body) => send(who, `/api/v1/tickets/${id}/commands`, body, { 'If-Match': `"${version}"` })

/** Another request is sorted and given to the unit by the office. */
async function assign(office, unit) {
  const { items } = await read(office, '/api/v1/tickets?state=registered,triaged&limit=200')
  for (const { id } of items) {
    let ticket = await read(office, `/api/v1/tickets/${id}`)
    const may = (name) => ticket.next.some((step) => step.command === name)
    if (may('triage') && !may('assign')) ticket = await command(office, ticket, { command: 'triage', category: 'water.drinking.well', urgency: 'urgent', difficulty: 'hard' })
    if (may('assign')) return command(office, ticket, { command: 'assign', lead_unit: unit.id, instruction: '请查明并答复' })
  }
  throw new Error('the office has nothing to give away')
}

const bell = ({ page }) => page.locator('.notice-bell:visible')
async function counted(who, count) {
  await who.page.waitForFunction((wanted) => (document.querySelector('.notice-bell b')?.textContent ?? '') === wanted, count ? String(count) : '')
  const title = await who.page.title()
  if (title.startsWith(`(${count})`) !== count > 0) who.tell(`${count} not seen, and the title is “${title}”`)
}
async function look(who) {
  await bell(who).click()
  const sheet = who.page.getByRole('dialog', { name: '消息' })
  await sheet.locator('li').first().waitFor()
  return sheet
}

async function told_and_seen(office, clerk, unit) {
  const { page } = clerk
  const order = await assign(office, unit)
  await page.locator('.toast', { hasText: `${order.number}：交办给本单位` }).waitFor()
  await counted(clerk, 1)
  const sheet = await look(clerk)
  const first = sheet.locator('li').first()
  for (const words of ['交办给本单位', '新', order.number]) if (!(await first.innerText()).includes(words)) clerk.tell(`the notice does not say “${words}”`)
  if ((await sheet.innerText()).includes('请查明')) clerk.tell('a notice tells the words of the order')
  await stays_in_width(clerk, 'the notices')
  await first.locator('a').click()
  await page.getByRole('heading', { level: 1, name: order.title }).waitFor()
  await sheet.waitFor({ state: 'detached' })
  await counted(clerk, 0)
}

async function chosen(office, clerk, unit) {
  const { page } = clerk
  await page.goto('/#/settings')
  const kind = page.getByRole('checkbox', { name: '交办给本单位的' })
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/notices') && answer.request().method() === 'PATCH')
  await kind.uncheck()
  await kept
  await page.reload()
  await kind.waitFor()
  if (await kind.isChecked()) clerk.tell('what was switched off is on again')
  const asked = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/notices') && answer.request().method() === 'GET')
  const order = await assign(office, unit)
  const told = await (await asked).json()
  if (told.items.some((n) => n.event === 'assigned')) clerk.tell('orders are told although they are switched off')
  await counted(clerk, 0)
  if (await page.locator('.toast', { hasText: order.number }).count()) clerk.tell('a toast tells what is switched off')
  await kind.check()
  await counted(clerk, 1)
}

export async function notices(stage) {
  const from = stage.faults.length
  const office = await stage.visitor('baoyulan', 'desk')
  const clerk = await stage.visitor('wangjianguo', 'desk')
  const { unit } = await read(clerk, '/api/v1/session')
  await clerk.page.goto('/#/settings')
  await look(clerk) // what there was before is seen now
  await clerk.page.keyboard.press('Escape')
  await counted(clerk, 0)
  await told_and_seen(office, clerk, unit)
  const phone = await stage.visitor('wangjianguo', 'phone', { name: 'wangjianguo elsewhere' })
  await phone.page.goto('/#/settings')
  await bell(phone).waitFor()
  await counted(phone, 0)
  const sheet = await look(phone)
  await stays_in_width(phone, 'the notices on a phone')
  await phone.page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  await phone.close()
  await chosen(office, clerk, unit)
  await Promise.all([office.close(), clerk.close()])
  return stage.faults.splice(from)
}

await by_itself(import.meta.url, notices)
