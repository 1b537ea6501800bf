import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { findings } from './support/axe.ts'
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

const WHEN = { startTimeUnixNano: '1700000000000000000', endTimeUnixNano: '1700000000004000000' }
const spanOf = (id: string, name: string, kind: number, attributes: object) => ({
  traceId: 'a'.repeat(32),
  spanId: id.repeat(16),
  name,
  kind,
  ...WHEN,
  attributes: Object.entries(attributes).map(([key, stringValue]) => ({
    key,
    value: { stringValue },
  })),
})
const resourceOf = (service: string) => ({
  attributes: [{ key: 'service.name', value: { stringValue: service } }],
})
const TRACE = {
  resourceSpans: [
    {
      resource: resourceOf('shop'),
      scopeSpans: [
        {
          spans: [
            spanOf('1', 'GET /orders/:id', 2, {
              'http.request.method': 'GET',
              'http.route': '/orders/:id',
              'http.response.status_code': '200',
            }),
            {
              ...spanOf('2', 'SELECT orders', 3, {
                'db.system.name': 'mysql',
                'db.query.text': 'SELECT orders.id FROM orders WHERE orders.id = ?',
              }),
              parentSpanId: '1'.repeat(16),
            },
          ],
        },
      ],
    },
    {
      resource: resourceOf('billing'),
      scopeSpans: [{ spans: [{ ...spanOf('3', 'charge', 1, {}), parentSpanId: '1'.repeat(16) }] }],
    },
  ],
}

/** Of a machine that has the walls for it; elsewhere it is said why not. */
async function holdsRequests(page: Page, step: Locator): Promise<void> {
  await step.click({ position: { x: 20, y: 12 } })
  const hold = page.getByRole('checkbox', { name: /^Hold requests at breakpoints/ })
  await hold.waitFor()
  if (await hold.isDisabled()) return page.getByText('Only where backends run isolated').waitFor()
  await page.locator('#map').focus()
  await page.keyboard.press('F9')
  await page.getByRole('checkbox', { name: /\(1\)/, checked: true }).waitFor()
  await page.getByRole('tab', { name: 'Try it' }).click()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await step.locator('[data-mark=held]').waitFor()
  const held = page.getByRole('region', { name: 'The request that is held' })
  await held.getByText('wish =').waitFor()
  await held.getByRole('button', { name: 'Step over' }).click()
  await held.getByText('said =').waitFor()
  await held.getByRole('button', { name: 'Continue' }).click()
  await held.waitFor({ state: 'detached' })
  await hold.click()
  await page.getByRole('checkbox', { name: /\(1\)/, checked: false, disabled: false }).waitFor()
}

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
  const requests = page.getByRole('list', { name: 'Requests' }).getByRole('button')
  const made = requests.filter({ hasText: '/auth/register' })
  await page.getByLabel(/^Show those of the studio/).check()
  await made.first().waitFor()
  await page.getByLabel(/^Show those of the studio/).uncheck()
  await made.first().waitFor({ state: 'detached' })
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
  const odd = happened.getByRole('button', { name: /not as before/ })
  assert.deepEqual(await odd.allInnerTexts(), [])
  await holdsRequests(page, card('Set', 'said'))

  // A part leads to its lines, and a line to the part.
  await parts.filter({ hasText: 'Set said' }).click()
  await page.getByRole('button', { name: 'Show its lines' }).click()
  const code = page.getByTestId('code-text')
  await code.locator('.cm-part').filter({ hasText: 'wish.task' }).waitFor()
  await code.locator('.cm-ran').filter({ hasText: "'One'" }).waitFor()
  assert.equal(await code.locator('.cm-ran').filter({ hasText: "'Another'" }).count(), 0)
  await code.locator('.cm-line').filter({ hasText: "'One'" }).first().click()
  await happened.locator('[aria-pressed=true]').filter({ hasText: 'Log' }).waitFor()

  await page.getByRole('button', { name: 'Show a trace from elsewhere' }).click()
  const dialog = page.getByRole('dialog', { name: 'Show a trace from elsewhere' })
  await dialog.getByLabel('The trace as JSON').fill('no trace')
  await dialog.getByRole('button', { name: 'Show trace' }).click()
  await dialog.getByText('This is no JSON').waitFor()
  await dialog.getByLabel('The trace as JSON').fill(JSON.stringify(TRACE))
  await dialog.getByRole('button', { name: 'Show trace' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page
    .getByText(/The trace does not say which code it is of\. It is laid over version/)
    .waitFor()
  await parts.filter({ hasText: 'charge (billing)' }).waitFor()
  await page.getByRole('button', { name: /From elsewhere/ }).waitFor()

  // As far as a step, and then as a test of the backend.
  await page.getByRole('list', { name: 'Requests' }).getByRole('button').last().click()
  await parts.filter({ hasText: 'Respond' }).waitFor()
  await parts.filter({ hasText: 'Set said' }).click()
  await page.getByRole('button', { name: 'Run up to here' }).click()
  await page.getByRole('status').filter({ hasText: 'It ran up to this step' }).first().waitFor()
  assert.doesNotMatch((await parts.allInnerTexts()).join(), /Respond/)

  await page.getByRole('list', { name: 'Requests' }).getByRole('button').last().click()
  await parts.filter({ hasText: 'Respond' }).waitFor()
  await page.getByRole('button', { name: 'Save as test' }).click()
  const mine = page.getByRole('list', { name: 'Saved requests' }).getByRole('button')
  await mine.filter({ has: page.getByLabel('passed') }).waitFor({ timeout: 90_000 })
  await mine.first().click()
  await page.getByLabel('Status', { exact: true }).fill('201')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await mine.filter({ has: page.getByLabel('failed') }).waitFor({ timeout: 90_000 })
  const tab = page.getByRole('tab', { name: /^Tests 1 failed/ })
  await tab.waitFor()
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    assert.deepEqual(await findings(page), [], colorScheme)
  }
  await page.getByRole('button', { name: 'Show its request' }).click()
  await parts.filter({ hasText: 'Respond' }).waitFor()
  await tab.click()
  await mine.first().click()

  // What it answers now becomes what it has to answer; then it is called otherwise, and removed.
  await page.getByRole('button', { name: 'Expect what it answers now' }).click()
  const passed = mine.filter({ has: page.getByLabel('passed') })
  await passed.waitFor({ timeout: 90_000 })
  await page.getByLabel('Name', { exact: true }).fill('Somebody finishes a task')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await passed.filter({ hasText: 'Somebody finishes a task' }).waitFor({ timeout: 90_000 })
  await page.getByRole('button', { name: 'Remove the test' }).click()
  await mine.first().waitFor({ state: 'detached' })
})
