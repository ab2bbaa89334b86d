// Contact cards: printed four on a page of A4 in a window of their own, scanned by a household, which says whether it was visited.
//   node tests/journeys/browser/cards.mjs
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { card_of, visited } from './a_card.mjs'
import { look_through } from './accessible.mjs'
import { somebody, stays_in_width } from './browser.mjs'
import { pages_of } from './paper.mjs'
import { by_itself, read } from './stage.mjs'

const a4 = [595, 842] // points
const count = 6 // cards: a sheet and a half
/** The office prints some cards; gives the faults of the paper. */
async function print(stage, office) {
  const faults = []
  const { page } = office
  const { items } = await read(office, '/api/v1/households?limit=1')
  await page.goto(`/#/cards?show=all&place=${items[0].place.code}`)
  await page.locator('.cards-page tr[data-key]').first().waitFor()
  const rows = page.locator('.cards-page tr[data-key]')
  for (let n = 0; n < count; n++) await rows.nth(n).locator('input[type=checkbox]').check()
  await page.getByRole('button', { name: `印选中的 ${count} 张` }).click()
  const [paper] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: `印 ${count} 张`, exact: true }).click()])
  await paper.locator('.card').first().waitFor()
  await paper.emulateMedia({ media: 'print' })
  const pdf = await paper.pdf({ preferCSSPageSize: true, printBackground: true })
  writeFileSync(join(stage.out, 'cards.pdf'), pdf)
  const { pages, boxes } = pages_of(pdf)
  const sheets = 2 * Math.ceil(count / 4)
  if (pages !== sheets) faults.push(`${count} cards print on ${pages} pages, not on ${sheets}`)
  for (const [w, h] of boxes) if (Math.abs(w - a4[0]) > 1 || Math.abs(h - a4[1]) > 1) faults.push(`a page of cards is ${w} by ${h} points, A4 is ${a4.join(' by ')}`)
  const full = await paper.evaluate(() => [...document.querySelectorAll('.card')].filter((c) => c.scrollHeight > c.clientHeight + 1 || c.scrollWidth > c.clientWidth + 1).map((c) => c.innerText.slice(0, 40)))
  for (const words of full) faults.push(`more stands on a card than it holds: ${words}`)
  const codes = await paper.locator('.code').allInnerTexts()
  if (new Set(codes).size !== count) faults.push(`${count} cards have ${new Set(codes).size} codes`)
  await paper.emulateMedia({ media: 'screen' })
  await paper.setViewportSize({ width: 860, height: 1180 })
  await paper.screenshot({ path: join(stage.out, 'cards-paper.png') })
  await paper.locator('main').nth(1).scrollIntoViewIfNeeded()
  await paper.screenshot({ path: join(stage.out, 'cards-paper-back.png') })
  await paper.close()
  await rows.nth(count - 1).getByText('都对').waitFor()
  for (let n = 0; n < count; n++) if (!(await rows.nth(n).innerText()).includes('都对')) faults.push(`row ${n + 1} was printed and is still to be printed`)
  return faults
}

/** A code that has ended is answered 404: the browser writes it down, it is none. */
const is_meant = (fault) => /404/.test(fault)

/** Everything a browser asks for, with what it tells of where it comes from. */
function watch(who) {
  const asked = []
  who.page.on('request', (r) => asked.push(`${r.url()} ${r.headers().referer ?? ''}`))
  return asked
}

async function scan(stage, code, visit, seen) {
  const faults = []
  const home = await somebody(stage.browser, 'a household', 'phone', stage.base, seen)
  const asked = watch(home)
  await home.page.goto(`/k#${code}`)
  await home.page.locator('.card-visits li').first().waitFor()
  if (home.page.url().includes(code)) faults.push(`the code stands in ${home.page.url()}`)
  const item = home.page.locator(`[data-visit="${visit.id}"]`)
  await stays_in_width(home, 'a card')
  await item.getByRole('button', { name: '没有', exact: true }).click()
  await item.getByText('您说：没有这回事').waitFor()
  await item.locator('textarea').fill('那天一直在家，没有人来。')
  await item.getByRole('button', { name: '交给办公室' }).click()
  await item.getByText('您写的：那天一直在家').waitFor()
  faults.push(...(await look_through(home, 'a card that was used')))
  await home.page.screenshot({ path: join(stage.out, 'card-disputed.png'), fullPage: true })
  for (const one of asked) if (one.includes(code)) faults.push(`the code was sent in an address: ${one}`)
  return { faults, home, item }
}

export async function cards(stage) {
  const office = await stage.visitor('siqin', 'desk')
  const faults = await print(stage, office)
  const seen = []
  const visit = await visited(office)
  const code = await card_of(office, visit.household.id)
  const { faults: more, home, item } = await scan(stage, code, visit, seen)
  faults.push(...more)
  const disputed = async () => (await read(office, '/api/v1/visits?status=disputed&limit=200')).items.find((v) => v.id === visit.id)
  const found = await disputed()
  if (!found) faults.push('the office does not find the disputed visit')
  const words = (await read(office, `/api/v1/visits/${visit.id}`)).confirmation_words
  if (!words?.includes('没有人来')) faults.push(`the office reads “${words}” of what the household said`)
  await item.getByRole('button', { name: '改一下' }).click()
  await item.getByRole('button', { name: '是这样' }).click()
  await item.getByText('您说：是这样').waitFor()
  if (await disputed()) faults.push('a word that was taken back still stands at the office')

  const next = await card_of(office, visit.household.id)
  await home.page.goto(`/portal/#/card`)
  await home.page.reload()
  await home.page.locator('#card-code').fill(code)
  await home.page.getByRole('button', { name: '打开我家的卡' }).click()
  await home.page.getByText('没有找到这张卡').waitFor()
  await home.page.locator('#card-code').fill(next)
  await home.page.getByRole('button', { name: '打开我家的卡' }).click()
  await home.page.locator('.card-visits li').first().waitFor()
  faults.push(...(await without_scripts(stage, next)))
  for (const who of [office, home]) await who.close()
  return [...faults, ...seen.filter((fault) => !is_meant(fault))]
}

async function without_scripts(stage, code) {
  const home = await stage.visitor(null, 'phone', { name: 'a household without scripts', scripts: false })
  const { page } = home
  await page.goto('/portal/plain/card')
  await page.locator('#code').fill(code)
  await page.getByRole('button', { name: '打开我家的卡' }).click()
  await page.getByRole('button', { name: '没有', exact: true }).first().click()
  await page.getByText('没有这回事').first().waitFor()
  await stays_in_width(home, 'a plain card')
  await page.screenshot({ path: join(stage.out, 'card-plain.png'), fullPage: true })
  await page.getByRole('button', { name: '是这样', exact: true }).first().click()
  await page.getByText('您说：是这样').first().waitFor()
  const faults = page.url().includes(code) ? [`the code stands in ${page.url()}`] : []
  await home.close()
  return faults
}

await by_itself(import.meta.url, cards)
