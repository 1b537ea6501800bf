import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyCommand, type Command } from '@drawbridge/commands'
import type { Manifest, Position } from '@drawbridge/manifest'
import { fromChanges } from './from-changes.ts'
import { positionsOf, sizeOf } from './geometry.ts'
import { ghostsOf } from './ghosts.ts'
import type { Scene } from './scene.ts'
import { painter, toFlow } from './to-flow.ts'

const manifest: Manifest = {
  drawbridge: 1,
  name: 'Shop',
  nodes: [
    {
      id: 'g',
      kind: 'group',
      name: 'group',
      settings: { members: ['api'] },
      position: { x: 0, y: 0 },
    },
    { id: 'api', kind: 'api', name: 'api', settings: {}, position: { x: 32, y: 32 } },
    {
      id: 'orders',
      kind: 'table',
      name: 'orders',
      settings: {
        fields: [{ id: 'f1', name: 'total', type: 'decimal' }],
        relations: [{ id: 'r1', name: 'item', type: 'manyToOne', target: 'items' }],
      },
      position: { x: 400, y: 32 },
    },
    {
      id: 'items',
      kind: 'table',
      name: 'items',
      settings: { fields: [] },
      position: { x: 400, y: 64 },
    },
  ],
  connections: [{ id: 'c1', from: 'api', to: 'orders' }],
}

const scene: Scene = {
  manifest,
  routes: [],
  diagnostics: [],
  selection: [],
  moved: {},
  lit: null,
  ghosts: new Map(),
}

const boxes = () =>
  new Map(
    toFlow(scene).nodes.map(({ id, position, width, height }) => [
      id,
      { ...position, width, height },
    ]),
  )

test('a drawing becomes cards, lines for connections and lines for relations', () => {
  const flow = toFlow(scene)
  assert.deepEqual(
    flow.nodes.map(({ ariaLabel }) => ariaLabel)[2],
    'table orders, 1 input, 0 outputs, no problems',
  )
  assert.deepEqual(
    flow.edges.map(({ ariaLabel }) => ariaLabel),
    ['api serves orders', 'orders.item → items'],
  )
})

test('one part is reached with Tab: the selected one, or else the first', () => {
  const stops = (selection: readonly string[]) =>
    toFlow({ ...scene, selection })
      .nodes.filter(({ domAttributes }) => domAttributes.tabIndex === 0)
      .map(({ id }) => id)
  assert.deepEqual(stops([]), ['g'])
  assert.deepEqual(stops(['items']), ['items'])
})

test('what did not change is the very same object in the next scene', () => {
  const paint = painter()
  const first = paint(scene)
  const second = paint({ ...scene, selection: ['api'] })
  assert.equal(second.nodes[3], first.nodes[3])
  assert.notEqual(second.nodes[1], first.nodes[1])
  assert.equal(second.edges[0], first.edges[0])
})

test('a part that is moved bends the lines that are near, and leaves the others', () => {
  const table = (id: string, x: number, y: number) =>
    ({ id, kind: 'table', name: id, settings: { fields: [] }, position: { x, y } }) as const
  const drawn = (at: Position): Scene => ({
    ...scene,
    manifest: {
      ...manifest,
      nodes: [
        table('a', 0, 0),
        table('b', 1600, 0),
        table('far', 0, 4000),
        table('away', 1600, 4000),
        { ...table('moved', 0, 0), position: at },
      ],
      connections: [
        { id: 'near', from: 'a', to: 'b' },
        { id: 'other', from: 'far', to: 'away' },
      ],
    },
  })
  const paint = painter()
  const before = paint(drawn({ x: 800, y: 1600 }))
  const after = paint(drawn({ x: 800, y: 0 }))
  assert.notEqual(after.edges[0]?.data.path, before.edges[0]?.data.path)
  assert.equal(after.edges[1], before.edges[1])
  assert.deepEqual(after, toFlow(drawn({ x: 800, y: 0 })))
})

test('a part that is covered by another is drawn below it', () => {
  const places = boxes()
  const [orders, items] = [places.get('orders'), places.get('items')]
  assert.ok(orders && items)
  assert.ok(items.y >= orders.y + orders.height)
})

const HAND = { free: false, copying: false, reach: 6 }

