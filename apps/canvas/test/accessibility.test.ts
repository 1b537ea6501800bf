import { AxeBuilder } from '@axe-core/playwright'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { useStudio } from './support/studio.ts'

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
    const page = await studio.stranger()
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await page.getByLabel('Email').waitFor()
    assert.deepEqual(await findings(page), [], 'the door')
    await page.context().close()

    const inside = await studio.newcomer()
    await inside.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await inside.getByRole('button', { name: 'New project' }).first().click()
    await inside.getByText('Blank', { exact: true }).waitFor()
    assert.deepEqual(await findings(inside), [], 'the new project')
    await inside.getByRole('button', { name: 'Create', exact: true }).click()
    await inside.getByRole('heading', { name: '/tasks' }).waitFor()
    await inside.getByRole('button', { name: 'Send' }).click()
    await inside.getByTestId('status').waitFor({ timeout: 60_000 })
    assert.deepEqual(await findings(inside), [], 'the explorer')

    await inside.locator('.react-flow__node[data-id=tasks]').click()
    await inside.getByRole('tab', { name: 'Details' }).click()
    await inside.getByRole('button', { name: 'More about title' }).click()
    await inside.getByRole('button', { name: 'Outline' }).click()
    assert.deepEqual(await findings(inside), [], 'the details and the outline')
    await inside.getByRole('button', { name: 'Code', exact: true }).click()
    await inside
      .getByRole('navigation', { name: 'Files' })
      .getByRole('button', { name: /^app\.ts/ })
      .waitFor()
    assert.deepEqual(await findings(inside), [], 'the code')
    await inside.getByRole('button', { name: 'Generate code' }).click()
    await inside.getByText('npm start').waitFor()
    assert.deepEqual(await findings(inside), [], 'the sheet')
    await inside.keyboard.press('Escape')

    await inside.getByRole('button', { name: 'Map', exact: true }).click()
    await inside.locator('.react-flow__node[data-id=api]').click()
    await inside.getByRole('button', { name: 'Add endpoint' }).click()
    assert.deepEqual(await findings(inside), [], 'a new endpoint')
    await inside.getByLabel('Path').fill('/tasks/:id/finish')
    await inside.getByRole('button', { name: 'Add', exact: true }).click()
    await inside.getByRole('button', { name: 'Add the first step' }).click()
    await inside.getByRole('dialog').getByRole('combobox').fill('for each')
    assert.deepEqual(await findings(inside), [], 'the picker of steps')
    await inside.keyboard.press('Enter')
    await inside.getByRole('button', { name: 'Add the first step: For each' }).click()
    await inside.getByRole('dialog').getByRole('combobox').fill('find one')
    await inside.keyboard.press('Enter')
    await inside.getByRole('heading', { name: 'Find one' }).waitFor()
    assert.deepEqual(await findings(inside), [], 'a flow and the details of a step')
  })
