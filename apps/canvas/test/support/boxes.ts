import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Where these are, in pixels of the screen, all of them at one moment and after they have stood
 * still for five frames: a view that is on its way shows each of them elsewhere.
 */
export async function boxesOf<const Of extends readonly Locator[]>(
  page: Page,
  ...of: Of
): Promise<{ readonly [Place in keyof Of]: Box }> {
  const elements = await Promise.all(of.map((one) => one.elementHandle()))
  const boxes = await page.evaluate(async (elements) => {
    const now = () =>
      elements.map((element) => {
        const { x, y, width, height } = element?.getBoundingClientRect() ?? new DOMRect()
        return { x, y, width, height }
      })
    let seen = now()
    for (let still = 0; still < 5; still++) {
      await new Promise(requestAnimationFrame)
      const next = now()
      if (JSON.stringify(next) !== JSON.stringify(seen)) still = -1
      seen = next
    }
    return seen
  }, elements)
  assert.ok(isAsManyAs(boxes, of))
  return boxes
}

const isAsManyAs = <Of extends readonly Locator[]>(
  boxes: readonly Box[],
  of: Of,
): boxes is { readonly [Place in keyof Of]: Box } & readonly Box[] => boxes.length === of.length
