import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '@drawbridge/manifest'
import { boot } from './testing/boot.ts'
import { failuresIn, mistakesIn } from './testing/complaints.ts'
import { METHODS } from './testing/ways.ts'

/** Accounts of these fields, to which people come by a provider. */
const drawing = (auth: JsonObject, fields: readonly JsonObject[]): JsonObject => ({
  drawbridge: 1,
  name: 'Doors',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    { id: 'auth', kind: 'auth', name: 'auth', settings: auth },
    { id: 'api', kind: 'api', name: 'api', settings: {} },
    {
      id: 'users',
      kind: 'table',
      name: 'users',
      settings: {
        fields: fields.map((field) => ({ id: String(field['name']), ...field })),
        access: { read: ['owner'] },
        key: 'uuid',
        softDelete: true,
      },
    },
  ],
  connections: [
    { id: 'c1', from: 'api', to: 'database' },
    { id: 'c2', from: 'auth', to: 'users' },
    { id: 'c3', from: 'auth', to: 'api' },
  ],
})

const text = (name: string, more: JsonObject = {}): JsonObject => ({
  name,
  type: 'string',
  required: true,
  ...more,
})
const email = text('email', { unique: true, format: 'email' })

const DRAWINGS: Readonly<Record<string, JsonObject>> = {
  GitHub: drawing({ ways: [{ kind: 'provider', name: 'github', provider: 'github' }] }, [
    email,
    text('name'),
    text('picture', { required: false }),
  ]),
  'a name to sign in with, and claims that were chosen': drawing(
    {
      identifier: 'username',
      ...METHODS['cookie sessions'],
      ways: [
        {
          kind: 'provider',
          name: 'my-work',
          provider: 'openid',
          issuer: 'https://login.example.com/tenant',
          claims: { company: 'https://example.com/organization' },
          returnTo: ['https://app.example.com/signed-in', '/elsewhere'],
        },
      ],
    },
    [
      text('username', { unique: true, length: 40 }),
      text('company'),
      text('givenName', { required: false }),
      { name: 'level', type: 'integer', required: true, default: { kind: 'literal', value: 1 } },
    ],
  ),
  'closed registration, and no passwords': drawing(
    { registration: 'closed', routes: ['me'], ways: [{ kind: 'provider' }] },
    [email, text('company')],
  ),
}

for (const [what, manifest] of Object.entries(DRAWINGS))
  test(`a provider with ${what} is right, and passes its own tests`, async () => {
    await using booted = await boot(manifest, 'sqlite')
    assert.equal(mistakesIn(booted.folder), '')
    assert.equal(failuresIn(booted.folder), '')
  })
