import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

const card = (page: Page, id: string) => page.locator(`.react-flow__node[data-id=${id}]`)
const saved = (page: Page) => page.getByTestId('saving').filter({ hasText: 'Saved' })

async function addField(page: Page, table: string, name: string): Promise<void> {
  await card(page, table).click()
  const add = page.getByLabel(`Add a field to ${table}`)
  await add.fill(name)
  await add.press('Enter')
}

test('two people draw in one project: they see each other, and nothing is lost', async () => {
  const [ada, grace] = [await studio.newcomer(), await studio.newcomer()]
  await ada.getByRole('button', { name: 'New project' }).first().click()
  await ada.getByRole('button', { name: 'Create', exact: true }).click()
  await card(ada, 'tasks').waitFor()
  const state = ada.getByTestId('preview-state')
  await state.filter({ hasText: 'Running' }).waitFor({ timeout: 60_000 })
  await ada.getByRole('button', { name: 'Stop' }).click()

  await ada.getByRole('button', { name: 'Share this project' }).click()
  await ada.getByRole('button', { name: 'Make a link' }).click()
  const link = await ada.getByLabel('Link of the invitation').inputValue()
  await grace.goto(link)
  await grace.getByRole('button', { name: /^Join as/ }).click()
  await card(grace, 'tasks').waitFor()
  assert.ok(!grace.url().includes('#'), 'the ticket stands in no address any more')
  await ada.getByRole('button', { name: 'Close', exact: true }).click()

  // They see each other's pointer and what is selected.
  const here = ada.getByRole('list', { name: 'Who else is here' })
  await here.getByRole('button', { name: /person2/ }).waitFor()
  await card(grace, 'tags').click()
  await ada.locator('[data-selected-by^=person2]').waitFor()
  await ada.locator('[data-pointer-of^=person2]').waitFor()

  // One is cut off, in two tabs, and both go on drawing.
  const tab = await grace.context().newPage()
  await tab.goto(grace.url())
  await card(tab, 'tasks').waitFor()
  await grace.context().setOffline(true)
  await addField(grace, 'tasks', 'estimate')
  await addField(grace, 'tags', 'colour')
  await addField(tab, 'tags', 'shade')
  for (const page of [grace, tab])
    await page.getByTestId('saving').filter({ hasText: 'Offline' }).waitFor()
  await addField(ada, 'tasks', 'budget')
  await card(ada, 'tags').click()
  await ada.locator('#map').focus()
  await ada.keyboard.press('Delete')
  await card(ada, 'tags').waitFor({ state: 'detached' })
  await saved(ada).waitFor()
  await grace.context().setOffline(false)

  // What fits is merged; what does not is told, with who, why and how to do it again.
  for (const page of [grace, tab])
    await page.getByRole('button', { name: /edits? not saved/ }).waitFor()
  await tab.close()
  await grace.reload()
  await grace.getByRole('button', { name: '2 edits not saved' }).click()
  const refused = grace.getByRole('dialog', { name: /could not be saved/ })
  await refused.getByText(/colour/).waitFor()
  assert.match((await refused.textContent()) ?? '', /person1@example\.com/)
  await refused.getByText(/shade/).waitFor()
  for (const field of [/colour/, /shade/])
    await refused
      .getByRole('listitem')
      .filter({ hasText: field })
      .getByRole('button', { name: 'Let it be' })
      .click()
  await saved(grace).waitFor()
  const kept = await grace.evaluate(() => Object.keys(localStorage).join())
  assert.doesNotMatch(kept, /refused/)
  for (const page of [ada, grace])
    for (const field of ['estimate', 'budget'])
      await card(page, 'tasks').getByTitle(field, { exact: true }).waitFor()

  // The history says who made what, from the template on.
  await ada.getByRole('button', { name: 'History' }).click()
  const entryOf = (what: RegExp) => ada.getByRole('listitem').filter({ hasText: what })
  await entryOf(/estimate.*person2@/).waitFor()
  await entryOf(/budget.*person1@/).waitFor()
  await entryOf(/Created from the template.*person1@/).waitFor()

  // Who is removed is told so, and draws no more.
  await ada.getByRole('button', { name: 'Share this project' }).click()
  await ada.getByLabel(/Role of person2/).selectOption('viewer')
  await grace.getByTestId('saving').filter({ hasText: 'View only' }).waitFor()
  const run = grace.getByRole('button', { name: /^(Run|Stop)$/ }).first()
  await grace
    .getByRole('button', { name: /^(Run|Stop)$/, disabled: true })
    .first()
    .waitFor()
  await run.focus()
  await grace.getByRole('tooltip').filter({ hasText: 'Ask one of its owners' }).waitFor()
  await grace.getByRole('button', { name: 'Find and do anything' }).click()
  await grace.keyboard.type('add a note')
  const note = grace.getByRole('option', { name: 'Add a note', disabled: true })
  await note.getByText('For editors').waitFor()
  await grace.keyboard.press('Escape')
  await ada.getByRole('button', { name: /Remove person2/ }).click()
  await grace.getByRole('button', { name: 'To my projects' }).waitFor()
  await here.waitFor({ state: 'detached' })
})
