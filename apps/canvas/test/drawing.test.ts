import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scriptedModel } from '@drawbridge/assistant/testing/scripted-model'
import { API_PREFIX, CSRF_HEADER } from '@drawbridge/protocol'
import type { Page } from 'playwright-core'
import { findings } from './support/axe.ts'
import { boxesOf } from './support/boxes.ts'
import { nameModel } from './support/name-model.ts'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

async function blankProject(): Promise<Page> {
  const page = await studio.newcomer()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByText('Blank', { exact: true }).click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('heading', { name: 'Add your first table' }).waitFor()
  return page
}

const part = (page: Page, name: string) =>
  page.locator('.react-flow__node').filter({ has: page.getByText(name, { exact: true }) })

const saved = (page: Page) => page.getByTestId('saving').filter({ hasText: 'Saved' }).waitFor()

/** Drags from the port on the right of one part to the one on the left of another. */
async function connect(page: Page, from: string, to: string): Promise<void> {
  const port = page.locator(`[data-port="out of ${from}"]`)
  const [, end] = await boxesOf(page, port, page.locator(`[data-port="into ${to}"]`))
  await port.hover()
  await page.mouse.down()
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 8 })
  await page.mouse.up()
}

test('a backend is drawn by hand, and each line changes what is emitted', async () => {
  const page = await blankProject()
  for (const [kind, x, y] of [
    ['API', 160, 420],
    ['Sign-in', 160, 200],
  ] as const)
    await page
      .getByRole('button', { name: `Add ${kind}`, exact: true })
      .dragTo(page.locator('.react-flow__pane'), { targetPosition: { x, y } })
  await part(page, 'users').waitFor()
  await page.getByRole('tab', { name: 'Details' }).click()

  await part(page, 'users').click()
  const add = page.getByLabel('Add a field to users')
  await add.fill('contact email')
  await add.press('Enter')

  await page.getByRole('button', { name: 'Show everything' }).click()
  await connect(page, 'auth', 'api')
  await connect(page, 'api', 'users')
  await connect(page, 'users', 'database')
  const routes = page.getByTestId('route-count')
  await routes.filter({ hasText: /^[1-9]/ }).waitFor()
  await part(page, 'api').getByText('/auth/login').or(page.getByText('/users')).first().waitFor()
  await saved(page)
  const before = await routes.textContent()

  await part(page, 'users').click()
  await page.getByRole('button', { name: 'admin can list' }).click()
  await routes.filter({ hasNotText: before ?? '' }).waitFor()
  await saved(page)
  const after = await routes.textContent()

  await page.keyboard.press('Control+z')
  await routes.filter({ hasText: before ?? '' }).waitFor()
  await page.keyboard.press('Control+Shift+z')
  await routes.filter({ hasText: after ?? '' }).waitFor()
  await saved(page)

  await page.reload()
  await part(page, 'users').waitFor()
  await routes.filter({ hasText: after ?? '' }).waitFor()
  assert.equal(await page.locator('.react-flow__node').count(), 4)
})

test('a second tab sees every edit, and both keep their own', async () => {
  const page = await blankProject()
  const other = await page.context().newPage()
  await other.goto(page.url())
  await other.getByRole('heading', { name: 'Add your first table' }).waitFor()
  await page.getByRole('button', { name: 'Start from a table' }).click()
  await part(other, 'items').waitFor()
  await other.getByRole('button', { name: 'Add API', exact: true }).click()
  await part(page, 'api').waitFor()
  await Promise.all([saved(page), saved(other)])
  await page.reload()
  await part(page, 'api').waitFor()
  await part(page, 'items').waitFor()
})

test('what was not saved is kept here, said, and saved when the studio is back', async () => {
  const page = await blankProject()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Start from a table' }).click()
  await page.getByTestId('saving').filter({ hasText: 'Offline, 1 change kept here' }).waitFor()
  await page.context().setOffline(false)
  await saved(page)
  await page.reload()
  await part(page, 'items').waitFor()
})

