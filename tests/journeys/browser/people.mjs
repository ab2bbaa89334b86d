// What a resident does on the portal and what staff do at the desk, by what is written on the screen.
import { stays_in_width } from './browser.mjs'

const field = (name) => `[data-field="${name}"]`

/** Says something by name and gives back the receipt code and the number. */
export async function say_it({ page, ...who }, { words, place_words, place, name, phone }) {
  await page.goto('/portal/')
  await page.getByRole('link', { name: /我要反映|说一件事/ }).last().click()
  await page.locator(`${field('text')} textarea`).fill(words)
  await page.locator(`${field('place')} button`).click()
  await page.getByRole('searchbox').fill(place_words)
  await page.locator('dialog').getByRole('button', { name: place }).click()
  await stays_in_width({ page, ...who }, 'step one')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.locator(`${field('anonymous')} label`).first().click()
  await page.locator(`${field('name')} input`).fill(name)
  await page.locator(`${field('phone')} input`).fill(phone)
  await stays_in_width({ page, ...who }, 'step two')
  await page.getByRole('button', { name: '交上去' }).click()
  const code = (await page.locator('.receipt-code').innerText()).trim()
  const number = /\S+ \d{4}-\d+/.exec(await page.locator('.receipt-card').innerText())[0].replace(/^编号 ?/, '')
  await stays_in_width({ page, ...who }, 'the receipt')
  await page.getByRole('button', { name: '收好了' }).click()
  return { code, number }
}

/** Looks up the code on the portal's first page and gives back the headline. */
export async function follow({ page, ...who }, code) {
  await page.goto('/portal/')
  await page.locator('#receipt-code').fill(code.toLowerCase().replaceAll('-', ' '))
  await page.getByRole('button', { name: '查', exact: true }).click()
  const headline = await page.locator('.track-now h2').innerText()
  await stays_in_width({ page, ...who }, 'the progress')
  return headline
}

export async function rate({ page }, { solved, satisfied, words }) {
  await page.locator(`${field('solved')} button`).nth(solved ? 0 : 1).click()
  if (solved) await page.locator(`${field('satisfied')} label`).nth(satisfied - 1).click()
  await page.locator(`${field('words')} textarea`).fill(words)
  await page.getByRole('button', { name: solved ? '告诉他们' : '现在就告诉他们', exact: true }).click()
  await page.locator('.rate-part').waitFor({ state: 'detached' })
}

export async function sign_in({ page, ...who }, account, where = '/') {
  await page.goto(where)
  await page.locator('input[name=account]').fill(account)
  await page.locator('input[name=password]').fill('lianxin-demo')
  await stays_in_width({ page, ...who }, 'signing in')
  await page.locator('form button').click()
  await page.locator('input[name=password]').waitFor({ state: 'detached' })
}

/** A cadre writes down on the road what was said at the door, and finds it again among the own requests. */
export async function write_down({ page, ...who }, words) {
  await page.locator(`${field('text')} textarea`).fill(words)
  await stays_in_width({ page, ...who }, 'writing down')
  await page.locator('form .btn.solid').click()
  const code = (await page.locator('.quick-done .code').innerText()).trim()
  await stays_in_width({ page, ...who }, 'written down')
  await page.goto('/field/#/mine')
  await page.locator('.mine a', { hasText: words.slice(0, 8) }).first().click()
  await page.locator('.field-ticket .quote', { hasText: words }).first().waitFor()
  await stays_in_width({ page, ...who }, 'one of the own requests')
  return code
}

/** Finds a request by its number in the inbox and opens it. */
export async function open_ticket({ page, ...who }, number) {
  await page.goto('/#/tickets')
  await page.getByRole('searchbox').first().fill(number)
  await page.waitForFunction(() => document.querySelectorAll('tr[data-key]').length === 1)
  await stays_in_width({ page, ...who }, 'the inbox')
  await page.goto(`/#/tickets/${await page.locator('tr[data-key]').getAttribute('data-key')}`)
  await page.locator('.ticket-words').waitFor()
  await stays_in_width({ page, ...who }, 'the request')
}

async function press({ page }, command) {
  const button = page.locator(`.ticket-head [data-command=${command}]`)
  await button.first().waitFor({ state: 'attached' })
  if (!(await button.first().isVisible())) await page.locator('.ticket-head details > summary').click()
  await button.first().click()
}

/** Gives a command: `fill` is done in its form, when it has one; then what was done is said. */
export async function give(who, command, fill) {
  const { page } = who
  const version = await page.locator('.ticket-head').innerText()
  await press(who, command)
  if (fill) {
    await page.locator('dialog form').waitFor()
    await fill(page.locator('dialog'))
    await stays_in_width(who, `the form of ${command}`)
    await page.locator('dialog .sheet-foot .btn.solid').click()
    await page.locator('dialog').waitFor({ state: 'detached' })
    const held = page.locator('.ticket-head [data-now]') // what leaves the office waits eight seconds, unless one says now
    if (await held.count()) {
      await held.click()
      await held.waitFor({ state: 'detached' })
    }
  }
  await page.waitForFunction((before) => document.querySelector('.ticket-head')?.innerText !== before, version)
}

export const triage = (who) =>
  give(who, 'triage', async (form) => {
    await form.locator(`${field('category')} select`).selectOption('water.drinking.well')
    await form.locator(`${field('urgency')} label`).nth(1).click()
    await form.locator(`${field('difficulty')} label`).nth(1).click()
  })

/** To the level above, with what was tried here. */
export const escalate = (who, reason, tried) =>
  give(who, 'escalate', async (form) => {
    await form.locator(`${field('reason')} textarea`).fill(reason)
    await form.locator(`${field('tried')} textarea`).fill(tried)
  })

export const take = (who) => give(who, 'take', async () => {})

export const assign = (who, unit, instruction) =>
  give(who, 'assign', async (form) => {
    await form.locator(`${field('lead_unit')} input`).fill(unit)
    await form.locator(`${field('lead_unit')} [role=option]`, { hasText: unit }).first().click()
    await form.locator(`${field('instruction')} textarea`).fill(instruction)
  })

export const reply = (who, outcome, text) =>
  give(who, 'reply', async (form) => {
    await form.locator(`${field('outcome')} label`, { hasText: outcome }).click()
    await form.locator(`${field('text')} textarea`).fill(text)
  })

export const release = (who) => give(who, 'release', async () => {})
export const accept = (who) => give(who, 'accept')
