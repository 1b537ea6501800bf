import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { applyCommand, type Command } from '@drawbridge/commands'
import { isObject, itemsOf, type Manifest } from '@drawbridge/manifest'
import { fitting, missing, toggled } from './fitting.ts'

const EMPTY: Manifest = { drawbridge: 1, name: 'Shop', nodes: [], connections: [] }
const node = (id: string) => ({ id, kind: 'table', name: id, settings: { fields: [] } })
const phrase = (says: string, ...commands: readonly object[]) => ({
  text: says,
  understood: true,
  says,
  commands: commands as never,
})

const PHRASES = [
  phrase('Books.', { type: 'addNode', node: node('t_books') }),
  phrase('Their titles.', {
    type: 'insertItem',
    id: 't_books',
    path: ['fields'],
    item: { id: 'f_title', name: 'title', type: 'string' },
  }),
  phrase('Required.', {
    type: 'setSetting',
    id: 't_books',
    path: ['fields', '#f_title', 'required'],
    value: true,
  }),
  phrase('Shelves.', { type: 'addNode', node: node('t_shelves') }),
]

test('what is needed comes along, and what needs it goes along', () => {
  const without = toggled(PHRASES, new Set(), 0)
  assert.deepEqual([...without], [0, 1, 2])
  assert.equal(missing(PHRASES, without, 2)?.text, 'Books.')
  assert.equal(missing(PHRASES, without, 0), undefined)
  assert.equal(fitting(EMPTY, PHRASES, without).commands.length, 1)
  assert.deepEqual([...toggled(PHRASES, without, 2)], [])
  assert.deepEqual([...toggled(PHRASES, without, 1)], [2])
  assert.deepEqual([...toggled(PHRASES, new Set(), 3)], [3])
})

test('items of other parts that are called alike are no matter', () => {
  const titled = (table: string) =>
    phrase(`Titles of ${table}.`, {
      type: 'insertItem',
      id: table,
      path: ['fields'],
      item: { id: 'title', name: 'title', type: 'string' },
    })
  assert.deepEqual([...toggled([titled('books'), titled('films')], new Set(), 0)], [0])
})

test('what no longer fits the drawing is told, and left out', () => {
  const moved = { ...EMPTY, nodes: [node('t_books')] }
  const { commands, unfit } = fitting(moved, PHRASES, new Set())
  assert.deepEqual([...unfit.keys()], [0])
  assert.equal(commands.length, 3)
})

/** Books with titles on shelves, as a proposal was made for them. */
const BASE: Manifest = {
  ...EMPTY,
  nodes: [
    {
      ...node('t_books'),
      settings: {
        fields: [
          { id: 'f_title', name: 'title', type: 'string' },
          { id: 'f_year', name: 'year', type: 'integer' },
        ],
      },
    },
    node('t_shelves'),
  ],
  connections: [{ id: 'c_shelf', from: 't_books', to: 't_shelves' }],
}

const title = { id: 't_books', path: ['fields', '#f_title'] }

/** One of each sort of edit. */
const SUGGESTED: Readonly<Record<string, Command>> = {
  add: { type: 'addNode', node: node('t_cards') },
  remove: { type: 'removeNode', id: 't_books' },
  rename: { type: 'renameNode', id: 't_books', name: 'volumes' },
  describe: { type: 'describeNode', id: 't_books', description: 'Bound.' },
  set: { type: 'setSetting', ...title, path: [...title.path, 'required'], value: true },
  insert: { type: 'insertItem', id: 't_books', path: ['fields'], item: { id: 'f_isbn' } },
  take: { type: 'removeItem', ...title },
  move: { type: 'moveItem', ...title, to: 1 },
  join: { type: 'connect', connection: { id: 'c_more', from: 't_shelves', to: 't_books' } },
  part: { type: 'disconnect', id: 'c_shelf' },
  call: { type: 'setProject', name: 'Books' },
}

/** What happened meanwhile, and which of those can't be any more; the others are made of the drawing as it is. */
const MEANWHILE: Readonly<Record<string, readonly [Command, readonly string[]]>> = {
  'the table is called otherwise': [{ type: 'renameNode', id: 't_books', name: 'works' }, []],
  'the field is gone': [{ type: 'removeItem', ...title }, ['set', 'take', 'move']],
  'the field is called otherwise': [
    { type: 'setSetting', ...title, path: [...title.path, 'name'], value: 'heading' },
    [],
  ],
  'the table is gone': [
    { type: 'removeNode', id: 't_books' },
    ['remove', 'rename', 'describe', 'set', 'insert', 'take', 'move', 'join', 'part'],
  ],
  'the connection is gone': [{ type: 'disconnect', id: 'c_shelf' }, ['part']],
  'it is there already': [{ type: 'addNode', node: node('t_cards') }, ['add']],
  'the field is there already': [
    { type: 'insertItem', id: 't_books', path: ['fields'], item: { id: 'f_isbn' } },
    ['insert'],
  ],
}

