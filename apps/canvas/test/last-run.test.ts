import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyEndpoint, pasteSteps, saved, selected } from './support/endpoint.ts'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

const STEPS = [
  {
    id: 's_1',
    kind: 'set',
    name: 'wish',
    settings: { value: '{ task: params.id, words: ["now", "soon"] }' },
  },
  {
    id: 's_2',
    kind: 'if',
    settings: { condition: 'params.id == 1' },
    bodies: {
      then: [{ id: 's_3', kind: 'log', settings: { level: 'info', message: '"One"' } }],
      else: [{ id: 's_4', kind: 'log', settings: { level: 'info', message: '"Another"' } }],
    },
  },
  { id: 's_5', kind: 'set', name: 'said', settings: { value: 'wish.task' } },
  { id: 's_6', kind: 'respond', settings: { body: '{ said: said }' } },
]

test('a step says what it took and gave the last time, and runs again with that', async () => {
  const page = await emptyEndpoint(studio)
  await pasteSteps(page, STEPS)
  await saved(page)
  const card = (kind: string, text: string) =>
    page.locator('.react-flow__node').filter({ hasText: kind }).filter({ hasText: text })

  await page.keyboard.press('1')
  await card('Set', 'said').click({ position: { x: 20, y: 12 } })
  const again = page.getByRole('button', { name: /^Run this step with the last input/ })
  await again.click()
  await page.getByRole('status').filter({ hasText: 'There is no input yet' }).first().waitFor()

  await page.getByRole('button', { name: /^Send/ }).click()
  await page.getByTestId('status').filter({ hasText: '200' }).waitFor()
  await card('Log', 'One').locator('[data-ran=done]').waitFor()
  await card('Log', 'Another').locator('[data-ran=skipped]').waitFor()

  await page.getByRole('tab', { name: 'Details' }).click()
  const run = page.getByTestId('step-run')
  await run.getByText('Step 4 of the last request').waitFor()
  assert.match(await run.innerText(), /It took\s+wish\.task\s+1\s+It gave\s+1/)

  await card('Set', 'Sets wish').click({ position: { x: 20, y: 12 } })
  await page.locator('#map').focus()
  await page.keyboard.press('Control+Enter')
  await run.getByText('Step 1 of the last request').waitFor()
  await card('Respond', 'Answers').locator('[data-ran]').waitFor({ state: 'detached' })
  assert.match(await run.innerText(), /"words": \[\s+"now",\s+"soon"/)

  await card('Set', 'said').click({ position: { x: 20, y: 12 } })
  await page.getByRole('button', { name: /^Value:/ }).click()
  await page.getByRole('tree').getByRole('button', { name: 'Unfold wish' }).click()
  await page.getByRole('tree').getByRole('button', { name: 'task 1' }).waitFor()
  await selected(page).waitFor()

  await page.getByRole('tab', { name: 'Try it' }).click()
  await page.getByRole('button', { name: 'See what it did' }).click()
  const happened = page.getByRole('list', { name: 'What happened' })
  const parts = happened.getByRole('button')
  await parts.first().waitFor()
  assert.match((await parts.allInnerTexts()).join(), /Set wish[^]*If[^]*Log[^]*Set said[^]*Respond/)
  assert.doesNotMatch((await parts.allInnerTexts()).join(), /Another/)

  // Back in time, the drawing shows what had been done until then.
  await parts.filter({ hasText: 'Set wish' }).click()
  await card('Set', 'said').locator('[data-ran=skipped]').waitFor()
  await page.getByLabel('Step through').press('End')
  await card('Set', 'said').locator('[data-ran=done]').waitFor()

  await page.getByRole('button', { name: 'Try again', exact: true }).click()
  await page.getByRole('button', { name: 'Stop comparing' }).waitFor()
  await page.getByRole('list', { name: 'Requests' }).getByLabel('Only tried').first().waitFor()
  assert.equal(await happened.getByRole('button', { name: /not as before/ }).count(), 0)
})
