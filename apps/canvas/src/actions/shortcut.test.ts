import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchesShortcut, printShortcut, type KeyStroke } from './shortcut.ts'

const stroke = (key: string, held: Partial<KeyStroke> = {}): KeyStroke => ({
  key,
  code: `Key${key.toUpperCase()}`,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
})

test('Mod is Control here and Command on a Mac', () => {
  assert.ok(matchesShortcut(stroke('z', { ctrlKey: true }), 'Mod+Z', false))
  assert.ok(matchesShortcut(stroke('z', { metaKey: true }), 'Mod+Z', true))
  assert.ok(!matchesShortcut(stroke('z', { metaKey: true }), 'Mod+Z', false))
})

test('a shortcut with Shift is another one than without', () => {
  assert.ok(!matchesShortcut(stroke('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Z', false))
  assert.ok(matchesShortcut(stroke('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+Z', false))
})

test('a symbol may need Shift to be typed', () => {
  assert.ok(matchesShortcut(stroke('?', { shiftKey: true }), '?', false))
  assert.ok(matchesShortcut(stroke('+', { shiftKey: true }), '+', false))
})

test('keys are printed as they are on the keyboard', () => {
  assert.deepEqual(printShortcut('Mod+Shift+Z', false), ['Ctrl', 'Shift', 'Z'])
  assert.deepEqual(printShortcut('Mod+K', true), ['⌘', 'K'])
  assert.deepEqual(printShortcut('+', false), ['+'])
})
