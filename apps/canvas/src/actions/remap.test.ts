import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keysAmong, refusalOf, remapped, shortcutOf, takenBy, without } from './remap.ts'
import { matchesShortcut, type KeyStroke } from './shortcut.ts'

const stroke = (key: string, code: string, held: Partial<KeyStroke> = {}): KeyStroke => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
})

const tidy = { name: 'tidy', shortcuts: ['Shift+Alt+T'], scope: 'map' } as const
const undo = { name: 'undo', shortcuts: ['Mod+Z'], scope: 'project' } as const
const step = { name: 'add-step', shortcuts: ['N', '/'], scope: 'flow' } as const
const goCode = { name: 'go-code', shortcuts: ['G C'], scope: 'surface' } as const
const ALL = [tidy, undo, step, goCode]

test('keys that are pressed are written so that pressing them again is that shortcut', () => {
  for (const [pressed, text] of [
    [stroke('k', 'KeyK', { ctrlKey: true }), 'Mod+K'],
    [stroke('K', 'KeyK', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+K'],
    [stroke('†', 'KeyT', { altKey: true }), 'Alt+T'],
    [stroke('?', 'Slash', { shiftKey: true }), '?'],
    [stroke('+', 'Equal', { ctrlKey: true, shiftKey: true }), 'Mod++'],
    [stroke('F9', 'F9'), 'F9'],
    [stroke('7', 'Digit7'), '7'],
  ] as const) {
    assert.equal(shortcutOf(pressed, false), text)
    assert.ok(matchesShortcut(pressed, text, false), text)
  }
  assert.equal(shortcutOf(stroke('Shift', 'ShiftLeft', { shiftKey: true }), false), null)
})

test('keys of the browser, and those that walk, are refused', () => {
  for (const keys of ['Mod+T', 'Mod+Shift+W', 'Mod+3', 'F5', 'ArrowUp', 'Shift+Home', 'Space'])
    assert.notEqual(refusalOf(keys), null, keys)
  for (const keys of ['Mod+K', 'T', '7', 'Shift+F8', 'Alt+ArrowUp'])
    assert.equal(refusalOf(keys), null, keys)
})

test('who has keys already is told where both would hear them', () => {
  assert.equal(takenBy(ALL, {}, tidy, 'Mod+Z'), undo)
  assert.equal(takenBy(ALL, {}, undo, 'Alt+Shift+T'), tidy)
  assert.equal(takenBy(ALL, {}, tidy, 'N'), undefined)
  assert.equal(takenBy(ALL, {}, tidy, 'G'), goCode)
  assert.equal(takenBy(ALL, { undo: 'Mod+U' }, tidy, 'Mod+Z'), undefined)
})

test('one that takes keys leaves the other without, and has its own back', () => {
  const given = remapped({}, tidy, 'Mod+Z', undo)
  assert.deepEqual(given, { tidy: 'Mod+Z', undo: '' })
  assert.deepEqual(keysAmong(given, undo), [])
  assert.deepEqual(without(given, 'undo'), { tidy: 'Mod+Z' })
  assert.deepEqual(remapped(given, tidy, 'Shift+Alt+T'), { undo: '' })
})
