import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { isPublic } from '@drawbridge/compiler/networks'
import { Refused } from '../../http/problem.ts'
import { readAddress } from './address.ts'
import { mayReachInside, reach } from './reach.ts'
import { Vault } from '../../storage/vault.ts'

const CONFIG = { port: 0, host: '127.0.0.1', dataDir: '', databaseUrl: '' }
const PUBLIC = { ...CONFIG, host: '0.0.0.0' }

test('an address is shown without what opens it, and handed on without options', () => {
  const address = readAddress('mariadb://ann:s%20cret@db.example.com/shop')
  assert.deepEqual(address, {
    dialect: 'mysql',
    host: 'db.example.com',
    url: 'mysql://ann:s%20cret@db.example.com:3306/shop',
    shown: 'mysql://db.example.com:3306/shop',
  })
  assert.equal(readAddress('postgresql://ann@[::1]:5/shop?sslmode=no-verify').host, '::1')
})

for (const text of [
  'shop',
  'http://db/shop',
  'sqlite:/etc/passwd',
  'mysql://',
  'mysql:///shop',
  'mysql://ann@db',
  'mysql://ann@db/',
  'mysql://db/shop',
  'mysql://ann@db/a/b',
  'mysql://ann@db/%zz',
  'mysql://ann@db/shop?host=169.254.169.254',
  'mysql://ann@db/shop?socketPath=/run/mysqld.sock',
  'postgres://ann@db/shop?host=/run/postgresql',
  'postgres://ann@db/shop?sslkey=/etc/passwd',
])
  test(`no address: ${text}`, () => {
    assert.throws(() => readAddress(text), Refused)
  })

test('what is not the open internet is told in every notation', () => {
  for (const address of [
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '168.63.129.16',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::a9fe:a9fe',
    '2001:0:1::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'fd00::1',
    'fe80::1',
    'ff02::1',
    '2130706433',
    'localhost',
  ])
    assert.equal(isPublic(address), false, address)
  for (const address of ['8.8.8.8', '172.32.0.1', '2606:4700::1111'])
    assert.equal(isPublic(address), true, address)
})

test('who only serves this machine may reach into it; who serves others may not unless allowed', async () => {
  assert.equal(mayReachInside(CONFIG), true)
  assert.equal(mayReachInside(PUBLIC), false)
  assert.equal(mayReachInside({ ...CONFIG, publicUrl: 'https://studio.example.com' }), false)
  assert.equal(mayReachInside({ ...PUBLIC, privateDatabases: true }), true)
  assert.match(await reach(CONFIG, 'localhost'), /^(127\.0\.0\.1|::1)$/)
  for (const host of [
    'localhost',
    '127.0.0.1',
    '127.1',
    '0x7f.1',
    '2130706433',
    '::ffff:127.0.0.1',
  ])
    await assert.rejects(reach(PUBLIC, host), Refused, host)
})

test('what is sealed is opened for the same owner with the same key alone', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'drawbridge-vault-'))
  t.after(() => rm(folder, { recursive: true }))
  const [file, other] = ['a', 'b'].map((name) => join(folder, name))
  const sealed = new Vault(file ?? '').seal('mysql://ann:secret@db/shop', 'p1')
  assert.ok(!Buffer.from(sealed, 'base64url').includes('secret'))
  assert.equal(new Vault(file ?? '').open(sealed, 'p1'), 'mysql://ann:secret@db/shop')
  assert.equal(new Vault(file ?? '').open(sealed, 'p2'), undefined)
  assert.equal(new Vault(other ?? '').open(sealed, 'p1'), undefined)
  assert.equal(new Vault(file ?? '').open('AAAA', 'p1'), undefined)
  assert.equal((await stat(file ?? '')).mode & 0o777, 0o600)
  assert.match(await readFile(file ?? '', 'utf8'), /^[0-9a-f]{64}$/)
  assert.deepEqual((await readdir(folder)).toSorted(), ['a', 'b'])
})
