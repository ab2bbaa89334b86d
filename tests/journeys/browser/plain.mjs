// The portal in a browser that runs no scripts: said, followed, answered, judged, with plain forms, on a phone.
//   node tests/journeys/browser/plain.mjs
import { somebody, stays_in_width } from './browser.mjs'
import { by_itself } from './stage.mjs'
import { accept, assign, open_ticket, release, reply, sign_in, triage } from './people.mjs'

/** Nothing that belongs to the resident alone stands in an address or in a cookie. */
async function leaves_nothing(who, code) {
  if (who.page.url().includes(code)) who.tell(`the code stands in ${who.page.url()}`)
  if ((await who.page.context().cookies()).length) who.tell('a cookie was set')
}

async function say_it(who, words, place) {
  const { page } = who
  await page.goto('/portal/')
  await page.locator('a[href="/portal/plain"]').click() // what <noscript> shows
  await page.getByRole('link', { name: '我要反映' }).first().click()
  await page.locator('#text').fill(words)
  await page.getByRole('button', { name: '交上去' }).click()
  await page.locator('#trouble').waitFor()
  await page.locator('#trouble a[href="#place"]').click()
  if ((await page.locator('#text').inputValue()) !== words) who.tell('what was typed is lost')
  await page.locator('#q').fill('萨如拉塔拉')
  await page.getByRole('button', { name: '找', exact: true }).click()
  await page.getByLabel(place).check()
  await page.locator('#anonymous-yes').check()
  await stays_in_width(who, 'the plain form')
  await page.getByRole('button', { name: '交上去' }).click()
  const code = (await page.locator('.code').innerText()).trim()
  const number = (await page.locator('.card .muted').innerText()).replace(/^编号 /, '').trim()
  await stays_in_width(who, 'the plain receipt')
  await leaves_nothing(who, code)
  return { code, number }
}

async function look(who, code) {
  await who.page.goto('/portal/plain/follow')
  await who.page.locator('#code').fill(code.toLowerCase())
  await who.page.getByRole('button', { name: '查', exact: true }).click()
  await stays_in_width(who, 'the plain progress')
  await leaves_nothing(who, code)
  return who.page.locator('h1').innerText()
}

function agree(what, found, wanted) {
  if (!found.includes(wanted)) throw new Error(`${what}: “${found}”, not “${wanted}”`)
}

/** The portal's own scripts are not fetched, and a form sent half empty is answered 422: the browser writes both down, they are none. */
const is_meant = (fault) => /\/assets\/\S+\.js csp$/.test(fault) || fault.includes('422')

export async function tell_without_scripts({ base, browser }) {
  const seen = []
  const faults = []
  const resident = await somebody(browser, 'resident without scripts', 'phone', base, seen, { scripts: false })
  const { code, number } = await say_it(resident, '桥板断了一块，孩子上学要绕五里路。', '萨如拉塔拉嘎查')
  agree('the resident reads', await look(resident, code), '收到了')

  const sumu = await somebody(browser, 'siqin', 'desk', base, faults)
  const unit = await somebody(browser, 'wangjianguo', 'desk', base, faults)
  await sign_in(sumu, 'siqin')
  await sign_in(unit, 'wangjianguo')
  await open_ticket(sumu, number)
  await triage(sumu)
  await assign(sumu, '陈巴尔虎旗水利局', '请看一看，能换就换。')
  await open_ticket(unit, number)
  await accept(unit)
  await reply(unit, '解决了', '桥板换好了。')
  await open_ticket(sumu, number)
  await release(sumu)

  agree('the resident reads', await look(resident, code), '答复您')
  await resident.page.locator('#words').fill('只换了一块，旁边的也烂了。')
  await resident.page.getByRole('button', { name: '没解决' }).click()
  agree('the resident reads', await resident.page.locator('main').innerText(), '没解决')
  await leaves_nothing(resident, code)
  agree('the resident reads', await look(resident, code), '没解决')
  for (const who of [resident, sumu, unit]) await who.close()
  return [...faults, ...seen.filter((fault) => !is_meant(fault))]
}

await by_itself(import.meta.url, tell_without_scripts)
