import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { openBase } from '../testing/base.ts'

const READ = 'SELECT id, name FROM things WHERE id < ? ORDER BY id'

async function things() {
  const base = await openBase('sqlite')
  const db = base.open()
  await db.run('CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT)', [])
  await db.run("INSERT INTO things (name) VALUES ('a'), ('b'), ('c')", [])
  const sent: string[] = []
  const counted = {
    ...db,
    all: <Row>(...statement: Parameters<typeof db.all>) => {
      sent.push(statement[0])
      return db.all<Row>(...statement)
    },
  }
  return {
    db: counted,
    sent,
    ...base.reads,
    [Symbol.asyncDispose]: () => base[Symbol.asyncDispose](),
  }
}

test('the same read in one turn is one statement, and everybody has rows of their own', async () => {
  await using base = await things()
  const { db, sent, readOnce } = base
  const read = () => readOnce<{ id: number; name: string }>(db, READ, [3])
  const [first, second] = await Promise.all([read(), read()])
  assert.equal(sent.length, 1)
  assert.deepEqual(first, second)
  first.forEach((row) => Object.assign(row, { name: 'mine' }))
  first.pop()
  assert.deepEqual(
    second.map(({ name }) => name),
    ['a', 'b'],
  )
})

test('reads of one row in one turn are one statement, and nobody sees what another puts into theirs', async () => {
  await using base = await things()
  const { db, sent, joinReads } = base
  const read = joinReads<{ id: number; name: string; owner?: object }>(
    (keys) => `SELECT id, name FROM things WHERE id IN (${keys})`,
  )
  const [first, second, other] = await Promise.all([read(db, 1), read(db, 1), read(db, 2)])
  assert.equal(sent.length, 1)
  assert.ok(first && second && other)
  first.owner = { email: 'only for the first' }
  assert.deepEqual([{ ...second }, other.name], [{ id: 1, name: 'a' }, 'b'])
  assert.equal(await read(db, 9), undefined)
})

test('other values are another statement, and so is the next turn, which sees what was written', async () => {
  await using base = await things()
  const { db, sent, readOnce } = base
  const [few, all] = await Promise.all([readOnce(db, READ, [2n]), readOnce(db, READ, [9n])])
  assert.deepEqual([few.length, all.length, sent.length], [1, 3, 2])
  await turn()
  await db.run("INSERT INTO things (name) VALUES ('d')", [])
  assert.equal((await readOnce(db, READ, [9n])).length, 4)
})

test('a read that fails fails for everybody, and not for ever', async () => {
  await using base = await things()
  const { db, readOnce } = base
  const broken = () => readOnce(db, 'SELECT nothing FROM nowhere', [])
  const results = await Promise.allSettled([broken(), broken()])
  assert.deepEqual(
    results.map(({ status }) => status),
    ['rejected', 'rejected'],
  )
  await turn()
  assert.equal((await readOnce(db, READ, [9])).length, 3)
})
