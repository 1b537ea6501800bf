import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createAjv } from '../base/common/src/http/validation.ts'

test('an address is one of the web', () => {
  const isAddress = createAjv(false).compile({ type: 'string', format: 'uri' })
  for (const fine of ['https://example.com', 'HTTP://example.com/a?b=c#d'])
    assert(isAddress(fine), fine)
  for (const wrong of [
    'javascript:alert(1)',
    'javascript://example.com/%0aalert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    ' https://example.com',
    'https://a b',
    'https:example.com',
  ])
    assert(!isAddress(wrong), wrong)
})
