import assert from 'node:assert/strict'
import { keysOf, type Ask, type Key } from './lists.ts'

/** Looks for a row by each word of its text, by how they begin, and by what it does not have. */
export async function findByWords(ask: Ask, names: readonly string[], id: Key): Promise<void> {
  const [row = {}] = (await ask(`id=${id}`)).data
  const values = new Map<string, unknown>(Object.entries(row))
  const isFound = async (words: readonly string[]) =>
    keysOf(await ask(`search=${encodeURIComponent(words.join(' '))}&sort=-id&limit=100`)).includes(
      id,
    )
  for (const name of names) {
    const text = values.get(name)
    // Databases differ in what of an address is a word.
    if (typeof text !== 'string' || !/^[\p{L}\p{N} ]+$/u.test(text)) continue
    const words = text
      .split(' ')
      .filter((word) => word !== '')
      .slice(0, 9)
    assert.ok(await isFound(words.toReversed()), text)
    assert.ok(await isFound(words.map((word) => word.slice(0, 4))), text)
    assert.ok(!(await isFound([...words, 'zqxjzqxj'])), text)
  }
}
