import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

const copied = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText())

test('a link leads to a field, a line, rows, a request, a version; what is gone is told', async () => {
  const page = await studio.newcomer()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  const answer = page.getByText(/^200/).first()
  await answer.waitFor({ timeout: 120_000 })
  const home = new URL(page.url())
  const at = (query: string): string => `${home.origin}${home.pathname}?${query}`
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-field'))

  // A field, by its id: it is found again when it has been moved.
  await page.getByRole('button', { name: 'Outline' }).click()
  await page
    .locator('[data-part]')
    .filter({ has: page.getByText('tasks', { exact: true }) })
    .click()
  const details = page.locator('#details')
  await details.getByRole('button', { name: 'Actions for done' }).click()
  await page.getByRole('menuitem', { name: 'Copy link' }).click()
  await page.getByText('Copied the link to tasks.done').first().waitFor()
  const field = await copied(page)
  await details.getByRole('button', { name: 'Actions for done' }).click()
  await page.getByRole('menuitem', { name: 'Move up' }).click()
  await page.getByTestId('saving').filter({ hasText: 'Saved' }).waitFor()
  await page.goto(field)
  await page.waitForFunction(
    () => document.activeElement?.getAttribute('aria-label') === 'Name of the field done',
  )
  const node = new URL(field).searchParams.get('node') ?? ''
  await page.goto(at(`node=${node}&field=${encodeURIComponent('/settings/fields/@f_none/name')}`))
  await page.getByText('That is not in “tasks” any more.').first().waitFor()
  assert.match((await focused()) ?? '', /^\/settings\/fields/)
  await page.goto(at('node=t_none'))
  await page.getByText('That part is not in the drawing any more.').first().waitFor()
  await page.goto(at(`flow=${node}.e_none`))
  await page
    .getByText('That flow is not in the drawing any more. This is “tasks”.')
    .first()
    .waitFor()
  assert.equal(new URL(page.url()).searchParams.get('node'), node)

  // Back and forward go through what was looked at.
  const view = (name: string) => page.getByRole('button', { name, exact: true, pressed: true })
  await page.getByRole('button', { name: 'Data', exact: true }).click()
  await view('Data').waitFor()
  await page.getByRole('navigation', { name: 'Tables' }).getByText('users').click()
  await page.goBack()
  await page
    .getByRole('navigation', { name: 'Tables' })
    .locator('[aria-current="true"]', { hasText: 'tasks' })
    .waitFor()
  await page.goBack()
  await view('Map').waitFor()
  await page.goForward()
  await view('Data').waitFor()

  // A line of a file, with why it is there.
  await page.goto(
    at(`view=code&node=${node}&file=${encodeURIComponent('src/tasks/routes.ts')}&line=1`),
  )
  await page.getByRole('status', { name: 'Why this line is here' }).getByText('Line 1').waitFor()
  await page.getByRole('button', { name: 'Copy the link to line 1' }).click()
  assert.equal(new URL(await copied(page)).searchParams.get('line'), '1')
  await page.goto(at('view=code&file=src%2Fnone.ts'))
  await page.getByText('src/none.ts is not written any more.').first().waitFor()

  // A request, and one that is not kept any more.
  await page.goto(at('run=1'))
  const requests = page.getByRole('region', { name: 'Problems, requests and logs' })
  await requests.getByRole('button', { name: 'Copy the link to this request' }).waitFor()
  await page.goto(at('run=999999'))
  await page
    .getByText(/request/i)
    .first()
    .waitFor()
  await page.waitForURL((url) => !url.searchParams.has('run'))

  // A version of the history, unfolded.
  await page.goto(at('version=1'))
  await page.getByRole('button', { expanded: true }).getByText('Now').waitFor()
  await page.goto(at('version=999'))
  await page.getByText('Version 999 is not in the history.').waitFor()
})
