import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '@drawbridge/manifest'
import { ApiSettings } from './api/settings.ts'
import { AuthSettings } from './auth/settings.ts'
import { decodeSettings } from './decode-settings.ts'
import { TableSettings } from './table/settings.ts'

const node = (kind: string, settings: JsonObject) => ({ id: kind, kind, name: kind, settings })

test('what nobody chose is what the schema says, and a choice stays', () => {
  const decoded = decodeSettings(AuthSettings, node('auth', { path: '/me', method: 'session' }))
  assert.deepEqual(decoded, {
    settings: {
      method: 'session',
      carrier: 'header',
      scheme: 'Bearer',
      identifier: 'email',
      roles: ['user', 'admin'],
      permissions: [],
      registration: 'open',
      accessMinutes: 15,
      refreshDays: 30,
      path: '/me',
      routes: ['register', 'login', 'refresh', 'logout', 'me', 'password'],
      ways: [],
    },
  })
})

test('only these settings of an api may be absent', () => {
  const decoded = decodeSettings(ApiSettings, node('api', {}))
  assert.ok('settings' in decoded)
  const all = Object.keys(ApiSettings.properties)
  const absent = all.filter((name) => decoded.settings[name] === undefined)
  assert.deepEqual(absent, ['credentials', 'timeoutSeconds', 'deprecation', 'errors'])
})

test('a field of a table is left as it was drawn', () => {
  const field = { id: 'f_1', name: 'title', type: 'string' }
  const decoded = decodeSettings(TableSettings, node('table', { fields: [field] }))
  assert.ok('settings' in decoded)
  assert.deepEqual(decoded.settings['fields'], [field])
})
