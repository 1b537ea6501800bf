import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { boot } from './testing/boot.ts'
import { failuresIn, mistakesIn } from './testing/complaints.ts'
import { withIds, type ShortStep } from './testing/steps.ts'

const stamp = (value: string): readonly ShortStep[] => [
  {
    kind: 'update',
    settings: { table: 'pages', where: 'row.id == id', values: { mark: value } },
  },
]

const PUBLIC = Object.fromEntries(
  ['list', 'read', 'create', 'bulkCreate', 'update'].map((operation) => [operation, ['public']]),
)

/** Pages that an event marks after they were made, by way of a flow. */
const manifest = {
  drawbridge: 1,
  name: 'Marks',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'pages',
      kind: 'table',
      name: 'pages',
      settings: {
        version: true,
        fields: [
          { id: 'f_title', name: 'title', type: 'string', length: 40, required: true },
          { id: 'f_mark', name: 'mark', type: 'string', length: 60, visibility: 'readOnly' },
        ],
        access: PUBLIC,
        events: [
          {
            id: 'made',
            name: 'pageMade',
            when: 'afterCreate',
            steps: withIds([
              {
                kind: 'call',
                settings: { flow: 'mark', inputs: { id: 'row.id', title: 'row.title' } },
              },
            ]),
          },
        ],
      },
    },
    {
      id: 'mark',
      kind: 'flow',
      name: 'mark',
      settings: {
        inputs: [
          { id: 'i_id', name: 'id', type: 'integer', required: true },
          { id: 'i_title', name: 'title', type: 'string', required: true, maxLength: 40 },
        ],
        steps: withIds(stamp('`${id}-${lower(title)}`')),
      },
    },
    {
      id: 'api',
      kind: 'api',
      name: 'api',
      settings: {
        endpoints: [
          {
            id: 'draft',
            name: 'draft',
            method: 'POST',
            path: '/drafts',
            access: ['public'],
            steps: withIds([
              {
                kind: 'create',
                name: 'page',
                settings: { table: 'pages', values: { title: "'Draft'" } },
              },
              { kind: 'respond', settings: { status: 201, as: 'json', body: 'page' } },
            ]),
          },
        ],
      },
    },
  ],
  connections: [{ id: 'c1', from: 'api', to: 'pages' }],
}

for (const dialect of DIALECTS)
  test(`${dialect}: what is answered is the row as the events after it have left it`, async () => {
    await using booted = await boot(manifest, dialect)
    if (dialect === 'sqlite') {
      assert.equal(mistakesIn(booted.folder), '')
      assert.equal(failuresIn(booted.folder), '')
    }
    const send = async (method: 'POST' | 'PATCH', url: string, payload: object) => {
      const answer = await booted.app.inject({ method, url, payload })
      assert.ok(answer.statusCode < 300, answer.body)
      return answer.json()
    }
    const { mark, version, id } = await send('POST', '/pages', { title: 'One' })
    assert.deepEqual([mark, version], [`${id}-one`, 2])
    const changed = await send('PATCH', `/pages/${id}`, { title: 'First', version })
    assert.deepEqual([changed.title, changed.version], ['First', 3])
    const { data } = await send('POST', '/pages/bulk', { items: [{ title: 'A' }, { title: 'B' }] })
    assert.deepEqual(
      data.map((row: { readonly mark: string }) => row.mark.split('-')[1]),
      ['a', 'b'],
    )
    assert.equal((await send('POST', '/drafts', {})).version, 2)
  })
