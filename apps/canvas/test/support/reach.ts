import type { Page } from 'playwright-core'

const TARGETS = [
  'a[href]',
  'button',
  'input:not([type=hidden])',
  'select',
  'textarea',
  'summary',
  '[role=button]',
  '[role=tab]',
  '[role=menuitem]',
  '[role=option]',
  '[role=checkbox]',
  '[role=switch]',
  '[role=radio]',
  '.react-flow__node',
  '.react-flow__handle',
].join(', ')

/** What can be pressed and is less than 24 pixels wide or high for whoever presses it. */
export const smallTargets = (page: Page): Promise<readonly string[]> =>
  page.evaluate((selector) => {
    const LEAST = 24
    const isShown = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect()
      return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true })
    }
    // A link within a sentence is as high as its line, and a line is not made higher for it.
    const isInSentence = (element: Element): boolean =>
      getComputedStyle(element).display === 'inline' && element.closest('p, li, dd') !== null
    const isLarge = ({ width, height }: DOMRect): boolean =>
      width >= LEAST - 0.5 && height >= LEAST - 0.5
    /** Pressed a little beside its middle it is still what is pressed. */
    const isHit = (element: Element): boolean => {
      const { x, y, width, height } = element.getBoundingClientRect()
      const middle = [x + width / 2, y + height / 2] as const
      const away = LEAST / 2 - 1
      return (
        [
          [0, 0],
          [away, 0],
          [-away, 0],
          [0, away],
          [0, -away],
        ] as const
      ).every(([dx, dy]) => {
        const hit = document.elementFromPoint(middle[0] + dx, middle[1] + dy)
        return hit !== null && hit.closest(selector) === element
      })
    }
    const isOnScreen = (element: Element): boolean => {
      const { x, y, width, height } = element.getBoundingClientRect()
      const hit = document.elementFromPoint(x + width / 2, y + height / 2)
      return hit !== null && (element.contains(hit) || hit.contains(element))
    }
    const labelsOf = (element: Element): readonly Element[] =>
      'labels' in element && element.labels instanceof NodeList
        ? [...element.labels].filter((label) => label instanceof Element)
        : []
    return [...document.querySelectorAll(selector)]
      .filter((element) => isShown(element) && !isInSentence(element))
      .filter((element) => getComputedStyle(element).pointerEvents !== 'none')
      .filter(
        (element) =>
          ![element, ...labelsOf(element)].some((one) => isLarge(one.getBoundingClientRect())),
      )
      .filter((element) => isOnScreen(element) && !isHit(element))
      .map((element) => {
        const { width, height } = element.getBoundingClientRect()
        return `${Math.round(width)} × ${Math.round(height)} ${element.outerHTML.slice(0, 160)}`
      })
  }, TARGETS)

/** What Tab leads to and does not show that it has the focus. */
export async function unseenFocus(page: Page): Promise<readonly string[]> {
  // After a key the browser takes each focus for one by keyboard.
  await page.keyboard.press('Shift')
  return page.evaluate(() => {
    const before = document.activeElement
    const isOutlined = (element: Element | null | undefined): boolean =>
      !!element &&
      [null, '::before', '::after'].some((part) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element, part)
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
      })
    const modal = document.querySelector('[role=dialog], [role=menu]')
    const found = [...(modal ?? document).querySelectorAll<HTMLElement>('*')]
      .filter((element) => element.tabIndex >= 0 && element.checkVisibility())
      .filter((element) => {
        element.focus({ preventScroll: true })
        if (document.activeElement !== element || !element.matches(':focus-visible')) return false
        // A card is outlined around what it holds, a field as the box that it stands in.
        const parent = element.parentElement
        return ![element, element.firstElementChild, parent, parent?.parentElement].some(isOutlined)
      })
      .map((element) => element.outerHTML.slice(0, 160))
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    return found
  })
}

/** By how many pixels the page is wider than the screen. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
