import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
const TOKENS = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)
const GROUNDS = ['canvas', 'background', 'surface', 'raised', 'sunken', 'hover']
const TEXTS = ['text', 'text-2', 'text-3', 'accent', 'ok', 'warning', 'error', 'type-name']
const ICONS = ['endpoint', 'table', 'auth', 'job', 'integration', 'logic']

/** Of text and what is as important as text, then of icons, ports and lines. */
const READABLE = 4.5
const SEEN = 3

const pairs = [
  ...TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground, READABLE] as const)),
  ...ICONS.flatMap((icon) => GROUNDS.map((ground) => [icon, ground, SEEN] as const)),
  ...['canvas', 'background', 'surface'].map((one) => ['border-strong', one, SEEN] as const),
  ...['accent', 'error'].map((solid) => ['on-solid', solid, READABLE] as const),
]

for (const theme of ['light', 'dark'] as const)
  test(`text can be read and lines can be seen on every ground (${theme})`, () => {
    const colour = (name: string): string => {
      const token = TOKENS.get(name)
      assert.ok(token, `There is no token ${name}.`)
      return token[theme]
    }
    const poor = pairs
      .map(([front, ground, least]) => {
        const ratio = contrast(colour(front), colour(ground))
        return { what: `${front} on ${ground}: ${ratio.toFixed(2)}`, isPoor: ratio < least }
      })
      .filter(({ isPoor }) => isPoor)
      .map(({ what }) => what)
    assert.deepEqual(poor, [])
  })

/** As WCAG 2 has it. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
