import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Json } from '@drawbridge/manifest'
import { codesOf } from './testing/codes-of.ts'
import { withIds, type ShortStep } from './testing/steps.ts'

const PAGE = new URL('../../../docs/diagnostics/any-organisation.md', import.meta.url)
const DRAWN = JSON.parse(/```json\n([^]*?)\n```/.exec(readFileSync(PAGE, 'utf8'))?.[1] ?? '')

/** What is said where the endpoint of the page's example has these steps. */
function said(steps: readonly ShortStep[], access: readonly string[] = ['signedIn']) {
  const nodes = DRAWN.nodes.map((node: { readonly kind: string; readonly settings: object }) => {
    if (node.kind === 'auth') return { ...node, settings: { roles: ['user', 'admin'] } }
    if (node.kind !== 'api') return node
    const [endpoint] = Reflect.get(node.settings, 'endpoints')
    const drawn = { ...endpoint, access, steps: withIds([...steps, ANSWER]) }
    return { ...node, settings: { endpoints: [drawn] } }
  })
  return codesOf({ ...DRAWN, nodes } as Json)
}

const ANSWER: ShortStep = { kind: 'respond', settings: { status: 204, as: 'nothing' } }

const create = (organisation: string): ShortStep => ({
  kind: 'create',
  settings: { table: 'notes', values: { organisation, text: "'Hello'" } },
})

const FOUND: ShortStep = {
  kind: 'findOne',
  name: 'membership',
  settings: {
    table: 'memberships',
    where: 'row.organisationId == body.organisationId && row.user == user',
  },
}

const NAMED: ShortStep = {
  kind: 'set',
  name: 'chosen',
  settings: { value: 'body.organisationId' },
}

test('rows in whichever organisation a caller names are warned of, by another name, too', () => {
  assert.deepEqual(said([create('body.organisationId')]), ['any-organisation'])
  assert.deepEqual(said([NAMED, create('chosen')]), ['any-organisation'])
})

test('nothing is said where a row tells the organisation, or only a role of the sign-in gets in', () => {
  assert.deepEqual(said([FOUND, create('membership.organisationId')]), [])
  assert.deepEqual(said([create('body.organisationId')], ['role:admin']), [])
})

test('a statement over the rows of all organisations is warned of, and one that says of which is not', () => {
  const sql = (text: string): ShortStep => ({
    kind: 'sql',
    name: 'found',
    settings: {
      text,
      inputs: { home: 'body.organisationId' },
      result: [{ id: 'r', name: 'id', type: 'integer' }],
    },
  })
  const all = sql('SELECT id FROM notes WHERE id > :home')
  assert.deepEqual(said([all]), ['beyond-organisation'])
  assert.deepEqual(said([sql('SELECT id FROM notes WHERE organisation_id = :home')]), [])
})
