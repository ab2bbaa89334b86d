// The whole loop without a mouse: said, triaged, assigned, accepted, answered, released, not solved, open again.
//   node tests/journeys/browser/keyboard.mjs
import { any_of, choose, escape_returns, pick, place_of_focus, press, sees_focus, tab_to, type_into } from './keys.mjs'
import { by_itself, password } from './stage.mjs'

const field = (form, name) => form.locator(`[data-field="${name}"]`)

async function say_it(who, words) {
  const { page } = who
  await page.goto('/portal/')
  await tab_to(who, page.getByRole('link', { name: /我要反映/ }).last(), 'the way to say it')
  await press(who, 'Enter')
  await page.locator('textarea').waitFor()
  await type_into(who, field(page, 'text').locator('textarea'), words, 'the words')
  await tab_to(who, field(page, 'place').locator('button'), 'the place')
  const opener = await place_of_focus(who)
  await press(who, 'Enter')
  await page.locator('dialog[open]').waitFor()
  await sees_focus(who, 'the choice of a place')
  await escape_returns(who, opener, 'the choice of a place')
  await press(who, 'Enter')
  await type_into(who, page.getByRole('searchbox'), '萨如拉塔拉', 'the search for a place')
  await tab_to(who, page.locator('dialog').getByRole('button', { name: '萨如拉塔拉嘎查' }).first(), 'the place found')
  await press(who, 'Enter')
  await page.locator('dialog[open]').waitFor({ state: 'detached' })
  await sees_focus(who, 'the place chosen')
  await tab_to(who, page.getByRole('button', { name: '下一步' }), 'on to step two')
  await press(who, 'Enter')
  await field(page, 'anonymous').waitFor()
  await sees_focus(who, 'step two')
  await choose(who, field(page, 'anonymous'), 0, 'with a name')
  await type_into(who, field(page, 'name').locator('input'), '娜仁托娅', 'the name')
  await tab_to(who, page.getByRole('button', { name: '交上去' }), 'handing it in')
  await press(who, 'Enter')
  const code = (await page.locator('.receipt-code').innerText()).trim()
  await sees_focus(who, 'the receipt')
  const number = /\d{4}-\d+/.exec(await page.locator('.receipt-card').innerText())[0]
  return { code, number }
}

/** Looks the code up until the headline says what it should: an answer is held back for some seconds, to be undone. */
async function follow(who, code, wanted) {
  const { page } = who
  let headline = ''
  for (let n = 0; n < 8; n++) {
    await page.goto('/portal/')
    await page.reload()
    await type_into(who, page.locator('#receipt-code'), code, 'the code')
    await press(who, 'Enter')
    headline = await page.locator('.track-now h2').innerText()
    await sees_focus(who, 'the progress')
    if (headline.includes(wanted)) return
    await page.waitForTimeout(2000)
  }
  throw new Error(`the resident reads “${headline}”, not “${wanted}”`)
}

async function sign_in(who, account) {
  const { page } = who
  await page.goto('/')
  await type_into(who, page.locator('input[name=account]'), account, 'the account')
  await type_into(who, page.locator('input[name=password]'), password, 'the password')
  await press(who, 'Enter')
  await page.locator('tr[data-key]').first().waitFor()
}

