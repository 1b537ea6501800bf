import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Run } from '@drawbridge/protocol'
import { sentMail } from './sent-mail.ts'

const run: Run = {
  id: 1,
  request: 'r',
  began: 0,
  ms: 1,
  method: 'POST',
  path: '/loans',
  status: 201,
  version: 1,
  route: null,
  nodes: [],
  caller: null,
  dry: false,
  byStudio: false,
  missed: 0,
  body: null,
  answer: null,
  left: 0,
  logs: [],
  moments: [
    {
      sort: 'statement',
      at: 0,
      ms: 1,
      within: null,
      text: 'INSERT INTO `mail_outbox` (id, recipients) VALUES (?, ?)',
      values: [],
      rows: 1,
    },
  ],
}

test('mail is looked for where a request left it, and not where it was only tried or read', () => {
  assert.ok(sentMail(run))
  assert.ok(!sentMail({ ...run, dry: true }))
  const [moment] = run.moments
  assert.ok(moment?.sort === 'statement')
  assert.ok(!sentMail({ ...run, moments: [{ ...moment, text: 'SELECT id FROM mail_outbox' }] }))
})