test('a drag is shown while it lasts and is one edit when it ends; a group takes its members', () => {
  const drag = { type: 'position', id: 'g', position: { x: 10, y: 100 }, dragging: true } as const
  const during = fromChanges([drag], manifest, boxes(), [], HAND)
  assert.deepEqual(during.moved, { g: { x: 16, y: 96 }, api: { x: 48, y: 128 } })
  assert.deepEqual(during.commands, [])
  const after = fromChanges([{ ...drag, dragging: false }], manifest, boxes(), [], HAND)
  assert.deepEqual(after.commands, [
    { type: 'moveNodes', positions: { g: { x: 16, y: 96 }, api: { x: 48, y: 128 } } },
  ])
})

test('dragged with Alt a part stays, and a copy goes with the hand', () => {
  const hand = { ...HAND, copying: true }
  const drag = { type: 'position', id: 'api', position: { x: 300, y: 500 } } as const
  const during = fromChanges([{ ...drag, dragging: true }], manifest, boxes(), [], hand)
  assert.deepEqual([during.moved, during.copies], [{}, { api: { x: 304, y: 496 } }])
  const after = fromChanges([{ ...drag, dragging: false }], manifest, boxes(), [], hand)
  assert.deepEqual([after.commands, after.copied], [[], { api: { x: 304, y: 496 } }])
})

test('with Shift held a part goes exactly where the hand has it', () => {
  const drag = { type: 'position', id: 'api', position: { x: 301, y: 502 } } as const
  const hand = { ...HAND, free: true }
  const { commands } = fromChanges([{ ...drag, dragging: false }], manifest, boxes(), [], hand)
  assert.deepEqual(commands, [{ type: 'moveNodes', positions: { api: { x: 301, y: 502 } } }])
})

test('being put back where it was is no edit', () => {
  const put = { type: 'position', id: 'api', position: { x: 33, y: 31 }, dragging: false } as const
  assert.deepEqual(fromChanges([put], manifest, boxes(), [], HAND).commands, [])
})

test('a proposal is shown as what comes, what changes and what goes', () => {
  const commands: readonly Command[] = [
    { type: 'removeNode', id: 'api' },
    { type: 'renameNode', id: 'items', name: 'goods' },
    { type: 'addNode', node: { id: 'n', kind: 'note', name: 'note', settings: { text: '' } } },
  ]
  const { manifest: shown, fates } = ghostsOf(manifest, commands)
  assert.deepEqual(
    ['n', 'items', 'api', 'c1', 'orders'].map((id) => fates.get(id)),
    ['added', 'changed', 'removed', 'removed', undefined],
  )
  assert.ok(
    shown.nodes.some(({ id }) => id === 'api'),
    'what goes is still to be seen',
  )
  assert.ok(applyCommand(manifest, { type: 'batch', label: 'all', commands }).ok)
})

test('endpoints wait for problems, and not for those that a proposal may mend', () => {
  const diagnostics: Scene['diagnostics'] = [
    { code: 'no-database', severity: 'error', node: 'orders', message: '', cure: '' },
  ]
  const waitingOf = (more: Partial<Scene>) =>
    toFlow({ ...scene, ...more }).nodes.find(({ id }) => id === 'api')?.data.waiting
  assert.equal(waitingOf({}), null)
  assert.equal(waitingOf({ diagnostics }), 'problems')
  assert.equal(waitingOf({ diagnostics, ghosts: new Map([['orders', 'added']]) }), 'ghosts')
})

test('a part without a place stands right of what leads to it', () => {
  const manifest: Manifest = {
    drawbridge: 1,
    name: 'Shop',
    nodes: [
      { id: 'old', kind: 'table', name: 'old', position: { x: 0, y: 0 }, settings: {} },
      { id: 'api', kind: 'api', name: 'api', position: { x: 800, y: 160 }, settings: {} },
      { id: 'new', kind: 'table', name: 'new', settings: {} },
    ],
    connections: [{ id: 'c', from: 'api', to: 'new' }],
  }
  const sizes = new Map(manifest.nodes.map((node) => [node.id, sizeOf(node, [])]))
  assert.deepEqual(positionsOf(manifest, sizes).get('new'), { x: 1136, y: 160 })
})
