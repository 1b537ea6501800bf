import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import ELK from 'elkjs/lib/elk.bundled.js'
import type { Manifest } from '@drawbridge/manifest'
import { layered } from './layered.ts'
import { toFlow, type Flow, type FlowEdge } from './to-flow.ts'
import { unseenLines } from './unseen-lines.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8'))

const part = (kind: string, fields: readonly string[] = []) => ({
  id: kind,
  kind,
  name: kind,
  settings: { fields: fields.map((name) => ({ id: name, name, type: 'string' })) },
})

/** What the compact form of the README's example stands for. */
const README: Manifest = {
  drawbridge: 1,
  name: 'Shop',
  nodes: [
    part('auth'),
    part('api'),
    part('database'),
    part('table', ['email', 'name', 'role', 'password']),
  ],
  connections: [
    { id: 'c1', from: 'auth', to: 'api' },
    { id: 'c2', from: 'api', to: 'database' },
    { id: 'c3', from: 'auth', to: 'table' },
  ],
}

const DRAWINGS: readonly (readonly [string, Manifest])[] = [
  ['the README', README],
  ...globSync('packages/workspace/templates/*.json', { cwd: ROOT }).map(
    (file) => [file, read(file).manifest] as const,
  ),
  ...globSync('samples/*/manifest.json', { cwd: ROOT })
    .map((file) => [file, read(file)] as const)
    .filter(([, manifest]) => 'drawbridge' in manifest),
]

const drawn = (manifest: Manifest): Flow =>
  toFlow({
    manifest,
    routes: [],
    diagnostics: [],
    selection: [],
    moved: {},
    lit: null,
    ghosts: new Map(),
  })

const placed = (
  manifest: Manifest,
  place: (id: string) => Manifest['nodes'][number]['position'],
) => ({
  ...manifest,
  nodes: manifest.nodes.map((node) => {
    const { position: _, ...bare } = node
    const position = place(node.id)
    return position ? { ...bare, position } : bare
  }),
})

for (const [file, manifest] of DRAWINGS)
  test(`no line of ${file} hides under a card or another line`, async () => {
    assert.deepEqual(hidden(drawn(manifest)), [], 'as it is')
    const bare = placed(manifest, () => undefined)
    assert.deepEqual(hidden(drawn(bare)), [], 'without places of its own')
    const all = new Set(manifest.nodes.map(({ id }) => id))
    const places = await layered(new ELK(), drawn(bare), all, unseenLines(bare))
    const tidy = placed(manifest, (id) => places[id])
    assert.deepEqual(hidden(drawn(tidy)), [], 'tidied')
  })

interface Piece {
  readonly edge: FlowEdge
  readonly isUpright: boolean
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

function hidden({ nodes, edges }: Flow): readonly string[] {
  const pieces = edges.flatMap(piecesOf)
  const underCards = pieces.flatMap(({ edge, left, right, top, bottom }) =>
    nodes
      .filter(
        ({ type, position: { x, y }, width, height }) =>
          type !== 'group' && left < x + width && right > x && top < y + height && bottom > y,
      )
      .map(({ id }) => `${edge.ariaLabel}: under ${id}`),
  )
  const underLines = pieces.flatMap((one, index) =>
    pieces
      .slice(index + 1)
      .filter((other) => other.edge !== one.edge && isCovered(one, other))
      .map((other) => `${one.edge.ariaLabel}: under ${other.edge.ariaLabel}`),
  )
  return [...underCards, ...underLines]
}

const piecesOf = (edge: FlowEdge): readonly Piece[] =>
  edge.data.points.slice(1).map((b, index) => {
    const a = edge.data.points[index] ?? b
    return {
      edge,
      isUpright: a.x === b.x,
      left: Math.min(a.x, b.x),
      right: Math.max(a.x, b.x),
      top: Math.min(a.y, b.y),
      bottom: Math.max(a.y, b.y),
    }
  })

/** Lines of one port run together at first; others keep their distance. */
function isCovered(one: Piece, other: Piece): boolean {
  if (one.isUpright !== other.isUpright) return false
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  const [along, apart] = one.isUpright ? [down, -across] : [across, -down]
  return along > 0 && apart < 6 && !(apart === 0 && sharePort(one.edge, other.edge))
}

function sharePort(one: FlowEdge, other: FlowEdge): boolean {
  const ends = ({ data }: FlowEdge) =>
    [data.points[0], data.points.at(-1)].map((point) => `${point?.x} ${point?.y}`)
  return ends(one).some((end) => ends(other).includes(end))
}
