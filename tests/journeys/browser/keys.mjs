// Working with the keys alone. Wherever the focus goes it must be seen: on the screen, not covered, with a ring.

/** What is wrong with where the focus is; runs in the page. */
function wrong_focus() {
  const at = document.activeElement
  if (!at || at === document.body || at === document.documentElement) return 'nothing has the focus'
  const name = `<${at.tagName.toLowerCase()} class="${at.className}"> “${(at.getAttribute('aria-label') ?? at.innerText ?? at.name ?? '').trim().slice(0, 30)}”`
  const modal = [...document.querySelectorAll('dialog:modal')].at(-1)
  if (modal && !modal.contains(at)) return `the focus is behind the dialog, at ${name}`
  const faces = [at, ...(at.labels ?? []), at.closest('label'), at.parentElement].filter(Boolean)
  const is_hidden = (e) => {
    const { width, height } = e.getBoundingClientRect()
    return width < 3 || height < 3 || getComputedStyle(e).opacity === '0'
  }
  const face = faces.find((e) => !is_hidden(e))
  if (!face) return `${name} is too small to be seen`
  const { left, top, right, bottom } = face.getBoundingClientRect()
  const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2
  const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2
  if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight) return `${name} is off the screen`
  const covers = (px, py) => {
    const over = document.elementFromPoint(px, py)
    return over && !faces.some((f) => f === over || f.contains(over)) && !over.contains(at) ? over : null
  }
  const over = covers(x, y) && covers(Math.max(left, 0) + 4, y) // a long one may be crossed in the middle
  if (over) return `${name} is covered by <${over.tagName.toLowerCase()} class="${over.className}">`
  if (at.tabIndex < 0) return null // a heading or region the page moved on to: it is read out, nothing can be pressed there
  const has_ring = (e) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(e)
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || /0px 0px 0px [2-9]/.test(boxShadow) || (e.tagName === 'TD' && /[2-9]px 0px 0px inset/.test(boxShadow))
  }
  return [...faces, at.querySelector('td')].some((e) => e && has_ring(e)) ? null : `${name} has the focus and shows no ring`
}

/** Tells when the focus is lost or not seen; scrolling to it may take a moment. */
export async function sees_focus(who, where) {
  for (let n = 0; ; n++) {
    const wrong = await who.page.evaluate(wrong_focus)
    if (!wrong) return
    if (n === 10) return who.tell(`${where}: ${wrong}`)
    await who.page.waitForTimeout(50)
  }
}

export async function press(who, key, where) {
  await who.page.keyboard.press(key)
  if (where) await sees_focus(who, where)
}

const has_focus = (locator) => locator.evaluate((e) => e === document.activeElement, undefined, { timeout: 5000 }).catch(() => false)

/** Tab by Tab to an element; each stop on the way must be seen. */
export async function tab_to(who, locator, where) {
  await locator.first().waitFor()
  const target = locator.first()
  let lost = 0
  for (let n = 0; n < 150; n++) {
    if (await has_focus(target)) return sees_focus(who, where)
    await who.page.keyboard.press('Tab')
    if (await who.page.evaluate(() => document.activeElement === document.body)) lost++ // once round, by way of the window itself
    else await sees_focus(who, `${where}, on the way`)
    if (lost > 2) break
  }
  throw new Error(`${who.name}: ${where} is not reached with Tab`)
}

export async function type_into(who, locator, words, where) {
  await tab_to(who, locator, where)
  await who.page.keyboard.press('Control+A')
  await who.page.keyboard.insertText(words)
}

/** The nth of some radio buttons: into the group with Tab, along it with the arrows. */
export async function choose(who, group, nth, where) {
  const radios = group.locator('input[type=radio]')
  await radios.first().waitFor({ state: 'attached' })
  const at = Math.max(0, await radios.evaluateAll((all) => all.findIndex((r) => r.checked)))
  await tab_to(who, radios.nth(at), where)
  for (let n = at; n < nth; n++) await press(who, 'ArrowDown', where)
  for (let n = at; n > nth; n--) await press(who, 'ArrowUp', where)
  if (at === nth) await press(who, 'Space', where)
  if (!(await radios.nth(nth).isChecked())) throw new Error(`${who.name}: ${where} is not chosen with the arrows`)
}

/** What is found by typing, taken with the arrows and Enter. */
export async function pick(who, box, words, where) {
  await type_into(who, box, words, where)
  const list = who.page.locator(`#${(await box.getAttribute('aria-controls')).replaceAll(':', '\\:')}`)
  await list.getByRole('option').filter({ hasText: words }).first().waitFor()
  for (let n = 0; n < 10; n++) {
    await press(who, 'ArrowDown', where)
    const active = await box.getAttribute('aria-activedescendant')
    if (active && (await who.page.locator(`[id="${active}"]`).innerText()).includes(words)) break
  }
  await press(who, 'Enter', where)
  const taken = await box.inputValue()
  if (!taken.includes(words)) throw new Error(`${who.name}: ${where} took “${taken}”, not “${words}”`)
}

/** The next choice of a list that opens downwards, until something is chosen. */
export async function any_of(who, select, where) {
  await tab_to(who, select, where)
  for (let n = 0; n < 3 || !(await select.inputValue()); n++) {
    if (n > 20) throw new Error(`${who.name}: ${where} does not change with the arrows`)
    await press(who, 'ArrowDown', where)
  }
}

/** Where the focus is, to come back to. */
export const place_of_focus = ({ page }) => page.evaluateHandle(() => document.activeElement)

/** Escape closes a dialog and leads back to what opened it. */
export async function escape_returns(who, opener, where) {
  await who.page.keyboard.press('Escape')
  await who.page.locator('dialog[open]').waitFor({ state: 'detached' })
  if (!(await opener.evaluate((e) => e === document.activeElement))) who.tell(`${where}: the focus is not back at what opened the dialog, but at ${await who.page.evaluate(() => document.activeElement.outerHTML.slice(0, 120))}`)
  await sees_focus(who, `${where}, closed`)
}
