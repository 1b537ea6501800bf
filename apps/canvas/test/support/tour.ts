import type { Page } from 'playwright-core'
import type { Studio } from './studio.ts'

/** One screen of the studio as it stands before somebody. */
export interface Stop {
  readonly name: string
  readonly page: Page
}

export type Scheme = 'light' | 'dark'

/** Every screen of the studio, one after the other, from the door to a flow on a phone. */
export async function* tour(
  studio: Pick<Studio, 'url' | 'stranger' | 'newcomer'>,
  scheme: Scheme,
): AsyncGenerator<Stop> {
  const looks = { colorScheme: scheme, reducedMotion: 'reduce' } as const
  const stranger = await studio.stranger()
  await stranger.emulateMedia(looks)
  await stranger.getByLabel('Email').waitFor()
  yield { name: 'door', page: stranger }
  await stranger.goto(`${studio.url}/reset-password#x`)
  await stranger.getByLabel('New password').waitFor()
  yield { name: 'new password', page: stranger }
  await stranger.context().close()

  const page = await studio.newcomer()
  await page.emulateMedia(looks)
  yield { name: 'no projects', page }
  yield* account(page)
  yield* newProject(page)
  yield* tasks(page)
  yield* code(page)
  yield* flow(page)
  yield* phone(page)
  await page.context().close()
}

async function* account(page: Page): AsyncGenerator<Stop> {
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Your account…' }).click()
  await page.getByText('You made this account').waitFor()
  yield { name: 'account', page }
  await page.getByRole('button', { name: 'Set up' }).click()
  await page.getByRole('img', { name: 'For your authenticator app' }).waitFor()
  yield { name: 'second factor', page }
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'All projects' }).click()
  await page.getByRole('heading', { name: 'Projects' }).waitFor()
}

async function* newProject(page: Page): AsyncGenerator<Stop> {
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByText('Blank', { exact: true }).click()
  yield { name: 'new project', page }
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('heading', { name: 'Add your first table' }).waitFor()
  yield { name: 'blank map', page }
  await page.getByRole('button', { name: 'Start from a table' }).click()
  await page.getByRole('button', { name: 'Outline' }).click()
  await page.keyboard.press('Control+j')
  await page.getByRole('tab', { name: /^Problems/ }).waitFor()
  yield { name: 'problems', page }
  await page
    .getByLabel('Describe a change')
    .fill('add a table books with title, price and category')
  await page.getByRole('button', { name: 'Propose' }).click()
  await page.getByRole('region', { name: 'Proposal' }).waitFor()
  yield { name: 'proposal', page }
  await page.getByRole('link', { name: 'All projects' }).click()
}

async function* tasks(page: Page): AsyncGenerator<Stop> {
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('heading', { name: '/tasks' }).waitFor()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByTestId('status').waitFor({ timeout: 60_000 })
  yield { name: 'explorer', page }
  await page.getByRole('button', { name: 'See what it did' }).click()
  await page.getByRole('list', { name: 'What happened' }).getByRole('button').first().waitFor()
  yield { name: 'requests', page }
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  yield* data(page)
  await page.locator('.react-flow__node[data-id=tasks]').click()
  await page.getByRole('tab', { name: 'Details' }).click()
  await page.getByRole('button', { name: 'More about title' }).click()
  yield { name: 'table', page }
  await page.getByRole('button', { name: 'History' }).click()
  yield { name: 'history', page }
  yield* compared(page)
  await page.locator('.react-flow__node[data-id=api]').click()
  await page.getByRole('button', { name: 'Add parts' }).click()
  yield { name: 'api', page }
  yield* distances(page)
  await page.keyboard.press('?')
  yield { name: 'shortcuts', page }
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  yield { name: 'commands', page }
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Share this project' }).click()
  await page.getByRole('button', { name: 'Make a link' }).click()
  await page.getByLabel('Link of the invitation').waitFor()
  await page.getByText('Who did what').click()
  yield { name: 'share', page }
  await page.getByRole('button', { name: 'Assistants of your own' }).click()
  await page.getByLabel('Name of the key').fill('My laptop')
  await page.getByLabel('It may').selectOption('change')
  await page.getByLabel('Name of the key').press('Enter')
  await page.getByRole('region', { name: 'The new key' }).waitFor()
  await page.getByRole('button', { name: 'End My laptop' }).waitFor()
  yield { name: 'assistants', page }
  await page.keyboard.press('Escape')
}