const address_of_ticket = (page) => page.waitForFunction(() => /^#\/tickets\/[\w-]{20,}/.exec(location.hash)?.[0])

/** Down and up through the inbox with J and K, in with Enter, and back. */
async function walks_the_inbox(who) {
  const { page } = who
  const chosen = () => page.evaluate(() => document.activeElement?.closest('tr[data-key]')?.dataset.key ?? document.querySelector('tr[aria-selected=true], tr.on')?.dataset.key ?? null)
  const keys = await page.locator('tr[data-key]').evaluateAll((all) => all.slice(0, 3).map((r) => r.dataset.key))
  for (const [key, wanted] of [['j', 0], ['j', 1], ['j', 2], ['k', 1]]) {
    await press(who, key)
    if ((await chosen()) !== keys[wanted]) who.tell(`inbox: after “${key}” row ${keys.indexOf(await chosen()) + 1} is the one, not ${wanted + 1}`)
  }
  await press(who, 'Enter')
  await address_of_ticket(page)
  await page.locator('.ticket-words').waitFor()
  await sees_focus(who, 'the ticket opened with Enter')
  await page.goBack()
  await page.locator('tr[data-key]').first().waitFor()
}

async function open_ticket(who, number) {
  const { page } = who
  await page.goto('/#/tickets')
  await page.locator('tr[data-key]').first().waitFor()
  await press(who, '/', 'the search of the inbox')
  await page.keyboard.insertText(number)
  await page.waitForFunction(() => document.querySelectorAll('tr[data-key]').length === 1)
  await tab_to(who, page.locator('tr[data-key] a').first(), 'the row found')
  await press(who, 'Enter')
  await address_of_ticket(page)
  await page.locator('.ticket-words').waitFor()
  await sees_focus(who, 'the ticket')
}

async function to_command(who, command) {
  const { page } = who
  const button = page.locator(`.ticket-head [data-command=${command}]`).first()
  await button.waitFor({ state: 'attached' })
  if (!(await button.isVisible())) {
    await tab_to(who, page.locator('.ticket-head details > summary'), 'more commands')
    await press(who, 'Enter')
  }
  await tab_to(who, button, `the command ${command}`)
}

/** Gives a command: opened, closed and opened again with the keys, filled in, sent; the focus is never lost. */
async function give(who, command, fill) {
  const { page } = who
  const before = await page.locator('.ticket-head').innerText()
  await to_command(who, command)
  if (fill) {
    const opener = await place_of_focus(who)
    const is_quiet = await opener.evaluate((e) => !!e.closest('details'))
    await press(who, 'Enter')
    const form = page.locator('dialog[open]')
    await form.waitFor()
    await sees_focus(who, `the form of ${command}`)
    if (!is_quiet) {
      await escape_returns(who, opener, `the form of ${command}`)
      await press(who, 'Enter')
      await form.waitFor()
    }
    await fill(form)
    await tab_to(who, form.locator('.sheet-foot .btn.solid'), `sending ${command}`)
  }
  await press(who, 'Enter')
  if (fill) await page.locator('dialog[open]').waitFor({ state: 'detached' })
  const held = page.locator('.ticket-head [data-now]') // what leaves the office waits eight seconds, unless one says now
  if (await held.count()) {
    await tab_to(who, held, `sending ${command} now`)
    await press(who, 'Enter')
    await held.waitFor({ state: 'detached' })
  }
  await page.waitForFunction((was) => document.querySelector('.ticket-head')?.innerText !== was, before)
  await sees_focus(who, `after ${command}`)
}

async function triage_and_assign(who, number) {
  await open_ticket(who, number)
  await give(who, 'triage', async (form) => {
    await any_of(who, field(form, 'category').locator('select'), 'the category')
    await choose(who, field(form, 'urgency'), 1, 'the urgency')
    await choose(who, field(form, 'difficulty'), 1, 'the difficulty')
  })
  await give(who, 'assign', async (form) => {
    await pick(who, field(form, 'lead_unit').getByRole('combobox'), '陈巴尔虎旗水利局', 'the unit')
    await type_into(who, field(form, 'instruction').locator('textarea'), '请尽快查看并修复水泵，先保证人畜饮水。', 'the instruction')
  })
}

async function accept_and_reply(who, number) {
  await open_ticket(who, number)
  await give(who, 'accept')
  await give(who, 'reply', async (form) => {
    await choose(who, field(form, 'outcome'), 0, 'the outcome')
    await type_into(who, field(form, 'text').locator('textarea'), '已经安排送水，水泵修好了。', 'the answer')
  })
}

async function rate_not_solved(who) {
  const { page } = who
  await tab_to(who, field(page, 'solved').getByRole('button').nth(1), 'not solved')
  await press(who, 'Enter')
  await sees_focus(who, 'not solved')
  await type_into(who, field(page, 'words').locator('textarea'), '送了一天水就停了。', 'why not')
  await tab_to(who, page.getByRole('button', { name: '现在就告诉他们' }), 'sending the judgement')
  await press(who, 'Enter')
  await page.locator('.rate-part').waitFor({ state: 'detached' })
  await sees_focus(who, 'after the judgement')
}

/** The loop; the faults are the answer. `look` is done at the page where the answer is judged, which nothing else shows. */
export async function keyboard(stage, look = async () => []) {
  const from = stage.faults.length
  const person = (name) => stage.visitor(null, 'desk', { still: true, name })
  const resident = await person('resident'), office = await person('siqin'), unit = await person('wangjianguo')
  const { code, number } = await say_it(resident, `东边的牧道被雨水冲断了三处，车过不去，请派人来看。${Math.random()}`)
  await sign_in(office, 'siqin')
  await walks_the_inbox(office)
  await triage_and_assign(office, number)
  await sign_in(unit, 'wangjianguo')
  await accept_and_reply(unit, number)
  await open_ticket(office, number)
  await give(office, 'release', async () => {})
  await follow(resident, code, '答复您')
  const found = await look(resident, 'the answer to be judged')
  await rate_not_solved(resident)
  await follow(resident, code, '没解决')
  await open_ticket(office, number)
  // What was read a moment ago may stand there until the page has asked again.
  await office.page.locator('.ticket-head', { hasText: '重新办理' }).waitFor().catch(() => office.tell('the ticket is not open again'))
  for (const who of [resident, office, unit]) await who.close()
  return [...found, ...stage.faults.splice(from)]
}

await by_itself(import.meta.url, keyboard)