test('an edit that is not accepted is named, and the others are saved', async () => {
  const page = await blankProject()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Start from a table' }).click()
  await page.getByTestId('saving').filter({ hasText: 'Offline' }).waitFor()
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((one) => one.startsWith('drawbridge.pending.'))
    const broken = {
      key: crypto.randomUUID(),
      label: 'Paint it blue',
      command: { type: 'renameNode', id: 'blue', name: 7 },
    }
    localStorage.setItem(`${key}-of-another-tab`, JSON.stringify([broken]))
  })
  await page.context().setOffline(false)
  await page.reload()
  await page.getByText('“Paint it blue” was not accepted.').first().waitFor()
  await saved(page)
  await page.reload()
  await part(page, 'items').waitFor()
})

test('edits of a project that is deleted elsewhere are kept, and not called offline', async () => {
  const page = await blankProject()
  await saved(page)
  await page.evaluate(
    async ([prefix, header]) => {
      const [, project] = /projects\/([^/?]+)/.exec(location.pathname) ?? []
      const { status } = await fetch(`${prefix}/projects/${project}`, {
        method: 'DELETE',
        headers: { [header]: localStorage.getItem('drawbridge.csrf') ?? '' },
      })
      if (status >= 300) throw new Error(`The project is not deleted: ${status}.`)
    },
    [API_PREFIX, CSRF_HEADER] as const,
  )
  await page.getByRole('button', { name: 'Start from a table' }).click()
  await page.getByTestId('saving').filter({ hasText: 'Not saved, 1 change kept here' }).waitFor()
  await page.getByText('This project is deleted. Restore it to go on drawing.').first().waitFor()
})

test('parts are copied as text, and pasted with ids of their own', async () => {
  const page = await blankProject()
  await page.getByRole('button', { name: 'Start from a table' }).click()
  await part(page, 'items').click()
  await page.keyboard.press('Control+c')
  const text = await page.evaluate(() => navigator.clipboard.readText())
  assert.match(text, /"kind": "table"/)
  await page.keyboard.press('Control+v')
  await part(page, 'items2').waitFor()
  await page.keyboard.press('Control+z')
  await part(page, 'items2').waitFor({ state: 'detached' })
})

