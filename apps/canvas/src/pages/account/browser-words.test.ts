import assert from 'node:assert/strict'
import { test } from 'node:test'
import { browserWords } from './browser-words.ts'

test('browsers are named by what they are, not by what they also name', () => {
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
  const expected = {
    [chrome]: 'Chrome on Windows',
    [`${chrome} Edg/140.0.0.0`]: 'Edge on Windows',
    'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0': 'Firefox on Linux',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1':
      'Safari on iPhone',
    'curl/8.14.1': 'curl',
    node: 'node',
    '': 'Unknown',
  }
  for (const [userAgent, words] of Object.entries(expected))
    assert.equal(browserWords(userAgent), words)
})
