// The acceptance story in a browser (product.md): a household's words, two answers, their judgement of each.
//   node tests/journeys/browser/story.mjs [--update-docs]
// BASE_URL: a server that runs already (else a demonstration is started); OUT: where the pictures go.
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { somebody, stays_in_width } from './browser.mjs'
import { accept, assign, escalate, follow, open_ticket, rate, release, reply, say_it, sign_in, take, triage, write_down } from './people.mjs'
import { by_itself } from './stage.mjs'

const pictures = ['inbox', 'ticket', 'portal', 'follow']
const gacha = '萨如拉塔拉嘎查' // Old Barag banner, sumu West Ujur

function agree(what, found, wanted) {
  if (!found.includes(wanted)) throw new Error(`${what}: “${found}”, not “${wanted}”`)
}

/** One telling on one screen: four people, each with a window of their own. */
async function tell(stage, screen) {
  const suffix = screen === 'phone' ? '-phone' : ''
  const person = (name) => somebody(stage.browser, name, screen, stage.base, stage.faults)
  const resident = await person('resident'), sumu = await person('siqin'), unit = await person('wangjianguo'), banner = await person('baoyulan')
  const show = async (who, name) => {
    for (const toast = who.page.locator('.toast button'); await toast.count(); ) await toast.first().click({ timeout: 2000 }).catch(() => {}) // gone by itself meanwhile
    await who.page.waitForTimeout(500) // past the movement
    await stays_in_width(who, name)
    await who.page.screenshot({ path: join(stage.out, `${name}${suffix}.png`), fullPage: name === 'portal' || name === 'follow' || (name === 'ticket' && screen === 'desk') })
  }
  const words = `${screen === 'phone' ? '五' : '三'}号井的水泵坏了快十天，全家和六十只羊都要到三十里外拉水，请派人来修。`

  await resident.page.goto('/portal/')
  await resident.page.locator('.tiles li').first().waitFor()
  await show(resident, 'portal')
  const { code, number } = await say_it(resident, { words, place_words: '萨如拉塔拉', place: gacha, name: '斯琴高娃', phone: '13900000001' })
  agree('the resident reads', await follow(resident, code), '收到了')

  await sign_in(sumu, 'siqin')
  await sign_in(unit, 'wangjianguo')
  await sign_in(banner, 'baoyulan')
  await open_ticket(sumu, number)
  await triage(sumu)
  await escalate(sumu, '需要水泵和吊装车，超出苏木财力。', '换过一次接线，安排拉水两趟。')
  await open_ticket(banner, number)
  await take(banner)
  await assign(banner, '陈巴尔虎旗水利局', '请尽快查看并修复水泵，先保证人畜饮水。')
  agree('the resident reads', await follow(resident, code), '水利局')
  await answer_it(sumu, unit, number, '已经安排送水，水泵在修。')
  agree('the resident reads', await follow(resident, code), '答复您')
  await rate(resident, { solved: false, words: '送了一天水就停了，泵还是坏的。' })
  agree('the resident reads', await follow(resident, code), '没解决')

  await banner.page.goto('/#/tickets')
  await banner.page.locator('tr[data-key]').first().waitFor()
  await show(banner, 'inbox')
  await open_ticket(sumu, number)
  await show(sumu, 'ticket')
  await assign(sumu, '陈巴尔虎旗水利局', '重新办：今天送水，三天内换泵。')
  await answer_it(sumu, unit, number, '新泵已经装好出水，今后每周来看一次。')
  await follow(resident, code)
  await show(resident, 'follow')
  await rate(resident, { solved: true, satisfied: 5, words: '水上来了，谢谢。' })
  agree('the resident reads', await follow(resident, code), '解决')
  for (const who of [resident, sumu, unit, banner]) await who.close()
}

/** The other way in: a cadre on the road writes it down, whoever said it follows it by the code. */
async function tell_at_the_door(stage) {
  const cadre = await somebody(stage.browser, 'chaolu', 'phone', stage.base, stage.faults)
  await sign_in(cadre, 'chaolu', '/field/#/quick')
  const code = await write_down(cadre, '老人家的棚圈塌了一角，怕下雪压坏，想申请修缮。')
  agree('whoever said it reads', await follow(cadre, code), '收到了')
  await cadre.close()
}

/** The unit takes it and answers, the office looks at the answer and lets it go. */
async function answer_it(office, unit, number, text) {
  await open_ticket(unit, number)
  await accept(unit)
  await reply(unit, '解决了', text)
  await open_ticket(office, number)
  await release(office)
}

/** Plays it on both screens; the faults that were seen are the answer. */
export async function play({ base, out, browser, screens = ['desk', 'phone'] }) {
  mkdirSync(out, { recursive: true })
  const stage = { base, out, browser, faults: [] }
  for (const screen of screens) await tell(stage, screen)
  await tell_at_the_door(stage)
  return stage.faults
}

await by_itself(import.meta.url, async (stage) => {
  const faults = await play(stage)
  console.log(`pictures in ${stage.out}`)
  if (!faults.length && process.argv.includes('--update-docs')) {
    mkdirSync('docs/screenshots', { recursive: true })
    for (const name of pictures) copyFileSync(join(stage.out, `${name}.png`), join('docs/screenshots', `${name}.png`))
  }
  return faults
})
