import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { blocksOf } from './document-blocks.ts'

const STEPS = join(import.meta.dirname, '../../../../../packages/kinds/src/steps')

for (const file of globSync('*/*.md', { cwd: STEPS }))
  test(`every piece of ${file} is shown as what it is`, () => {
    const blocks = blocksOf(readFileSync(join(STEPS, file), 'utf8'))
    const kinds = blocks.map(({ kind }) => kind).filter((kind) => kind !== 'text')
    // At the end stands an example, or several.
    const examples = kinds.slice(4).filter((kind) => kind !== 'heading')
    assert.deepEqual(kinds.slice(0, 4), ['heading', 'list', 'heading', 'heading'])
    assert.deepEqual(new Set(examples), new Set(['code']))
    for (const block of blocks) {
      if (block.kind === 'list') assert.ok(block.items.every(({ title }) => title !== ''))
      else if (block.kind === 'code') assert.ok(Array.isArray(JSON.parse(block.text)))
      else assert.doesNotMatch(block.text, /^[#-]|\]\(/)
    }
  })
