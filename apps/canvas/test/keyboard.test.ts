import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { findings } from './support/axe.ts'
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

const selected = (page: Page) => page.locator('.react-flow__node.selected')

test('a drawing is made, walked, moved and undone without a mouse', async () => {
  const page = await studio.newcomer()
  await page.getByRole('button', { name: 'New project' }).first().focus()
  await page.keyboard.press('Enter')
  await page.getByText('Blank', { exact: true }).waitFor()
  await page.getByRole('radio', { name: /Blank/ }).focus()
  await page.keyboard.press('Space')
  await page.getByLabel('Name', { exact: true }).press('Enter')
  await page.getByRole('heading', { name: 'Add your first table' }).waitFor()

  await page.locator('#map').focus()
  await page.keyboard.press('n')
  await page.getByRole('dialog').getByRole('combobox').fill('table')
  await page.keyboard.press('Enter')
  await selected(page).filter({ hasText: 'items' }).waitFor()

  // With a part selected, N adds beside it, on the side that the line comes from, and joins the two.
  await page.keyboard.press('n')
  await page.getByRole('dialog').getByRole('combobox').fill('api')
  await page.keyboard.press('Enter')
  await selected(page).filter({ hasText: 'api' }).waitFor()
  assert.equal(await page.locator('.map-line').count(), 1)

  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('shop')
  await page.keyboard.press('Enter')
  await selected(page).filter({ hasText: 'shop' }).waitFor()

  await page.keyboard.press('ArrowRight')
  await selected(page).filter({ hasText: 'items' }).waitFor()
  await page.keyboard.press('Home')
  await selected(page).filter({ hasText: 'shop' }).waitFor()
  await page.keyboard.press('ArrowRight')
  await selected(page).filter({ hasText: 'items' }).waitFor()

  const place = () => selected(page).evaluate((node) => (node as HTMLElement).style.transform)
  const before = await place()
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  assert.notEqual(await place(), before)
  await page.keyboard.press('Control+z')
  assert.equal(await place(), before)

  await page.keyboard.press('c')
  const choices = page.getByRole('dialog', { name: 'Connect items to' })
  await choices.getByText('joined already').waitFor()
  await page.keyboard.press('Escape')

  await page.keyboard.press('Delete')
  await page
    .locator('.react-flow__node')
    .filter({ hasText: 'items' })
    .waitFor({ state: 'detached' })
  const offer = page.getByText(/^Removed /).last()
  await offer.waitFor()
  await page.keyboard.press('Control+z')
  await offer.waitFor({ state: 'detached' })
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z')
  await page.getByRole('heading', { name: 'Add your first table' }).waitFor()
})

/** Goes on by Tab until something has the focus. */
async function tabTo(page: Page, wanted: Locator, key = 'Tab'): Promise<void> {
  for (let pressed = 0; pressed < 90; pressed += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  assert.fail(`Tab does not lead to ${String(wanted)}`)
}

/** What has the focus: nothing is never an answer. */
const focusOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: element } = document
    if (!element || element === document.body) return 'nothing'
    return element.getAttribute('aria-label') ?? element.textContent ?? element.tagName
  })

