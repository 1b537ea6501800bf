import type { Page } from 'playwright-core'

const STEPS = 60
const MIDDLE = { x: 700, y: 450 }

export type Gesture = (page: Page) => Promise<void>

/** Each step waits for the page to have taken the one before, as a hand on a slow machine does. */
const steps = async (step: (n: number) => Promise<void>): Promise<void> => {
  for (let n = 0; n < STEPS; n += 1) await step(n)
}

export const pan: Gesture = async (page) => {
  await page.mouse.move(MIDDLE.x, MIDDLE.y)
  await steps(async (n) => page.mouse.wheel(n % 20 < 10 ? 30 : -30, n % 40 < 20 ? 20 : -20))
}

/** In to where cards can be read, and back out: every step is one notch. */
export const zoom: Gesture = async (page) => {
  await page.mouse.move(MIDDLE.x, MIDDLE.y)
  await page.keyboard.down('Control')
  await steps(async (n) => page.mouse.wheel(0, n < STEPS / 2 ? -60 : 60))
  await page.keyboard.up('Control')
}

/** Takes the part nearest to the middle for a walk. */
export const drag: Gesture = async (page) => {
  const at = await page.evaluate(({ x, y }) => {
    const boxes = [...document.querySelectorAll('.react-flow__node')].map((node) =>
      node.getBoundingClientRect(),
    )
    const far = (box: DOMRect) => Math.hypot(box.x + box.width / 2 - x, box.y + 4 - y)
    const box = boxes.toSorted((a, b) => far(a) - far(b))[0]
    return box ? { x: box.x + box.width / 2, y: box.y + Math.min(10, box.height / 3) } : { x, y }
  }, MIDDLE)
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  await steps(async (n) => page.mouse.move(at.x + n * 3, at.y + n * 2))
  await page.mouse.up()
}

/** To the size at which cards can be read. */
export const approach: Gesture = async (page) => {
  await page.mouse.move(MIDDLE.x, MIDDLE.y)
  await page.keyboard.down('Control')
  for (let n = 0; n < 40; n += 1) await page.mouse.wheel(0, -60)
  await page.keyboard.up('Control')
}
