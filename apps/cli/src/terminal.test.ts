import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../bin.js', import.meta.url))

test('what a drawing says moves no cursor and hides nothing, whichever command says it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'drawbridge-hostile-'))
  const hostile = '\u001b]0;x\u0007\u001b[2J\u001b[8m\u009b2K\u202exyz\u001b[32mgreen'
  const drawn = (name: string, rule: string) => ({
    drawbridge: 1,
    name,
    nodes: [
      { id: 'd', kind: 'database', name: 'd', settings: { dialect: 'sqlite' } },
      { id: 'n', kind: 'note', name: `n${name}`, settings: { text: '' } },
      { id: 't', kind: 'table', name: 'ts', settings: { fields: [], access: { list: [rule] } } },
    ],
    connections: [],
  })
  const [one, two, odd] = ['one.json', 'two.json', 'odd.json'].map((name) => join(folder, name))
  await writeFile(one ?? '', JSON.stringify(drawn('x', 'public')))
  await writeFile(two ?? '', JSON.stringify(drawn(hostile, 'public')))
  await writeFile(odd ?? '', JSON.stringify(drawn('x', `role:${hostile}`)))
  const env = { ...process.env, FORCE_COLOR: '1', NO_COLOR: '' }
  const coloured = { env, encoding: 'utf8' } as const
  for (const [args, says] of [
    [['diff', one, two], /xyz/],
    [['ask', 'who can read ts?', odd], /\u001b\[32m\+\u001b\[39m .*xyz/],
    [['check', `${odd}${hostile}`], /xyz/],
  ] as const) {
    const { stdout, stderr } = spawnSync(process.execPath, [bin, ...args.map(String)], coloured)
    const all = stdout + stderr
    assert.match(all, says, JSON.stringify(all))
    assert.doesNotMatch(all, /\u001b\[32mgreen/, 'a colour of the drawing is none of ours')
    const plain = all.replaceAll(/\u001b\[(?:1|2|22|3[0-9])m/g, '')
    assert.doesNotMatch(plain, /(?!\n)\p{Cc}|\u202e/u, JSON.stringify(all))
  }
  await rm(folder, { recursive: true })
})
