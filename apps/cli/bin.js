#!/usr/bin/env node
// Plain JavaScript: hands over to the command itself, under a Node that is new enough for it.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fail, findNode, handOver, isNewEnough, NO_NODE } from './node.js'

const source = new URL('./src/main.ts', import.meta.url)
const packed = new URL('../../dist/apps/cli/src/main.js', import.meta.url)
const main = existsSync(source) ? source : packed
const node = findNode()

if (isNewEnough()) await import(main.href)
else if (node === null) fail(NO_NODE)
else handOver(node, [fileURLToPath(main), ...process.argv.slice(2)])