async function* data(page: Page): AsyncGenerator<Stop> {
  const view = page.getByRole('group', { name: 'View' })
  await view.getByRole('button', { name: 'Data' }).click()
  const tables = page.getByRole('navigation', { name: 'Tables' })
  await tables.getByRole('button', { name: 'tasks' }).click()
  await page.getByRole('gridcell', { name: 'Draw the first table' }).click()
  await page.getByRole('button', { name: 'Make up ten rows' }).click()
  await page.getByText('10 changes not written yet').waitFor()
  yield { name: 'data', page }
  await page.getByRole('button', { name: 'Review and write' }).click()
  await page.getByRole('dialog').waitFor()
  yield { name: 'review of rows', page }
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'SQL console' }).click()
  await page.getByRole('textbox', { name: 'SQL' }).fill('SELECT title, done FROM tasks')
  await page.getByRole('button', { name: 'Run SQL' }).click()
  await page.getByRole('cell', { name: 'Draw the first table' }).waitFor()
  yield { name: 'sql', page }
  await view.getByRole('button', { name: 'Map', exact: true }).click()
}

/** The map at its own size, and where only names are read. */
async function* distances(page: Page): AsyncGenerator<Stop> {
  const percent = page.getByRole('button', { name: /^\d+ %$/ })
  await percent.click()
  yield { name: 'map near', page }
  const out = page.getByRole('button', { name: 'Zoom out' })
  while (Number.parseInt((await percent.textContent()) ?? '', 10) > 45) await out.click()
  yield { name: 'map far', page }
  await page.getByRole('button', { name: 'Show everything' }).click()
}

/** The drawing as it is beside what it was before its first change. */
async function* compared(page: Page): AsyncGenerator<Stop> {
  const here = page.url()
  await page.getByLabel('Add a field to tasks').fill('estimate')
  await page.keyboard.press('Enter')
  await page.getByTestId('saving').filter({ hasText: 'Saved' }).waitFor()
  await page.goto(`${here.split('?')[0]}?compare=0`)
  await page.getByRole('list', { name: 'Differences' }).getByRole('button').first().waitFor()
  yield { name: 'compared', page }
  await page.goto(here)
  await page.locator('.react-flow__node[data-id=api]').waitFor()
}

async function* code(page: Page): AsyncGenerator<Stop> {
  await page.getByRole('button', { name: 'Code', exact: true }).click()
  const files = page.getByRole('navigation', { name: 'Files' })
  await files.getByRole('button', { name: /^app\.ts/ }).click()
  await page.locator('.cm-line').first().waitFor()
  yield { name: 'code', page }
  await page.getByRole('button', { name: 'Explain this file' }).click()
  await page.getByRole('heading', { name: 'Why its lines are there' }).waitFor()
  yield { name: 'explained file', page }
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Split', exact: true }).click()
  await page.locator('.react-flow__node.selected .part-rows').waitFor()
  yield { name: 'split', page }
  await page.getByRole('button', { name: 'Generate code' }).click()
  await page.getByText('npm start').waitFor()
  yield { name: 'generate', page }
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Map', exact: true }).click()
}

async function* flow(page: Page): AsyncGenerator<Stop> {
  await page.locator('.react-flow__node[data-id=api]').click()
  await page.getByRole('button', { name: 'Add endpoint' }).click()
  yield { name: 'new endpoint', page }
  await page.getByLabel('Path').fill('/tasks/:id/finish')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: 'Add the first step' }).click()
  await page.getByRole('dialog').getByRole('combobox').fill('for each')
  yield { name: 'steps', page }
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Add the first step: For each' }).click()
  await page.getByRole('dialog').getByRole('combobox').fill('find one')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Find one' }).waitFor()
  yield { name: 'flow', page }
}

async function* phone(page: Page): AsyncGenerator<Stop> {
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 390, height: 844 })
  const tab = (name: string) =>
    page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name }).click()
  await tab('Outline')
  yield { name: 'phone flow', page }
  await page.goto(page.url().replace(/\?.*/, ''))
  await page.getByText('The map needs a wider screen').waitFor()
  yield { name: 'phone', page }
  await page.getByRole('button', { name: 'tasks Table' }).click()
  yield { name: 'phone details', page }
  await tab('Try it')
  yield { name: 'phone explorer', page }
  await page.setViewportSize({ width: 320, height: 640 })
  yield { name: 'small phone explorer', page }
  await tab('Outline')
  yield { name: 'small phone', page }
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${page.url().split('?')[0]}?view=data`)
  await page.getByRole('gridcell').first().waitFor()
  yield { name: 'phone data', page }
  await page.getByRole('button', { name: 'History' }).click()
  await page.getByRole('listitem').first().waitFor()
  yield { name: 'phone history', page }
  await page.goto(`${page.url().split('?')[0]}?compare=0`)
  await page.getByRole('list', { name: 'Differences' }).getByRole('button').first().waitFor()
  yield { name: 'phone compared', page }
  await tab('Problems')
  await page.getByRole('tab', { name: 'Requests' }).click()
  await page.getByRole('list', { name: 'Requests' }).getByRole('button').first().click()
  await page.getByRole('list', { name: 'What happened' }).waitFor()
  yield { name: 'phone requests', page }
  await page.getByRole('link', { name: 'All projects' }).click()
  await page.getByRole('heading', { name: 'Projects' }).waitFor()
  yield { name: 'phone projects', page }
}