test('plain words become a proposal that is applied or dropped', async () => {
  const page = await blankProject()
  const prompt = page.getByLabel('Describe a change')
  await prompt.fill('add a table books with title, price and published')
  await prompt.press('Enter')
  await page.getByRole('region', { name: 'Proposal' }).waitFor()
  await page.locator('.part-card[data-ghost=added]').first().waitFor()
  // The card covers no table, and what stands in them can be read.
  await page.waitForFunction(() => {
    const edge = document.querySelector('[aria-label=Proposal]')?.getBoundingClientRect().left ?? 0
    const zoom = new DOMMatrix(
      document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform,
    ).a
    const tables = ['users', 'books'].map((id) => document.querySelector(`[data-id=${id}]`))
    return zoom >= 0.8 && tables.every((part) => part && part.getBoundingClientRect().right <= edge)
  })
  await page.getByRole('button', { name: 'Drop' }).click()
  await page.locator('.react-flow__node').first().waitFor({ state: 'detached' })
  // A dropped one is seldom the last word: what was asked stays, to be put otherwise.
  assert.equal(await prompt.inputValue(), 'add a table books with title, price and published')
  await prompt.fill('add a table books with title, price and category')
  await prompt.press('Enter')
  // Where that has two readings one is drawn, and the other when it is chosen.
  const question = page.getByRole('group', { name: 'What is the category of books?' })
  await question.getByRole('radio', { name: /^Words/, checked: true }).press('ArrowDown')
  await page.getByTestId('rf__node-categories').waitFor()
  await page.reload()
  await page.getByTestId('rf__node-categories').waitFor()
  await question.getByRole('radio', { name: /^One of a list/, checked: true }).waitFor()
  await page.getByRole('button', { name: /^Apply/ }).click()
  await question.waitFor({ state: 'detached' })
  await part(page, 'books').waitFor()
  await page.getByRole('button', { name: /^First steps 1 of 5/ }).waitFor()
  await saved(page)
  // What it is now is told without a key as well.
  await part(page, 'books').click()
  await page.locator('#details').getByRole('button', { name: 'Explain' }).click()
  const explained = page.getByRole('dialog', { name: 'Explained: books, a table' })
  await explained.getByText('price: money, may be empty.').waitFor()
  await page.keyboard.press('Escape')
  await explained.waitFor({ state: 'detached' })
  await page.locator('#details').getByRole('button', { name: 'Suggest indexes and rules' }).click()
  const card = page.getByRole('region', { name: 'Proposal' })
  await card.getByText('There is nothing to suggest for what is selected').waitFor()
  await card.getByRole('button', { name: 'Close' }).click()
  await card.waitFor({ state: 'detached' })
  // A question has its answer, and makes room for the next one.
  await prompt.fill('which fields do books have?')
  await prompt.press('Enter')
  await card.getByRole('button', { name: 'Close' }).click()
  await card.waitFor({ state: 'detached' })
  assert.equal(await prompt.inputValue(), '')
  // It is as high as what it holds, up to six lines.
  const height = () => prompt.evaluate((text) => text.clientHeight)
  const line = await height()
  await prompt.fill('books have pages')
  await prompt.press('Shift+Enter')
  assert.equal(await prompt.inputValue(), 'books have pages\n')
  assert.ok((await height()) > line)
  await prompt.fill('books have pages and shelves. '.repeat(40))
  assert.equal(await height(), 6 * 20, 'no line is cut')
  await prompt.fill('')
  assert.equal(await height(), line)
  // What was left out of what is applied is offered once more.
  await prompt.fill('add a table shelves with a name. add a table readers with an email.')
  await prompt.press('Enter')
  await card.getByRole('checkbox').last().uncheck()
  await card.getByRole('button', { name: 'Apply what is ticked' }).click()
  await page.getByText('Applied 1 of 2 parts.').last().waitFor()
  await page.getByRole('button', { name: 'Show the rest' }).last().click()
  await card.getByRole('button', { name: 'Apply', exact: true }).click()
  await part(page, 'readers').waitFor()
})

