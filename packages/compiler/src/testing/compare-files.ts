import assert from 'node:assert/strict'
import type { EmittedFile } from '@drawbridge/source'
import type { Dialect } from '@drawbridge/sql'
import { isNode, isScalar, parseDocument, visit } from 'yaml'
import { markdownOutline } from './markdown-outline.ts'
import { sqlSkeleton } from './sql-skeleton.ts'
import { skeletonOf } from './syntax.ts'

/** Fails where two files differ in more than what somebody's text says. */
export function compareFiles(evil: EmittedFile, good: EmittedFile, dialect: Dialect): void {
  const { path } = evil
  assert.equal(path, good.path)
  // The drawing itself, which is all text.
  if (path === 'drawbridge/manifest.json' || evil.text === good.text) return
  const outline = outlineBy(path, dialect)
  const ours = JSON.stringify(outline(evil.text))
  const theirs = JSON.stringify(outline(good.text))
  if (ours === theirs) return
  // Trees are long: the first difference says enough.
  const at = [...ours].findIndex((character, index) => character !== theirs[index])
  const around = (text: string) => text.slice(Math.max(0, at - 200), at + 100)
  assert.fail(`${path} has\n${around(ours)}\ninstead of\n${around(theirs)}`)
}

function outlineBy(path: string, dialect: Dialect): (text: string) => unknown {
  switch (/\.\w+$/.exec(path)?.[0]) {
    case '.ts':
      return (text) => {
        const { tree, literals } = skeletonOf(path, text)
        return [tree, literals.filter(isStatement).map((one) => sqlSkeleton(one, dialect))]
      }
    case '.json':
      return jsonOutline
    case '.sql':
      return (text) => sqlSkeleton(text, dialect)
    case '.yaml':
      return yamlOutline
    case '.md':
      return markdownOutline
    default:
      // Dockerfile, .env.example and the like hold nothing that anybody drew.
      return (text) => text
  }
}

function isStatement(literal: string): boolean {
  return /^\s*(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH) [^]* /.test(literal)
}

/** The keys of a document, and of what sort its values are. */
function jsonOutline(text: string): unknown {
  const value: unknown = JSON.parse(text, (key, inner: unknown) => {
    // Only where somebody wrote one, and only where a value could be made up.
    if (key === 'description' || key === 'examples') return undefined
    return typeof inner === 'object' && inner !== null ? inner : typeof inner
  })
  return value
}

/** Every node of a YAML file, with its tag and its anchor, and keys by their names. */
function yamlOutline(text: string): unknown {
  const document = parseDocument(text)
  assert.deepEqual(document.errors, [])
  const outline: string[] = []
  visit(document, (key, node) => {
    if (!isNode(node)) return
    const said = key === 'key' && isScalar(node) ? node.value : ''
    outline.push([key, node.constructor.name, node.tag, node.anchor, said].join(' '))
  })
  return outline
}
