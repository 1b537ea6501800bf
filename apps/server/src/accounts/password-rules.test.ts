import assert from 'node:assert/strict'
import { test } from 'node:test'
import { weakness } from './password-rules.ts'

const context = ['ada.lovelace@example.com', 'Ada Lovelace']

test('a password of uncommon words is good enough, in any script', () => {
  for (const password of [
    'quiet otter paints bridges',
    'Grauer-Kiesel-Trompete',
    'тихая выдра рисует мосты',
    'J8v!pQ2#xWm9&Lk4Z',
    '🦦 paints the old viaduct',
    `${'a kestrel over the viaduct '.repeat(4)}`,
  ])
    assert.equal(weakness(password, context), undefined, password)
})

test('a short one is refused, with the number in the sentence', () => {
  assert.match(weakness('Tr0ub4dor&3', context) ?? '', /at least 15/)
  assert.match(weakness('x'.repeat(257), context) ?? '', /at most 256/)
})

test('what is guessed first is refused, however it is put together', () => {
  for (const password of [
    'passwordpassword',
    'P@ssw0rd1234567890',
    'qwertyuiop123456',
    'iloveyouforever!',
    'aaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    '123456789012345678',
    'correcthorsebatterystaple',
    'letmein-letmein-2026',
    'drawbridge-admin-1',
    'lovelacelovelace1815',
    'Ada.Lovelace.2026!',
    // Found in breaches: nothing in it is a common word.
    '1qaz2wsx3edc4rfv',
    'lytdybrbdfvgbhf',
    '1324354657687980',
    'ManchesterUnited',
  ])
    assert.match(weakness(password, context) ?? '', /guessed/, password)
})
