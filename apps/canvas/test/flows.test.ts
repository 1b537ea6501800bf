import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { boxesOf } from './support/boxes.ts'
import { emptyEndpoint, saved, selected } from './support/endpoint.ts'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

const node = (page: Page, text: string) =>
  page.locator('.react-flow__node').filter({ hasText: text })

/** Chooses a kind of step in the picker that is open. */
async function choose(page: Page, kind: string): Promise<void> {
  await page.getByRole('dialog').getByRole('combobox').fill(kind)
  await page.getByRole('dialog').getByRole('option', { name: kind }).first().waitFor()
  await page.keyboard.press('Enter')
  await selected(page).filter({ hasText: kind }).waitFor()
}

/** What the steps are, from left to right. */
const order = (page: Page): Promise<readonly string[]> =>
  page.locator('.react-flow__node-card, .react-flow__node-frame').evaluateAll((nodes) =>
    nodes
      .map((one) => ({
        name: one.getAttribute('aria-label')?.split(':')[0] ?? '',
        x: one.getBoundingClientRect().x,
      }))
      .toSorted((a, b) => a.x - b.x)
      .map(({ name }) => name),
  )

test('a flow is drawn without a mouse, walked, cut, pasted and taken back', async () => {
  const page = await emptyEndpoint(studio)
  await page.locator('#map').focus()
  await page.keyboard.press('n')
  await choose(page, 'Find one')
  await page.keyboard.press('/')
  await choose(page, 'Update')
  await page.keyboard.press('n')
  await choose(page, 'Respond')
  assert.deepEqual(await order(page), ['Find one task', 'Update', 'Respond'])

  await page.keyboard.press('ArrowLeft')
  await selected(page).filter({ hasText: 'Update' }).waitFor()
  await page.keyboard.press('Control+ArrowLeft')
  assert.deepEqual(await order(page), ['Update', 'Find one task', 'Respond'])
  await page.keyboard.press('Control+x')
  await node(page, 'Update').waitFor({ state: 'detached' })
  await page.keyboard.press('ArrowRight')
  await selected(page).filter({ hasText: 'Find one' }).waitFor()
  await page.keyboard.press('Control+v')
  await selected(page).filter({ hasText: 'Update' }).waitFor()
  assert.deepEqual(await order(page), ['Find one task', 'Update', 'Respond'])

  await page.keyboard.press('Delete')
  await node(page, 'Update').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+z')
  await node(page, 'Update').waitFor()
  await saved(page)

  const address = page.url()
  // The first lets go of what is selected, the second goes back.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.locator('.react-flow__node[data-id=api].selected').waitFor()
  await page.goto(address)
  await node(page, 'Update').waitFor()
  assert.deepEqual(await order(page), ['Find one task', 'Update', 'Respond'])
})

test('steps go into branches and frames, and are dragged from one to another', async () => {
  const page = await emptyEndpoint(studio)
  await page.getByRole('button', { name: 'Add the first step' }).click()
  await choose(page, 'If')
  await page.getByRole('button', { name: 'Add the first step: When it is so' }).click()
  await choose(page, 'Log')
  await page.getByRole('button', { name: 'Add the first step: Otherwise' }).click()
  await choose(page, 'Transaction')
  await page.getByRole('button', { name: 'Add the first step: All of this' }).waitFor()

  const [hold, target] = await boxesOf(
    page,
    node(page, 'Log'),
    page.getByRole('button', { name: 'Add the first step: All of this' }),
  )
  await page.mouse.move(hold.x + 24, hold.y + hold.height / 2)
  await page.mouse.down()
  await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 12 })
  await page.locator('.flow-spot[data-aimed]').waitFor()
  await page.mouse.up()
  await page.getByRole('button', { name: 'Add the first step: When it is so' }).waitFor()
  const [frame, card] = await boxesOf(page, node(page, 'Transaction'), node(page, 'Log'))
  assert.ok(card.x > frame.x && card.y > frame.y)
  assert.ok(card.x + card.width < frame.x + frame.width)

  await page.keyboard.press('Control+z')
  await page.getByRole('button', { name: 'Add the first step: All of this' }).waitFor()
})

test('a value is said in three ways, and a formula is told what is wrong while it is typed', async () => {
  const page = await emptyEndpoint(studio)
  await page.getByRole('button', { name: 'Add the first step' }).click()
  await choose(page, 'Find one')
  await page.getByRole('button', { name: 'Add a step at the end' }).click()
  await choose(page, 'Set')
  const ways = page.getByRole('group', { name: 'How to say Value' })

  await ways.getByRole('button', { name: 'From earlier' }).click()
  await page.getByRole('button', { name: /^Value:/ }).click()
  await page.getByRole('tree').getByRole('button', { name: 'Unfold task' }).click()
  await page
    .getByRole('tree')
    .getByRole('button', { name: /^title/ })
    .click()
  await selected(page).filter({ hasText: 'title of task' }).waitFor()

  await ways.getByRole('button', { name: 'Formula' }).click()
  const formula = page.getByRole('combobox', { name: 'Value' })
  await formula.fill('task.titel')
  await page.getByRole('status').filter({ hasText: 'titel' }).waitFor()
  await formula.fill('')
  await formula.pressSequentially('task.tit')
  await page.getByRole('option', { name: /^title/ }).waitFor()
  await page.keyboard.press('Tab')
  assert.equal(await formula.inputValue(), 'task.title')
  await formula.press('Enter')
  await selected(page).filter({ hasText: 'to title of task' }).waitFor()

  await ways.getByRole('button', { name: 'Fixed' }).click()
  await page.getByRole('combobox', { name: 'What Value is' }).selectOption('Text')
  await page.getByRole('textbox', { name: 'Value', exact: true }).fill("it's done")
  await page.keyboard.press('Enter')
  await selected(page).filter({ hasText: "“it's done”" }).waitFor()
})

