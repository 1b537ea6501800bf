import assert from 'node:assert/strict'
import test from 'node:test'
import { rank } from './rank.ts'

test('a part of that name stands above commands that only share its letters', () => {
  const logs = rank('Show the logs View action logs', 'loan')
  const plan = rank('Load another one Edit action loan', 'loan')
  const loans = rank('loans table t1', 'loan', ['loans'])
  const loan = rank('loan table t2', 'loan', ['loan'])
  assert.ok(loan > loans && loans > plan && loans > logs, `${loan} ${loans} ${plan} ${logs}`)
  assert.equal(rank('loans table t1', 'LOANS ', ['loans']), 3)
  assert.equal(rank('loans table t1', 'zzz', ['loans']), 0)

  const who = (label: string) => rank(`${label} View action`, 'may do', [label])
  assert.ok(who('Who may do what') > who('Mail of the preview, and more'))
  assert.ok(who('Do what may be') < 1.5, 'words come in the order in which they were typed')
})
