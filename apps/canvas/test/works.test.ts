import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scriptedModel } from '@drawbridge/assistant/testing/scripted-model'
import { importDrawing } from './support/import-drawing.ts'
import { nameModel } from './support/name-model.ts'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

const count = {
  id: 's_count',
  kind: 'code',
  name: 'words',
  settings: {
    inputs: { text: 'params.text' },
    result: { id: 'p_words', name: 'words', type: 'integer' },
    source: 'return 0',
  },
}
const DRAWING = {
  drawbridge: 1,
  name: 'Words',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'notes',
      kind: 'table',
      name: 'notes',
      settings: {
        fields: [{ id: 'f_body', name: 'body', type: 'string' }],
        access: { list: ['public'] },
      },
      position: { x: 640, y: 0 },
    },
    {
      id: 'api',
      kind: 'api',
      name: 'api',
      settings: {
        endpoints: [
          {
            id: 'e_count',
            name: 'count',
            method: 'GET',
            path: '/count/:text',
            access: ['public'],
            steps: [count, { id: 's_say', kind: 'respond', settings: { body: '{ words }' } }],
          },
        ],
      },
    },
  ],
  connections: [{ id: 'c_notes', from: 'api', to: 'notes' }],
}

const SOURCE = "return text.split(' ').filter((word) => word !== '').length"
const path = ['endpoints', '#e_count', 'steps', '#s_count', 'settings', 'source']
const example = (id: string, name: string, text: string, words: number) => ({
  type: 'insertItem',
  id: 'api',
  path: ['tests'],
  item: { id, name, endpoint: 'e_count', params: { text }, status: 200, answer: { words } },
})
const says = (title: string, changes: readonly object[]) => ({
  text: JSON.stringify({ title, changes, assumptions: [], questions: [] }),
})
const written = (value: string) =>
  says('Count the words', [
    {
      says: 'The step counts the words of the text.',
      commands: [{ type: 'setSetting', id: 'api', path, value }],
    },
    {
      says: 'Two examples.',
      commands: [
        example('t_two', 'Two words', 'one two', 2),
        example('t_gap', 'A gap is no word', 'one  two', 2),
      ],
    },
  ])

test('a step is written and its examples are run, things are described, and only a click makes it so', async (t) => {
  const model = await scriptedModel()
  t.after(() => model.close())
  const page = await studio.expert()
  await nameModel(studio, page, model.url)
  await importDrawing(page, DRAWING)
  const card = page.getByRole('region', { name: 'Proposal' })
  const open = new URL(page.url())
  open.search = 'flow=api.e_count'
  await page.goto(open.href)
  await page.locator('.react-flow__node[data-id=s_count]').click()
  model.script(written(SOURCE))
  await page.getByLabel('What it is to do').fill('Count the words: "one two" has 2')
  await page.getByRole('button', { name: 'Ask scripted to write it', exact: true }).click()
  const tried = card.getByText('Tried on a copy: its types, database, start, tests and rules')
  // It goes through all that a drawing goes through.
  await tried.waitFor({ timeout: 90_000 })
  await tried.click()
  await card.getByText(/\d+ tests pass\./).waitFor()
  const apply = card.getByRole('button', { name: 'Apply', exact: true })
  assert.ok(await apply.isDisabled(), 'code wants a click of its own')
  for (const weighs of [/^Other TypeScript would run/, /changes what its own steps say/])
    await card.getByRole('checkbox', { name: weighs }).check()
  await apply.click()
  await card.waitFor({ state: 'detached' })
  await page.getByText('Applied: Count the words').last().waitFor()
  model.script(
    says('Say what notes are', [
      {
        says: 'Notes are described.',
        commands: [{ type: 'describeNode', id: 'notes', description: 'What somebody wrote down.' }],
      },
    ]),
  )
  await page.locator('.react-flow__node[data-id=notes]').click()
  await page.getByRole('tab', { name: 'Details' }).click()
  await page.getByRole('button', { name: 'Describe: ask scripted', exact: true }).click()
  await card.getByText('Notes are described.').waitFor()
  await apply.click()
  await card.waitFor({ state: 'detached' })
  await page.locator('#details').getByText('What somebody wrote down.').waitFor()
})