test('conditions are rows that read as a sentence, and a formula underneath', async () => {
  const page = await emptyEndpoint(studio)
  await page.getByRole('button', { name: 'Add the first step' }).click()
  await choose(page, 'Find many')
  await page.getByRole('button', { name: 'Add a condition' }).click()
  await page.getByRole('button', { name: 'What is looked at: choose a value' }).click()
  await page.getByRole('tree').getByRole('button', { name: 'Unfold row' }).click()
  await page.getByRole('tree').getByRole('button', { name: /^done/ }).click()
  await page.getByRole('combobox', { name: 'How it is compared' }).selectOption('is not so')
  await page.getByText('row › done is not so.').waitFor()
  const ways = page.getByRole('group', { name: 'How to say Which' })
  await ways.getByRole('button', { name: 'Formula' }).click()
  const formula = page.getByRole('combobox', { name: 'Which' })
  assert.equal(await formula.inputValue(), '!row.done')
  // It is chosen, so typing replaces it, and Enter behind a number takes no name in.
  await page.keyboard.type('row.id < 1')
  await page.keyboard.press('Enter')
  assert.equal(await formula.inputValue(), 'row.id < 1')
  await formula.fill('row.done ? true : false')
  await formula.press('Enter')
  await page.getByTitle('This formula says more than rows can').waitFor()
})

test('what an endpoint takes is a table of names and types, with more inside', async () => {
  const page = await emptyEndpoint(studio)
  await page.getByRole('combobox', { name: 'Type of id' }).waitFor()
  const path = page.getByRole('textbox', { name: 'Path', exact: true })
  await path.fill('/tasks/{id}/finish/{taskId}')
  await path.press('Enter')
  assert.equal(await path.inputValue(), '/tasks/:id/finish/:taskId')
  const type = page.getByRole('combobox', { name: 'Type of taskId' })
  await type.waitFor()
  assert.equal(await type.inputValue(), 'integer')
  const body = page.getByLabel('Add to body')
  await body.fill('note')
  await body.press('Enter')
  await body.fill('address')
  await body.press('Enter')
  await page.getByLabel('Type of address').selectOption('object')
  const inside = page.getByLabel('Add to what address holds')
  await inside.fill('city')
  await inside.press('Enter')
  await page.getByRole('button', { name: 'city: required' }).click()
  await node(page, 'Takes id, taskId, note, address').waitFor()
  await page.getByRole('button', { name: 'Add the first step' }).click()
  await choose(page, 'Set')
  await page
    .getByRole('group', { name: 'How to say Value' })
    .getByRole('button', { name: 'From earlier' })
    .click()
  await page.getByRole('button', { name: /^Value:/ }).click()
  const tree = page.getByRole('tree')
  await tree.getByRole('button', { name: 'Unfold body' }).click()
  await tree.getByRole('button', { name: 'Unfold address' }).click()
  await tree.getByRole('button', { name: /^city/ }).click()
  await selected(page).filter({ hasText: 'the given city of address' }).waitFor()
})

test('a kind of step that nobody knows is shown, kept and taken away', async () => {
  const page = await emptyEndpoint(studio)
  await page.evaluate(() => {
    const inside = { id: 's_2', kind: 'log', settings: { message: "'x'" } }
    const strange = {
      id: 's_1',
      kind: 'teleport',
      settings: { to: 'Mars' },
      bodies: { there: [inside] },
    }
    return navigator.clipboard.writeText(JSON.stringify({ drawbridge: 'steps', steps: [strange] }))
  })
  await page.locator('#map').focus()
  await page.keyboard.press('Control+v')
  await node(page, 'does not know this kind of step').click({ position: { x: 20, y: 12 } })
  await page.getByLabel('Settings as JSON').fill('{"to": "Venus"}')
  await page.getByRole('tab', { name: 'Details' }).click()
  await saved(page)
  await page.reload()
  await node(page, 'teleport').click({ position: { x: 20, y: 12 } })
  assert.match(await page.getByLabel('Settings as JSON').inputValue(), /Venus/)
  await node(page, 'Log').waitFor()
  await page.locator('#map').focus()
  await page.keyboard.press('Delete')
  await page.getByRole('button', { name: 'Add the first step' }).waitFor()
})
