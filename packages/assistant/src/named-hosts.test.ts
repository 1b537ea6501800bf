import assert from 'node:assert/strict'
import { test } from 'node:test'
import { namedHosts } from './named-hosts.ts'

const hostsOf = (ways: unknown) =>
  namedHosts({
    drawbridge: 1,
    name: 'Doors',
    nodes: [{ id: 'auth', kind: 'auth', name: 'auth', settings: { ways } as never }],
    connections: [],
  })

test('the providers that people sign in with are services that a drawing calls', () => {
  assert.ok(hostsOf([{ kind: 'provider' }]).includes('accounts.google.com:443'))
  assert.ok(hostsOf([{ kind: 'provider', provider: 'github' }]).includes('api.github.com:443'))
  const issuer = 'https://login.example.com:8443/tenant'
  const own = [{ kind: 'provider', name: 'work', provider: 'openid', issuer }]
  assert.deepEqual(hostsOf(own), ['login.example.com:8443'])
  assert.deepEqual(hostsOf([{ kind: 'devices' }, { kind: 'what' }]), [])
  for (const broken of ['no list', [null], ['provider'], {}]) assert.deepEqual(hostsOf(broken), [])
})
