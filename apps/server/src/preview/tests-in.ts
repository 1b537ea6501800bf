import type { SeenTest } from '@drawbridge/preview'
import { isObject, type Manifest } from '@drawbridge/manifest'
import type { OwnTest, TestsState } from '@drawbridge/protocol'
import type { CompiledOk } from '../documents/drawings.ts'

type Files = TestsState['files']

const TEST = /^test\/.*\.test\.ts$/

/** The files of tests in a tree: those first that a change of the drawing can reach. */
export function testFilesOf(compiled: CompiledOk, before: Manifest | undefined): Files {
  const { tree, manifest, routes } = compiled
  const changed = changedNodes(before, manifest)
  const reached = new Set(
    routes.flatMap(({ nodes }) => (nodes.some((node) => changed.has(node)) ? nodes : [])),
  )
  const rank = (nodes: readonly string[]): number =>
    nodes.some((node) => changed.has(node)) ? 0 : nodes.some((node) => reached.has(node)) ? 1 : 2
  return tree
    .filter(({ path }) => TEST.test(path))
    .map(({ path, origins }) => ({ path, nodes: origins.map(({ node }) => node) }))
    .toSorted((a, b) => rank(a.nodes) - rank(b.nodes))
    .map(({ path, nodes }) => ({ path, node: nodes[0] ?? null }))
}

/** All of them where nothing is known of before. */
function changedNodes(before: Manifest | undefined, { nodes }: Manifest): ReadonlySet<string> {
  const known = new Map(before?.nodes.map((node) => [node.id, JSON.stringify(node)]))
  return new Set(
    nodes.filter((node) => known.get(node.id) !== JSON.stringify(node)).map(({ id }) => id),
  )
}

/** A test with the place in the drawing that its lines come from. */
export function placedTest(seen: SeenTest, { tree, manifest }: CompiledOk): OwnTest {
  const origins = tree.find(({ path }) => path === seen.file)?.origins ?? []
  const around = origins.filter(({ from, to }) => from <= seen.line && seen.line <= to)
  const origin = around.toSorted((a, b) => a.to - a.from - (b.to - b.from))[0]
  const saved = /^\/settings\/tests\/(\d+)$/.exec(origin?.field ?? '')?.[1]
  const tests = manifest.nodes.find(({ id }) => id === origin?.node)?.settings['tests']
  const entry = Array.isArray(tests) ? tests[Number(saved)] : undefined
  const id = isObject(entry) ? entry['id'] : undefined
  return {
    ...seen,
    within: [...seen.within],
    node: origin?.node ?? null,
    saved: typeof id === 'string' ? id : null,
  }
}

/** A saved test stays the same when it is called otherwise. */
export const isSameTest = (a: OwnTest, b: OwnTest): boolean =>
  a.saved === null || b.saved === null
    ? a.file === b.file && a.name === b.name && a.within.join() === b.within.join()
    : a.saved === b.saved
