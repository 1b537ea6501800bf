import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codesOf } from './testing/codes-of.ts'

/** Posts of users, of whom each has a pin that is hidden and an address that only they may read. */
const drawing = (formula: string) => ({
  drawbridge: 1,
  name: 'Posts',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    { id: 'auth', kind: 'auth', name: 'auth', settings: {} },
    { id: 'api', kind: 'api', name: 'api', settings: {} },
    {
      id: 'users',
      kind: 'table',
      name: 'users',
      settings: {
        fields: [
          {
            id: 'e',
            name: 'email',
            type: 'string',
            required: true,
            unique: true,
            readRule: ['owner'],
          },
          { id: 'n', name: 'name', type: 'string' },
          { id: 'p', name: 'pin', type: 'string', visibility: 'hidden' },
        ],
        access: { read: ['signedIn'] },
      },
    },
    {
      id: 'posts',
      kind: 'table',
      name: 'posts',
      settings: {
        fields: [{ id: 't', name: 'title', type: 'string', required: true }],
        owner: true,
        computed: [{ id: 'c', name: 'shown', formula }],
        access: { list: ['signedIn'], create: ['signedIn'] },
      },
    },
  ],
  connections: [
    { id: 'c1', from: 'auth', to: 'users' },
    { id: 'c2', from: 'auth', to: 'api' },
    { id: 'c3', from: 'api', to: 'database' },
  ],
})

const CASES: readonly (readonly [formula: string, code: string | undefined])[] = [
  ['row.owner.name', undefined],
  ['row.owner.pin', 'computed-shows-hidden'],
  ["upper(row.owner.pin ?? '')", 'computed-shows-more'],
  ["row.title == 'x' ? row.owner.pin : ''", 'computed-shows-hidden'],
  ['row.owner.pin != null', undefined],
  ["row.owner.pin == null ? 'open' : 'closed'", undefined],
  ['row.owner.email', 'computed-shows-more'],
  ['`by ${row.owner.email}`', 'computed-shows-more'],
]

for (const [formula, code] of CASES)
  test(`a computed field “${formula}” ${code === undefined ? 'gives nothing away' : `is ${code}`}`, () => {
    const found = codesOf(drawing(formula)).filter((one) => one.startsWith('computed'))
    assert.deepEqual(found, code === undefined ? [] : [code])
  })
