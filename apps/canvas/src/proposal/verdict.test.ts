import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verdict } from './verdict.ts'

const warning = { severity: 'warning', message: 'Everybody can read books.' } as const
const error = { severity: 'error', message: 'Connect books to a database.' } as const

test('no problems are spoken of only where there are none', () => {
  const hint = { severity: 'information', message: 'An index would help.' } as const
  assert.equal(verdict([hint]), 'Checked: no problems')
  assert.equal(verdict([warning]), 'Checked: 1 warning. Everybody can read books.')
  assert.equal(verdict([warning, warning]), 'Checked: 2 warnings. Everybody can read books.')
  assert.equal(verdict([warning, error]), 'Connect books to a database.')
})