test('from an empty project to a called API, and what it did, by the keyboard alone', async () => {
  const page = await studio.newcomer()
  const { keyboard } = page
  const choose = async (
    text: string,
    about: string | RegExp = RegExp(text, 'i'),
  ): Promise<void> => {
    await page.getByRole('dialog').getByRole('combobox').waitFor()
    await keyboard.type(text)
    await page.getByRole('option', { selected: true }).filter({ hasText: about }).waitFor()
    await keyboard.press('Enter')
  }
  await tabTo(page, page.getByRole('button', { name: 'New project' }).first())
  await keyboard.press('Enter')
  await page.getByText('Blank', { exact: true }).waitFor()
  await tabTo(page, page.getByRole('radio', { checked: true }))
  while (!(await page.getByRole('radio', { name: /Blank/ }).isChecked()))
    await keyboard.press('ArrowDown')
  await tabTo(page, page.getByRole('button', { name: 'Create', exact: true }))
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Add your first table' }).waitFor()

  // A table with a name of its own, two fields, and their order.
  await tabTo(page, page.locator('#map'))
  await keyboard.press('n')
  await choose('table')
  await selected(page).filter({ hasText: 'items' }).waitFor()
  await keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Name', exact: true }).waitFor()
  await keyboard.type('books')
  await keyboard.press('Enter')
  await selected(page).filter({ hasText: 'books' }).waitFor()
  await keyboard.press('Enter')
  await tabTo(page, page.getByLabel('Add a field to books'))
  for (const line of ['price money', 'pages whole number']) {
    await keyboard.type(line)
    await keyboard.press('Enter')
  }
  const menu = page.getByRole('button', { name: 'Actions for price' })
  await menu.waitFor()
  await tabTo(page, menu, 'Shift+Tab')
  await keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Move up' }).waitFor()
  await keyboard.press('Enter')
  await page.getByRole('menu').waitFor({ state: 'detached' })
  await page.waitForFunction(() => {
    const names = [...document.querySelectorAll<HTMLInputElement>('[data-field$="/name"]')]
    return (
      names.findIndex(({ value }) => value === 'price') <
      names.findIndex(({ value }) => value === 'name')
    )
  })
  assert.notEqual(await focusOf(page), 'nothing')

  // Esc leads back to the map, from a field too, and what was not kept is as it was.
  const called = page.getByLabel('Name of this Table')
  await called.fill('shelves')
  await called.press('Escape')
  await page.waitForFunction(() => document.activeElement?.closest('[data-id]') !== null)
  assert.equal(await called.inputValue(), 'books')
  await tabTo(page, menu)

  // It takes a tooltip away first; an API beside the table, joined to it.
  while (await page.evaluate(() => document.activeElement?.closest('#side') !== null))
    await keyboard.press('Escape')
  await keyboard.press('n')
  await choose('api')
  await selected(page).filter({ hasText: 'api' }).waitFor()

  // The outline does it too: a part that is removed there leaves the focus with its neighbour.
  await keyboard.press('g')
  await keyboard.press('o')
  await keyboard.press('n')
  await choose('note')
  const rows = page.locator('[data-outline] [data-part]')
  await tabTo(page, rows.filter({ hasText: 'Note' }), 'Shift+Tab')
  await keyboard.press('Delete')
  await rows.filter({ hasText: 'Note' }).waitFor({ state: 'detached' })
  assert.notEqual(await focusOf(page), 'nothing')

  // The problem that is left is walked to, and solved.
  await page.getByRole('button', { name: /^1 problem/ }).waitFor()
  await keyboard.press('F8')
  const everyone = page
    .locator('#details')
    .getByRole('button', { name: 'Everyone reads and writes' })
  await everyone.waitFor()
  await tabTo(page, everyone, 'Shift+Tab')
  await keyboard.press('Enter')
  await everyone.waitFor({ state: 'detached' })
  assert.notEqual(await focusOf(page), 'nothing')

  // It runs, is called, and shows what the call did.
  await keyboard.press('Control+k')
  await choose('GET /books', 'List books')
  await page.getByRole('heading', { name: '/books' }).first().waitFor()
  assert.equal((await focusOf(page)).trim(), 'Send')
  await keyboard.press('Enter')
  await page.getByText(/^200/).first().waitFor({ timeout: 60_000 })
  assert.equal((await focusOf(page)).trim(), 'Send', 'it keeps the focus while it works')
  await keyboard.press('Control+k')
  await choose('Requests')
  const request = page.getByRole('list', { name: 'Requests' }).getByRole('button').first()
  await request.waitFor()
  await tabTo(page, request)
  await keyboard.press('Enter')
  const path = page.getByRole('list', { name: 'What happened' })
  await path.waitFor()
  await tabTo(page, path.getByRole('button', { pressed: true }))
  await keyboard.press('Home')
  await path.getByRole('button', { pressed: true }).first().waitFor()
  assert.notEqual(await focusOf(page), 'nothing')
})

