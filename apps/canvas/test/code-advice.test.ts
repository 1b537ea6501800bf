import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyEndpoint, pasteSteps, saved } from './support/endpoint.ts'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

const STEPS = [
  {
    id: 's_1',
    kind: 'findOne',
    name: 'task',
    settings: { table: 'tasks', where: 'row.id == params.id', whenMissing: 'fail' },
  },
  {
    id: 's_2',
    kind: 'code',
    name: 'shout',
    settings: {
      inputs: { title: 'task.title' },
      result: { id: 'p_1', name: 'shout', type: 'string' },
      source: 'return title',
    },
  },
  { id: 's_3', kind: 'respond', settings: { body: '{ shout }' } },
]

test('code is told what does not fit while it is typed, and how it may go on', async () => {
  const page = await emptyEndpoint(studio)
  await pasteSteps(page, STEPS)
  await saved(page)
  await page.keyboard.press('1')
  await page
    .locator('.react-flow__node')
    .filter({ hasText: 'shout' })
    .filter({ hasText: 'Code' })
    .first()
    .click({ position: { x: 20, y: 12 } })
  const says = page.getByRole('status', { name: 'What TypeScript says' })
  await says.getByText('It fits its types.').waitFor()

  const editor = page.getByTestId('code-editor').getByRole('textbox')
  await editor.click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('const loud = title.length\nreturn loud')
  const wrong = says.getByText("'number' is not assignable to type 'string'")
  await wrong.waitFor()
  const typed = await page.getByTestId('code-editor').locator('.cm-line').allInnerTexts()
  assert.deepEqual(
    typed,
    ['const loud = title.length', 'return loud'],
    'no key is taken for a command',
  )
  assert.match(await says.innerText(), /Line 2, column 1:/)
  await page.getByTestId('code-editor').locator('.cm-lintRange-error').waitFor()

  await page.getByRole('tab', { name: 'Details' }).focus()
  await saved(page)
  await page.getByRole('button', { name: /does not fit its types, line 2/ }).waitFor()

  await editor.click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('return title.toUpp')
  await page.getByTestId('code-editor').getByRole('option', { name: 'toUpperCase' }).click()
  await page.keyboard.type('()')
  await says.getByText('It fits its types.').waitFor()
})
