import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { emptyEndpoint, saved, selected } from './support/endpoint.ts'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

/** A project of tasks with an endpoint of these steps. */
async function endpointOf(steps: readonly object[]): Promise<Page> {
  const page = await emptyEndpoint(studio, 'Everyone')
  await page.evaluate(
    (text) => navigator.clipboard.writeText(text),
    JSON.stringify({ drawbridge: 'steps', steps }),
  )
  await page.locator('#map').focus()
  await page.keyboard.press('Control+v')
  await page.locator('.react-flow__node-card').first().waitFor()
  await saved(page)
  return page
}

const step = (page: Page, text: string) =>
  page.locator('.react-flow__node-card').filter({ hasText: text })

/** Walks to a step: so many to the right of the start. */
async function walkTo(page: Page, text: string, steps: number): Promise<void> {
  await page.locator('#map').focus()
  await page.keyboard.press('Home')
  for (let taken = 0; taken < steps; taken += 1) await page.keyboard.press('ArrowRight')
  await selected(page).filter({ hasText: text }).waitFor()
}

const FINISH = [
  {
    id: 's_1',
    kind: 'findOne',
    name: 'task',
    settings: { table: 'tasks', where: 'row.id == params.id' },
  },
  {
    id: 's_2',
    kind: 'update',
    settings: { table: 'tasks', where: 'row.id == task.id', values: { done: 'true' } },
  },
  { id: 's_3', kind: 'respond', settings: { body: '{ finished: task.title }' } },
]

test('what is drawn answers, and each step leads to its lines and back', async () => {
  const page = await endpointOf(FINISH)
  await page.getByRole('button', { name: 'Split', exact: true }).click()
  const code = page.getByTestId('code-text')
  await code.getByText('export async function').first().waitFor()
  await walkTo(page, 'Respond', 3)
  const marked = code.locator('.cm-part')
  await marked.filter({ hasText: 'finished: task.title' }).waitFor()
  await marked.filter({ hasText: 'params.id' }).waitFor({ state: 'detached' })

  await code.locator('.cm-line').filter({ hasText: 'params.id' }).first().click()
  await selected(page).filter({ hasText: 'Find one' }).waitFor()

  await page.getByRole('tab', { name: 'Try it' }).click()
  await page.getByRole('heading', { name: '/tasks/{id}/finish' }).waitFor()
  await page.getByLabel('id', { exact: true }).fill('1')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByTestId('status').filter({ hasText: '200' }).waitFor({ timeout: 60_000 })

  // What was sent stands beside the names from now on.
  await page.getByRole('tab', { name: 'Details' }).click()
  await walkTo(page, 'Update', 2)
  await page.getByRole('button', { name: /^Compared with/ }).click()
  await page.getByRole('tree').getByRole('button', { name: 'Unfold params' }).click()
  await page.getByRole('tree').getByText('"1"').waitFor()
})

test('a problem leads into the flow, to the step and its field', async () => {
  const wrong = { id: 's_3', kind: 'respond', settings: { body: '{ finished: task.titel }' } }
  const page = await endpointOf([...FINISH.slice(0, 2), wrong])
  await page.locator('#map').focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.locator('.react-flow__node[data-id=api]').waitFor()
  await page.getByRole('button', { name: /^\d problems?,/ }).click()
  await page
    .getByRole('region', { name: 'Problems, requests and logs' })
    .getByRole('button', { name: /titel/ })
    .click()
  await selected(page).filter({ hasText: 'Respond' }).waitFor()
  await page.waitForFunction(() =>
    document.activeElement?.getAttribute('data-field')?.endsWith('/settings/body'),
  )
  await page.getByRole('combobox', { name: 'Answer' }).fill('{ finished: task.title }')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'No problems' }).waitFor()
})

test('steps become a flow of their own, which is called in their place', async () => {
  const page = await endpointOf(FINISH)
  await walkTo(page, 'Find one', 1)
  await step(page, 'Update').click({ modifiers: ['Shift'] })
  await page.keyboard.press('Alt+x')
  await selected(page).filter({ hasText: 'Call a flow' }).waitFor()
  await step(page, 'Find one').waitFor({ state: 'detached' })
  assert.equal(await page.locator('.react-flow__node-card').count(), 2)
  await saved(page)
  await page.getByRole('button', { name: 'No problems' }).waitFor()
  await page.locator('#map').focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  const part = page.locator('.react-flow__node-part').filter({ hasText: 'Flow' })
  await part.dblclick()
  await page.locator('.start-card').filter({ hasText: 'When it is called' }).waitFor()
  await step(page, 'Find one').waitFor()
  await step(page, 'Gives task').waitFor()
})

test('what happens when a row changes is drawn the same way', async () => {
  const page = await studio.expert()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.locator('.react-flow__node[data-id=tasks]').click()
  await page.getByRole('tab', { name: 'Details' }).click()
  await page.locator('summary').filter({ hasText: 'Events' }).click()
  await page.getByRole('button', { name: 'Add event' }).click()
  await page.getByRole('menuitem', { name: 'After a row was changed' }).click()
  await page.locator('.start-card').filter({ hasText: 'After a row was changed' }).waitFor()
  await page.getByRole('button', { name: 'Add the first step' }).click()
  await page.getByRole('dialog').getByRole('combobox').fill('create')
  await page.keyboard.press('Enter')
  await selected(page).filter({ hasText: 'Adds a row to tasks' }).waitFor()
  await page.getByRole('combobox', { name: 'Table', exact: true }).selectOption('tags')
  await page.getByRole('button', { name: 'Give name a value' }).click()
  const ways = page.getByRole('group', { name: 'How to say name' })
  await ways.getByRole('button', { name: 'From earlier' }).click()
  await page.getByRole('button', { name: /^name:/ }).click()
  await page.getByRole('tree').getByRole('button', { name: 'Unfold row' }).click()
  await page
    .getByRole('tree')
    .getByRole('button', { name: /^title/ })
    .click()
  await saved(page)
  await page.getByRole('button', { name: 'No problems' }).waitFor()
})
