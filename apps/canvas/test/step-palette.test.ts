import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyEndpoint, pasteSteps, selected } from './support/endpoint.ts'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

const STEPS = [
  { id: 's_1', kind: 'set', name: 'one', settings: { value: '1' } },
  { id: 's_2', kind: 'respond', settings: { body: '{ one }' } },
]

test('a kind of step is dragged to a line, moved by buttons, and not where it makes no sense', async () => {
  const page = await emptyEndpoint(studio)
  await pasteSteps(page, STEPS)
  await page.keyboard.press('1')
  await page.getByRole('button', { name: 'Add parts', exact: true }).click()
  const order = async (): Promise<readonly string[]> => {
    const names = await page
      .locator('.react-flow__node-card')
      .evaluateAll((cards) =>
        cards
          .toSorted((a, b) => a.getBoundingClientRect().x - b.getBoundingClientRect().x)
          .map((card) => card.getAttribute('aria-label')?.split(/[ :]/)[0] ?? ''),
      )
    return names
  }
  const lines = page.getByRole('button', { name: 'Add a step here' })
  await page.getByRole('button', { name: 'Add Log' }).dragTo(lines.nth(1))
  await selected(page).filter({ hasText: 'Log' }).waitFor()
  assert.deepEqual(await order(), ['Set', 'Log', 'Respond'])

  await page.getByRole('button', { name: 'Move the step earlier' }).click()
  assert.deepEqual(await order(), ['Log', 'Set', 'Respond'])
  assert.ok(await page.getByRole('button', { name: 'Move the step earlier' }).isDisabled())
  await page.getByRole('button', { name: 'Move the step later' }).click()
  assert.deepEqual(await order(), ['Set', 'Log', 'Respond'])

  await page.getByRole('button', { name: 'Add Respond' }).dragTo(lines.nth(0))
  await page.getByRole('status').getByText('Only as the last step').first().waitFor()
  assert.deepEqual(await order(), ['Set', 'Log', 'Respond'])
})