test('a language model suggests, and what weighs is agreed to one by one', async (t) => {
  const model = await scriptedModel()
  t.after(() => model.close())
  const page = await studio.newcomer()
  const price = { Sent: '3', Answered: '15', 'Money a month, at the most': '5' }
  await nameModel(studio, page, model.url, price)
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByText('Blank', { exact: true }).click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()

  const node = (id: string, kind: string, settings: object) => ({
    type: 'addNode',
    node: { id, kind, name: id, settings },
  })
  const title = { id: 'f_title', name: 'title', type: 'string' }
  const changes = [
    {
      says: 'There are books, for everybody.',
      commands: [
        node('database', 'database', { dialect: 'sqlite' }),
        node('books', 'table', { fields: [title], access: { list: ['public'] } }),
        node('api', 'api', {}),
        { type: 'connect', connection: { id: 'c_books', from: 'api', to: 'books' } },
      ],
    },
    {
      says: 'They have a price.',
      commands: [
        {
          type: 'insertItem',
          id: 'books',
          path: ['fields'],
          item: { id: 'f_price', name: 'price', type: 'decimal' },
        },
      ],
    },
    { says: 'There are shelves.', commands: [node('shelves', 'note', { text: 'Shelves' })] },
  ]
  const says = (given: readonly object[], ...assumptions: readonly string[]) => ({
    text: JSON.stringify({ title: 'Books', changes: given, assumptions, questions: [] }),
  })
  model.script(says([], 'It is in euros.'), says(changes, 'It is in pounds.'))
  const prompt = page.getByLabel('Describe a change')
  await page.getByLabel('Who suggests').selectOption('model')
  await prompt.fill('a bookshop')
  await page.getByRole('button', { name: 'See what would be sent', exact: true }).click()
  await page.getByText('The request: a bookshop').waitFor()
  await page.getByText(/About [\d,]+ to [\d,]+ tokens, \$0\.\d+ to \$\d\.\d+, answers/).waitFor()
  assert.equal(model.asked.length, 0, 'nothing is sent for looking at it')
  await page.keyboard.press('Escape')
  await prompt.press('Enter')
  const card = page.getByRole('region', { name: 'Proposal' })
  await card.getByRole('button', { name: 'Say otherwise: It is in euros.' }).click()
  const instead = card.getByLabel('Instead of: It is in euros.')
  await instead.fill('It is in pounds.')
  await instead.press('Enter')
  const agree = card.getByLabel('Anyone may call GET /books.')
  await agree.waitFor()
  await card.getByText('· 120 tokens · $0.0006').waitFor()
  assert.match(
    JSON.parse(model.asked[1]?.body ?? '').messages.at(-1).content,
    /Not “It is in euros\.”, but: It is in pounds\./,
  )
  await card.getByLabel('There are shelves.').uncheck()
  await card.getByLabel('There are books, for everybody.').uncheck()
  await card.getByText('It needs “There are books, for everybody.”.').waitFor()
  await card.getByLabel('They have a price.').check()
  await page.reload()
  await agree.waitFor()
  assert.ok(!(await card.getByLabel('There are shelves.').isChecked()), 'the choice is kept')
  await page.getByRole('button', { name: 'Add parts' }).click()
  await page.getByRole('button', { name: 'Add Note' }).click()
  await card.getByText('The drawing has changed since.').waitFor()
  await card.getByText('Checked: ').waitFor()
  await card.getByText('Nothing runs, so there are no rows to look at.').waitFor()
  await card.getByText('SQL of the migration').click()
  await card.getByText('CREATE TABLE books').waitFor()
  await card.getByRole('button', { name: 'What the code becomes' }).click()
  const code = page.getByRole('dialog', { name: 'What the code becomes' })
  await code.getByText('books: field price was added.').click()
  await code.getByRole('button', { name: /^src\/books\/book\.ts/ }).click()
  await code.getByRole('heading', { name: 'src/books/book.ts' }).waitFor()
  assert.deepEqual(await findings(page), [])
  await page.keyboard.press('Escape')
  await code.waitFor({ state: 'detached' })
  const apply = card.getByRole('button', { name: 'Apply what is ticked' })
  assert.ok(await apply.isDisabled(), 'until everything that weighs is agreed to')
  await agree.check()
  await apply.click()
  await part(page, 'books').waitFor()
  await card.waitFor({ state: 'detached' })
  assert.equal(await part(page, 'shelves').count(), 0)
  model.script({
    text: JSON.stringify({ title: 'Books', paragraphs: ['Whoever comes may list them.'] }),
  })
  await part(page, 'books').click()
  await page.keyboard.press('e')
  const explain = page.getByRole('button', { name: 'Ask scripted to explain it' })
  const sent = model.asked.length
  await page.getByRole('button', { name: 'Ask scripted to explain it: see what would be' }).click()
  await page.getByText('The request: Explain').waitFor()
  await page.keyboard.press('Escape')
  assert.equal(model.asked.length, sent, 'nothing is sent for looking at it')
  await explain.first().click()
  await card.getByText('Whoever comes may list them.').waitFor()
  await card.getByRole('button', { name: 'Close' }).click()
  await card.waitFor({ state: 'detached' })
  await page.locator('#map').focus()
  await page.getByRole('button', { name: 'History' }).click()
  await page.getByText(/^Suggested by scripted/).click()
  await page.getByText('a bookshop').waitFor()
  await page.getByText(/^Accepted by /).waitFor()
  await page.keyboard.press('Control+z')
  await part(page, 'books').waitFor({ state: 'detached' })
  await page.locator('.react-flow__node').waitFor()
  await saved(page)
})
