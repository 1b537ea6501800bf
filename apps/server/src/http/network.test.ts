import assert from 'node:assert/strict'
import { test } from 'node:test'
import { networkOf } from './network.ts'

const SAME: readonly (readonly [network: string, ...addresses: string[]])[] = [
  [
    '192.0.2',
    '192.0.2.1',
    '192.0.2.255',
    '::ffff:192.0.2.7',
    '::ffff:c000:207',
    '0:0:0:0:0:FFFF:C000:207',
  ],
  ['2001:db8:0:0', '2001:db8::1', '2001:db8::2:0:0:1', '2001:0db8:0:0:ffff::', '2001:db8::'],
  ['2001:db8:0:1', '2001:db8:0:1::1', '2001:db8::1:0:0:0:1'],
  ['fe80:0:0:0', 'fe80::1%eth0', 'fe80::ffff:1:2:3'],
  ['0:0:0:0', '::', '::1'],
]

test('one network is one name, however its addresses are written', () => {
  for (const [network, ...addresses] of SAME)
    for (const address of addresses) assert.equal(networkOf(address), network, address)
})
