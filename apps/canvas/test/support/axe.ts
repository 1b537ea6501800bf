import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** Brings every colour to where it goes: one that is inherited may begin to move as another has come to rest. */
function settle(): void {
  for (;;) {
    const moving = document.getAnimations().filter((each) => each instanceof CSSTransition)
    if (moving.length === 0) return
    for (const each of moving) each.finish()
  }
}

const EVERYTHING = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds serious or worse, as lines to read. */
export const findings = (page: Page): Promise<readonly string[]> =>
  lookedThrough(page, (axe) => axe.withTags(EVERYTHING))

/** The same in the page's other theme, which changes nothing but colours. */
export const findingsOfColour = (page: Page): Promise<readonly string[]> =>
  lookedThrough(page, (axe) => axe.withRules('color-contrast'))

async function lookedThrough(
  page: Page,
  choose: (axe: AxeBuilder) => AxeBuilder,
): Promise<readonly string[]> {
  await page.evaluate(settle)
  // There are no frames to gather from, so that no second page is needed for it.
  const { violations } = await choose(new AxeBuilder({ page }).setLegacyMode()).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, target }) => `${id} ${JSON.stringify(target)} ${html.slice(0, 160)}`),
    )
}
