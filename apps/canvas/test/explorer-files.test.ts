import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importDrawing } from './support/import-drawing.ts'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

test('an endpoint that takes a file is tried with one', async () => {
  const page = await studio.newcomer()
  await importDrawing(page, DRAWING)
  await page.getByRole('tab', { name: 'Try it' }).click()
  await page.getByRole('button', { name: '/pictures' }).click()
  const response = page.getByRole('region', { name: 'Response' })
  const status = page.getByTestId('status')
  await page.getByLabel('caption *').fill('A lisbon tram')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await status.filter({ hasText: '400' }).waitFor({ timeout: 60_000 })

  const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0xff])
  await page
    .getByLabel('picture *')
    .setInputFiles({ name: 'tram.png', mimeType: 'text/plain', buffer: picture })
  await page.getByText('tram.png, 10 bytes').waitFor()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await status.filter({ hasText: '200' }).waitFor({ timeout: 60_000 })
  const body = await response.getByLabel('Body of the response').textContent()
  assert.deepEqual(JSON.parse(body ?? ''), {
    caption: 'A lisbon tram',
    name: 'tram.png',
    size: 10,
    type: 'image/png',
  })
  await response.getByRole('tab', { name: 'cURL' }).click()
  await response.getByText(`-F 'picture=@tram.png'`).waitFor()

  await page
    .getByLabel('picture *')
    .setInputFiles({ name: 'large.png', mimeType: 'image/png', buffer: Buffer.alloc(3_000_000) })
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText('Choose smaller files, or send these with cURL').first().waitFor()

  // What must point to a row takes one that is there; what need not stays out.
  const open = async (path: string): Promise<void> => {
    await page.getByRole('button', { name: 'All endpoints' }).click()
    await page.getByRole('button', { name: `POST ${path}` }).click()
  }
  await open('/prints')
  await page.getByText('It points to a row of notes, which has none yet').waitFor()
  await open('/notes')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await status.filter({ hasText: '201' }).waitFor()
  await open('/prints')
  await page.getByRole('combobox', { name: 'noteId *' }).waitFor()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await status.filter({ hasText: '201' }).waitFor()
  await page.getByRole('button', { name: 'JSON', exact: true }).click()
  assert.deepEqual(JSON.parse(await page.getByLabel('Body as JSON').inputValue()), { noteId: 1 })
})

const OPEN = { list: ['public'], create: ['public'] }

const DRAWING = {
  drawbridge: 1,
  name: 'Pictures',
  nodes: [
    { id: 'db', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'notes',
      kind: 'table',
      name: 'notes',
      settings: { fields: [{ id: 'f', name: 'title', type: 'string' }], access: OPEN },
    },
    {
      id: 'prints',
      kind: 'table',
      name: 'prints',
      settings: {
        fields: [],
        relations: [
          { id: 'r1', name: 'note', type: 'manyToOne', target: 'notes', required: true },
          { id: 'r2', name: 'other', type: 'manyToOne', target: 'notes' },
        ],
        access: OPEN,
      },
    },
    {
      id: 'api',
      kind: 'api',
      name: 'api',
      settings: {
        endpoints: [
          {
            id: 'e',
            name: 'look',
            method: 'POST',
            path: '/pictures',
            access: ['public'],
            body: [
              { id: 'f1', name: 'caption', type: 'string', required: true },
              { id: 'f2', name: 'picture', type: 'file', required: true },
            ],
            steps: [
              {
                id: 's',
                kind: 'respond',
                settings: {
                  body: '{ caption: body.caption, name: body.picture.name, size: body.picture.size, type: body.picture.type }',
                },
              },
            ],
          },
        ],
      },
    },
  ],
  connections: [
    { id: 'c1', from: 'api', to: 'notes' },
    { id: 'c2', from: 'api', to: 'prints' },
  ],
}
