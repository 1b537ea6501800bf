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
    .fill('add a table books with title, price and published')
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
  await page.locator('.react-flow__node[data-id=tasks]').click()
  await page.getByRole('tab', { name: 'Details' }).click()
  await page.getByRole('button', { name: 'More about title' }).click()
  yield { name: 'table', page }
  await page.getByRole('button', { name: 'History' }).click()
  yield { name: 'history', page }
  await page.locator('.react-flow__node[data-id=api]').click()
  await page.getByRole('button', { name: 'Add parts' }).click()
  yield { name: 'api', page }
  await page.keyboard.press('?')
  yield { name: 'shortcuts', page }
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  yield { name: 'commands', page }
  await page.keyboard.press('Escape')
}

async function* code(page: Page): AsyncGenerator<Stop> {
  await page.getByRole('button', { name: 'Code', exact: true }).click()
  const files = page.getByRole('navigation', { name: 'Files' })
  await files.getByRole('button', { name: /^app\.ts/ }).click()
  await page.locator('.cm-line').first().waitFor()
  yield { name: 'code', page }
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
  await page.getByRole('link', { name: 'All projects' }).click()
  await page.getByRole('heading', { name: 'Projects' }).waitFor()
  yield { name: 'phone projects', page }
}
