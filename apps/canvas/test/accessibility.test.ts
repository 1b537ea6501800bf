import { AxeBuilder } from '@axe-core/playwright'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { useStudio } from './support/studio.ts'
import { tour } from './support/tour.ts'

const studio = useStudio()

/** What axe finds serious or worse, as lines to read. */
async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, target }) => `${id} ${JSON.stringify(target)} ${html.slice(0, 160)}`),
    )
}

for (const scheme of ['light', 'dark'] as const)
  test(`axe finds nothing serious on any screen (${scheme})`, async () => {
    for await (const { name, page } of tour(studio, scheme))
      assert.deepEqual(await findings(page), [], name)
  })
