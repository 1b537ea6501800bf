import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { boot } from './testing/boot.ts'
import { withIds, type ShortStep } from './testing/steps.ts'

const create = (label: string): ShortStep => ({
  kind: 'create',
  settings: { table: 'boxes', values: { label } },
})

/** Tries to write what is taken, and goes on. */
const ATTEMPT: ShortStep = {
  kind: 'try',
  settings: { error: 'problem' },
  bodies: {
    body: [create("'tried'"), create("'taken'")],
    recover: [create('`told ${problem.status}`')],
  },
}

const field = { id: 'f_label', name: 'label', type: 'string', length: 20, unique: true }

const MANIFEST = {
  drawbridge: 1,
  name: 'Tried in a transaction',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'boxes',
      kind: 'table',
      name: 'boxes',
      settings: { fields: [field], access: { list: ['public'], create: ['public'] } },
    },
    { id: 'attempt', kind: 'flow', name: 'attempt', settings: { steps: withIds([ATTEMPT]) } },
    {
      id: 'api',
      kind: 'api',
      name: 'api',
      settings: {
        endpoints: [
          ['inside', [ATTEMPT]],
          ['called', [{ kind: 'call', settings: { flow: 'attempt', inputs: {} } }]],
        ].map(([name, steps]) => ({
          id: name,
          name,
          method: 'POST',
          path: `/${name as string}`,
          access: ['public'],
          steps: withIds([
            {
              kind: 'transaction',
              bodies: { body: [...(steps as ShortStep[]), create("'after'")] },
            },
            {
              kind: 'aggregate',
              name: 'groups',
              settings: {
                table: 'boxes',
                groupBy: ['label'],
                values: [{ name: 'n', of: 'count' }],
              },
            },
            { kind: 'respond', settings: { body: 'groups.map(group => group.label)' } },
          ]),
        })),
      },
    },
  ],
  connections: [{ id: 'c1', from: 'api', to: 'database' }],
}

for (const dialect of DIALECTS)
  for (const name of ['inside', 'called'])
    test(`${dialect}: what is recovered from in a transaction leaves the rest of it, ${name}`, async () => {
      await using booted = await boot(MANIFEST, dialect)
      for (const payload of [{ label: 'taken' }, {}])
        await booted.app.inject({ method: 'POST', url: '/boxes', payload })
      const { statusCode, body } = await booted.app.inject({ method: 'POST', url: `/${name}` })
      assert.equal(statusCode, 200, body)
      // Nothing comes first in every database.
      assert.deepEqual(JSON.parse(body), [null, 'after', 'taken', 'told 409', 'tried'])
    })
