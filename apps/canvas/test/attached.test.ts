import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exif, png, withSegment } from '@drawbridge/assistant/testing/pictures'
import { scriptedModel } from '@drawbridge/assistant/testing/scripted-model'
import { API_PREFIX, CSRF_HEADER } from '@drawbridge/protocol'
import type { Locator, Page } from 'playwright-core'
import { findings } from './support/axe.ts'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

async function blankProject(): Promise<Page> {
  const page = await studio.newcomer()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByText('Blank', { exact: true }).click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByLabel('Describe a change').waitFor()
  return page
}

/** A file, or words, that come with a hand or from elsewhere. */
interface Brought {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

/** What a browser tells of something that is let go over the prompt, or pasted into it. */
async function bring(page: Page, how: 'drop' | 'paste', brought: Brought | string): Promise<void> {
  const file =
    typeof brought === 'string' ? brought : { ...brought, bytes: brought.bytes.toString('base64') }
  await page.getByLabel('Describe a change').evaluate(
    (prompt, [event, thing]) => {
      const data = new DataTransfer()
      if (typeof thing === 'string') data.setData('text/plain', thing)
      else {
        const bytes = Uint8Array.from(atob(thing.bytes), (one) => one.charCodeAt(0))
        data.items.add(new File([bytes], thing.name, { type: thing.type }))
      }
      const told = { bubbles: true, cancelable: true }
      prompt.dispatchEvent(
        event === 'drop'
          ? new DragEvent('drop', { ...told, dataTransfer: data })
          : new ClipboardEvent('paste', { ...told, clipboardData: data }),
      )
    },
    [how, file] as const,
  )
}

const board = (bytes: Buffer): Brought => ({ name: 'board.jpg', type: 'image/jpeg', bytes })

const dropped = (card: Locator) => card.getByRole('button', { name: 'Drop' }).click()

test('documents are read that are dropped and pasted', async () => {
  const page = await blankProject()
  const sql = 'CREATE TABLE shelves (id INT PRIMARY KEY, label VARCHAR(80) NOT NULL);'
  const card = page.getByRole('region', { name: 'Proposal' })
  await bring(page, 'drop', { name: 'shop.sql', type: '', bytes: Buffer.from(sql) })
  await page.getByRole('button', { name: 'Remove shop.sql' }).waitFor()
  await page.getByRole('button', { name: 'Propose' }).click()
  await card.getByRole('heading', { name: 'Read shop.sql' }).waitFor()
  await page.locator('.react-flow__node[data-id=shelves]').waitFor()
  await dropped(card)
  await bring(page, 'paste', sql.replaceAll(', ', ',\n'))
  await page.getByRole('button', { name: /^Remove Pasted, 2 lines/ }).waitFor({ state: 'detached' })
  await bring(page, 'paste', `${sql}\n\n${sql.replace('shelves', 'rooms')}`)
  await page.getByRole('button', { name: 'Propose' }).click()
  await card.getByText('Lines 3', { exact: false }).or(card.getByText('Line 3')).first().waitFor()
  await page.locator('.react-flow__node[data-id=rooms]').waitFor()
})

test('a picture waits for a model, goes as it is shown, and is joined to what was drawn after it', async (t) => {
  const model = await scriptedModel()
  t.after(() => model.close())
  const page = await blankProject()
  const said = page.getByText('A picture is read by a language model, and there is none yet.')
  await bring(page, 'drop', { name: 'x.png', type: 'image/png', bytes: png(50_000, 50_000) })
  await page.getByText('This picture has 50,000 × 50,000 pixels').first().waitFor()
  await bring(page, 'paste', board(withSegment(exif(6, 'GPS 48.2082 N'))))
  await said.waitFor()
  assert.ok(await page.getByRole('button', { name: 'Propose' }).isDisabled())
  await page.evaluate(
    async ([prefix, header, address]) => {
      await fetch(`${prefix}/assistant`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          [header]: localStorage.getItem('drawbridge.csrf') ?? '',
        },
        body: JSON.stringify({
          provider: 'compatible',
          model: 'scripted',
          address,
          monthlyCap: 1_000_000,
        }),
      })
      window.dispatchEvent(new Event('visibilitychange'))
    },
    [API_PREFIX, CSRF_HEADER, model.url] as const,
  )
  await said.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'See what would be sent', exact: true }).click()
  const leaves = page.getByRole('dialog', { name: 'What leaves this studio' })
  const shown = await leaves.getByRole('img', { name: 'board.jpg' }).getAttribute('src')
  assert.deepEqual(await findings(page), [])
  await page.keyboard.press('Escape')
  const seen = (id: string, x: number, settings: object) => ({
    says: `There is the ${id}.`,
    region: { x, y: 0.25, width: 0.3, height: 0.5 },
    commands: [{ type: 'addNode', node: { id, kind: id, name: id, settings } }],
  })
  const changes = [seen('database', 0.1, { dialect: 'sqlite' }), seen('api', 0.6, {})]
  model.script(
    { status: 400 },
    { text: JSON.stringify({ title: 'Shop', changes, assumptions: [], questions: [] }) },
  )
  const card = page.getByRole('region', { name: 'Proposal' })
  // Room for two columns beside the card.
  await page.getByRole('button', { name: 'Add parts' }).click()
  await page.getByRole('button', { name: 'Propose' }).click()
  await card.getByText('Perhaps this model takes no pictures').waitFor()
  await dropped(card)
  await page.getByRole('button', { name: 'Propose' }).click()
  await card.getByRole('checkbox', { name: 'There is the api.' }).waitFor()
  const sent = JSON.parse(model.asked[1]?.body ?? '').messages.at(-1).content[0].image_url.url
  assert.equal(sent, shown, 'what is shown is what is sent')
  assert.ok(!Buffer.from(shown?.split(',')[1] ?? '', 'base64').includes('GPS'))
  await page.getByText('board.jpg').last().waitFor()
  const frame = (id: string) => card.getByRole('button', { name: `Seen here: There is the ${id}.` })
  await frame('api').focus()
  await page.locator('.react-flow__node[data-id=api] [data-lit=ok]').waitFor()
  await page.locator('.react-flow__node[data-id=database]').hover()
  await card
    .locator('[data-pointed]', {
      has: page.getByRole('checkbox', { name: 'There is the database.' }),
    })
    .waitFor()
  await page.locator('.picture-frame[data-pointed][aria-label$="database."]').waitFor()
  assert.deepEqual(await findings(page), [])
})
