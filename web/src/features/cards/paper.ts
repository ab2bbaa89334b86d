import { ApiError } from '@/api'
import { print_cards, type CardPrint } from './cards.api'

const loaded = (paper: Window) => new Promise<void>((done) => {
  const style = paper.document.querySelector('link[rel=stylesheet]')
  if (!style || (style as HTMLLinkElement).sheet) return done()
  style.addEventListener('load', () => done(), { once: true })
  style.addEventListener('error', () => done(), { once: true })
})

/** A window for paper; opened at once, since a browser opens none long after the press. */
export function open_paper(title: string): Window | null {
  const paper = window.open('', '_blank')
  if (paper) paper.document.title = title
  return paper
}

/** Prints cards in a window of their own. The pages are kept nowhere else: while the window is open they can be printed again. */
export async function print_on(paper: Window, asked: CardPrint): Promise<void> {
  try {
    const pages = await print_cards(asked)
    paper.document.open()
    paper.document.write(pages)
    paper.document.close()
    await loaded(paper)
    paper.focus()
    paper.print()
  } catch (e) {
    if (e instanceof ApiError) paper.close()
    throw e
  }
}