test('every shortcut is listed, and the command menu finds what it does', async () => {
  const page = await studio.newcomer()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.locator('.react-flow__node').first().waitFor()
  await page.locator('#map').focus()
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await list.getByText('Tidy the map').waitFor()

  await list.getByLabel('Search shortcuts').fill('shift+alt+t')
  const change = list.getByRole('button', { name: /^Change the keys of Tidy the map/ })
  await change.press('Enter')
  const asked = list.getByRole('textbox', { name: 'Press the keys for Tidy the map' })
  await asked.press('Control+t')
  await list.getByRole('alert').filter({ hasText: 'The browser keeps these keys' }).waitFor()
  await asked.press('Control+z')
  await list.getByRole('alert').filter({ hasText: 'It is “Undo” already.' }).waitFor()
  await asked.press('Escape')
  await change.press('Enter')
  await asked.press('Alt+y')
  await list.getByLabel('Search shortcuts').fill('tidy')
  await list.getByRole('button', { name: 'Change the keys of Tidy the map, now Alt Y' }).waitFor()
  await page.keyboard.press('Escape')
  await page.reload()
  const tidy = page.getByRole('button', { name: 'Tidy the map' })
  await tidy.hover()
  await page.getByRole('tooltip').getByText('Y', { exact: true }).waitFor()
  await page.locator('#map').focus()
  await page.keyboard.press('Alt+y')
  await page
    .getByText(/tidied|tidy/i)
    .last()
    .waitFor()
  await page.keyboard.press('?')
  await list.getByRole('button', { name: 'Reset all' }).click()
  await list
    .getByRole('button', { name: 'Change the keys of Tidy the map, now Shift Alt T' })
    .waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('GET /tags')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '/tags' }).waitFor()
  // What is opened in place of a list has the focus, and so has the list when it comes back.
  const back = page.getByRole('button', { name: 'All endpoints' })
  await back.focus()
  await page.keyboard.press('Enter')
  await back.waitFor({ state: 'detached' })
  const first = page.locator('#side').getByRole('button', { name: /\/auth\/register/ })
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('/auth/'))
  await first.press('Enter')
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('All endpoints'))
  // The letters that lead somewhere do so from a panel as well.
  await page.keyboard.press('g')
  await page.keyboard.press('m')
  await page.waitForFunction(() => document.activeElement?.closest('#map') !== null)
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('permissions')
  await page.getByRole('option', { name: 'Who may do what', selected: true }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+f')
  await page.getByRole('dialog').getByRole('combobox').fill('dueDate')
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: 'Details', selected: true }).waitFor()
  await page.waitForFunction(() =>
    document.activeElement?.getAttribute('data-field')?.startsWith('/settings/fields/'),
  )
  // The prompt is reached from wherever somebody is, and keeps what was written meanwhile.
  const prompt = page.locator('#prompt')
  const palette = page.getByText('Drag to the map, or click')
  await page.keyboard.press('Control+b')
  await palette.waitFor()
  await page.getByRole('button', { name: 'Code', exact: true }).click()
  await palette.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+b')
  await palette.waitFor()
  await page.getByRole('button', { name: 'Code', exact: true }).click()
  await prompt.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+i')
  await page.locator('#prompt:focus').fill('tasks have a colour')
  await page.getByRole('button', { name: 'Code', exact: true }).click()
  await prompt.waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Skip to the prompt' }).press('Enter')
  await page.locator('#prompt:focus').waitFor()
  assert.equal(await prompt.inputValue(), 'tasks have a colour')
  await page.locator('#map').focus()
  for (const word of ['ask', 'suggest', 'AI']) {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill(word)
    const first = page.getByRole('option', { selected: true }).filter({ hasText: 'Describe a' })
    await first.waitFor()
    await page.keyboard.press('Escape')
  }
})

test('what usually comes next waits beside the selected part: Tab leads there, Escape puts it away for good', async () => {
  const page = await blankProject()
  await page.getByRole('button', { name: 'Start from a table' }).click()
  const next = page.getByRole('group', { name: 'What could come next' })
  const items = page.locator('.react-flow__node').filter({ hasText: 'items' })
  await items.focus()
  await next.getByRole('button', { name: 'Let people sign in' }).waitFor()
  assert.ok(await items.evaluate((part) => part === document.activeElement), 'it takes no focus')
  assert.deepEqual(await findings(page), [])
  await page.keyboard.press('Tab')
  const first = next.getByRole('button').first()
  assert.ok(await first.evaluate((button) => button === document.activeElement))
  await page.keyboard.press('Enter')
  const card = page.getByRole('region', { name: 'Proposal' })
  await card.getByRole('button', { name: 'Drop' }).click()
  await first.focus()
  await page.keyboard.press('Escape')
  await next.waitFor({ state: 'detached' })
  await selected(page).waitFor()
  assert.ok(await items.evaluate((part) => part === document.activeElement))
})