for (const [what, [command, gone]] of Object.entries(MEANWHILE))
  test(`a proposal is made of the drawing as it is now, or told to be out of date: ${what}`, () => {
    const moved = applyCommand(BASE, command)
    assert.ok(moved.ok)
    for (const [name, suggested] of Object.entries(SUGGESTED)) {
      const { commands, unfit } = fitting(moved.manifest, [phrase(name, suggested)], new Set())
      assert.equal(unfit.has(0), gone.includes(name), `${name}: ${unfit.get(0)}`)
      assert.equal(commands.length, unfit.has(0) ? 0 : 1)
      if (unfit.has(0)) assert.match(unfit.get(0) ?? '', /[a-z].+\.$/)
      else assert.ok(applyCommand(moved.manifest, batch(commands)).ok)
    }
  })

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))
const SAMPLES = globSync('samples/*/manifest.json', { cwd: ROOT })
  .map((path): Manifest => JSON.parse(readFileSync(`${ROOT}${path}`, 'utf8')))
  .filter((drawing) => 'drawbridge' in drawing)

/** A drawing as it may be suggested: each part, each item of its lists and each connection a phrase of its own. */
function phrasesOf({ nodes, connections }: Manifest) {
  const bare = nodes.map((node) => {
    const settings = Object.entries(node.settings).filter(([, value]) => !isList(value))
    return phrase(node.name, {
      type: 'addNode',
      node: { ...node, settings: Object.fromEntries(settings) },
    })
  })
  const items = nodes.flatMap(({ id, settings }) =>
    Object.entries(settings)
      .filter(([, value]) => isList(value))
      .flatMap(([key, value]) =>
        itemsOf(value).map((item) => phrase(key, { type: 'insertItem', id, path: [key], item })),
      ),
  )
  const joined = connections.map((connection) => phrase('Joined.', { type: 'connect', connection }))
  return [...bare, ...items, ...joined]
}

const isList = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((one) => isObject(one) && 'id' in one)

/** The same numbers each time, from 0 to `most`. */
function numbers(seed: number) {
  let state = seed
  return (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
}

const batch = (commands: readonly Command[]): Command => ({ type: 'batch', label: '', commands })

test('of each sample any part can be taken: it stands by itself, the rest can follow, and one undo takes it back', () => {
  for (const [seed, sample] of SAMPLES.entries()) {
    const phrases = phrasesOf(sample)
    const next = numbers(seed)
    const whole = applyCommand(EMPTY, batch(fitting(EMPTY, phrases, new Set()).commands))
    assert.ok(whole.ok, sample.name)
    for (let round = 0; round < 4; round++) {
      let leftOut: ReadonlySet<number> = new Set()
      for (let clicks = next(12) + 1; clicks > 0; clicks--)
        leftOut = toggled(phrases, leftOut, next(phrases.length))
      const { commands, unfit } = fitting(EMPTY, phrases, leftOut)
      assert.deepEqual([...unfit], [], `${sample.name}, without ${[...leftOut].join(', ')}`)
      for (const index of phrases.keys())
        if (!leftOut.has(index)) assert.equal(missing(phrases, leftOut, index), undefined)
      const part = applyCommand(EMPTY, batch(commands))
      assert.ok(part.ok)
      const undone = applyCommand(part.manifest, part.inverse)
      assert.deepEqual(undone.ok && undone.manifest, EMPTY)
      const taken = new Set([...phrases.keys()].filter((index) => !leftOut.has(index)))
      const rest = fitting(part.manifest, phrases, taken)
      assert.deepEqual([...rest.unfit], [])
      const all = applyCommand(part.manifest, batch(rest.commands))
      assert.deepEqual(all.ok && inOrder(all.manifest), inOrder(whole.manifest))
    }
  }
})

/** What was taken later stands behind. */
const inOrder = (manifest: Manifest): unknown =>
  JSON.parse(JSON.stringify(manifest), (_, value: unknown) =>
    isList(value) ? (value as readonly { id: string }[]).toSorted(byId) : value,
  )
const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1)
