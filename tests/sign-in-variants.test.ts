import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { suite, test } from 'node:test'
import { compile } from '@drawbridge/compiler'
import type { Dialect } from '@drawbridge/sql'
import { testsOf, typesOf } from './support/try-backend.ts'

const MODULES = join(import.meta.dirname, '..', 'node_modules')

/** A way to sign in, and the table of accounts that goes with it. */
interface Variant {
  readonly name: string
  readonly dialects: readonly Dialect[]
  readonly auth: {
    readonly registration?: 'closed'
    readonly routes?: readonly string[]
    readonly [setting: string]: unknown
  }
  readonly table: { readonly name: string; readonly fields: readonly object[] }
}

const field = (name: string, type: string, more: object = {}): object => ({
  id: name,
  name,
  type,
  ...more,
})
const email = field('email', 'string', { required: true, unique: true, format: 'email' })

/** Of every type one that may be left out and, where an example can be thought of, one that must not. */
const TYPES =
  'string text integer bigint decimal float boolean date datetime json uuid bytes'.split(' ')
const EVERY_TYPE = TYPES.flatMap((type) => [
  field(`${type}Maybe`, type),
  ...(['bigint', 'decimal', 'uuid', 'bytes'].includes(type)
    ? []
    : [field(`${type}Always`, type, { required: true })]),
])

const VARIANTS: readonly Variant[] = [
  {
    name: 'tokens, nobody may register',
    dialects: ['sqlite'],
    auth: { registration: 'closed' },
    table: { name: 'users', fields: [email] },
  },
  {
    name: 'cookies, nobody may register, under a long path',
    dialects: ['mysql'],
    auth: { method: 'session', registration: 'closed', path: '/v1/my-account' },
    table: { name: 'users', fields: [email] },
  },
  {
    name: 'tokens in cookies',
    dialects: ['mysql'],
    auth: { carrier: 'cookie' },
    table: { name: 'users', fields: [email] },
  },
  {
    name: 'tokens in cookies that nobody renews',
    dialects: ['sqlite'],
    auth: { carrier: 'cookie', routes: ['register', 'login', 'logout', 'me'] },
    table: { name: 'users', fields: [email] },
  },
  {
    name: 'tokens, words that SQL and TypeScript keep for themselves',
    dialects: ['mysql', 'postgres'],
    auth: { identifier: 'key', roles: ['default', 'class', 'admin'], accessMinutes: 60 },
    table: {
      name: 'groups',
      fields: [
        field('key', 'string', { required: true, unique: true, length: 30 }),
        field('order', 'integer', { required: true }),
        field('select', 'string'),
        field('input', 'string', { required: true }),
      ],
    },
  },
  {
    name: 'tokens of another word, without refresh',
    dialects: ['sqlite', 'mysql', 'postgres'],
    auth: {
      scheme: 'Token',
      accessMinutes: 1440,
      routes: ['register', 'login', 'logout', 'me', 'password'],
    },
    table: { name: 'users', fields: [email] },
  },
  {
    name: 'tokens, signing in alone',
    dialects: ['sqlite'],
    auth: { routes: ['login'] },
    table: { name: 'users', fields: [email] },
  },
  {
    name: 'tokens, no routes at all',
    dialects: ['postgres'],
    auth: { routes: [] },
    table: { name: 'users', fields: [email] },
  },
  {
    name: 'cookies, no routes at all',
    dialects: ['mysql'],
    auth: { method: 'session', routes: [] },
    table: { name: 'users', fields: [email] },
  },
  {
    name: 'cookies, every type of field, a random key, deleted rows kept',
    dialects: ['sqlite', 'mysql', 'postgres'],
    auth: { method: 'session', identifier: 'loginName', refreshDays: 1 },
    table: {
      name: 'staff members',
      fields: [
        field('loginName', 'string', { required: true, unique: true, minLength: 4 }),
        ...EVERY_TYPE,
        field('grade', 'enum', { values: ["it's", 'b'], required: true }),
        field('since', 'date', { required: true, default: { kind: 'now' } }),
        field('secret', 'string', { visibility: 'hidden' }),
        field('pin', 'string', { visibility: 'writeOnly', required: true }),
      ],
    },
  },
]

for (const variant of VARIANTS) {
  suite(`sign-in: ${variant.name}`, () => {
    for (const dialect of variant.dialects)
      test(`type-checks and passes its own tests on ${dialect}`, async () => {
        const folder = await written(variant, dialect)
        try {
          const types = await typesOf(folder)
          assert.equal(types.code, 0, types.out + types.err)
          const tests = await testsOf(folder, dialect)
          assert.equal(tests.code, 0, tests.out + tests.err)
          const { registration, routes = ['register'] } = variant.auth
          const isOpen = registration !== 'closed' && routes.includes('register')
          assert.equal(tests.out.includes('opens an account'), isOpen, tests.out)
        } finally {
          rmSync(folder, { recursive: true, force: true })
        }
      })
  })
}

async function written({ auth, table }: Variant, dialect: Dialect): Promise<string> {
  const rich = table.fields.length > 10
  const settings = {
    fields: table.fields,
    ...(rich && { key: 'uuid', softDelete: true, timestamps: true, version: true }),
    access: { read: ['owner'], list: ['role:admin'] },
  }
  const roles = { roles: ['user', 'admin'], ...auth }
  const compiled = await compile({
    drawbridge: 1,
    name: 'Variant',
    nodes: [
      { id: 'database', kind: 'database', name: 'database', settings: { dialect } },
      { id: 'auth', kind: 'auth', name: 'auth', settings: roles },
      { id: 'api', kind: 'api', name: 'api', settings: {} },
      { id: 'accounts', kind: 'table', name: table.name, settings },
    ],
    connections: [
      { id: 'a', from: 'auth', to: 'api' },
      { id: 'b', from: 'auth', to: 'accounts' },
      { id: 'c', from: 'api', to: 'accounts' },
      { id: 'd', from: 'api', to: 'database' },
    ],
  })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics, null, 2))
  const folder = mkdtempSync(join(tmpdir(), 'variant-'))
  for (const { path, text } of compiled.tree) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  symlinkSync(MODULES, join(folder, 'node_modules'))
  return folder
}
