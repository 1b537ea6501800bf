import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { boot } from './testing/boot.ts'

/** Formulas that a database computes for each row, over the fields of one. */
const FORMULAS: Readonly<Record<string, string>> = {
  small: 'lower(row.words)',
  large: 'upper(row.words)',
  longer: 'length(row.words)',
  joined: '`${row.words}|${row.words}`',
  added: "row.words + '!'",
  sized: 'abs(row.whole)',
  exact: 'abs(row.price)',
  yearOfDay: 'year(row.onDay)',
  monthOfDay: 'month(row.onDay)',
  dayOfDay: 'day(row.onDay)',
  yearOfMoment: 'year(row.moment)',
  monthOfMoment: 'month(row.moment)',
  dayOfMoment: 'day(row.moment)',
  hasPart: "contains(row.words, 'ß')",
  hasSmall: "contains(row.words, 'a')",
  begins: "startsWith(row.words, 'Ä')",
  beginsWithNothing: "startsWith(row.words, '')",
  isBefore: "row.words < 'b'",
  isSame: "row.words == 'Ab'",
  isLate: "row.moment >= '2026-11-22T10:48:52.000Z'",
  either: "row.note ?? 'none'",
  chosen: "row.whole > 0 ? row.words : 'other'",
  hasPrice: '[0.10, 1.50] has row.price',
}

const TEXTS = [
  'Ab',
  'a',
  '',
  '  a ',
  'Straße',
  'ÄÖÜ éèñ',
  'ΣΊΣΥΦΟΣ',
  'İstanbul ı',
  'ǅ ﬀ',
  '😀 Привет',
  "it's \\ 100% _",
]

const ROWS = TEXTS.map((words, index) => ({
  words,
  whole: [0, -5, 9_007_199_254_740_991, -9_007_199_254_740_991][index % 4],
  price: ['0.10', '-1.50', '1.50', '0.00'][index % 4],
  onDay: ['2024-02-29', '1000-01-01', '9999-12-31', '2026-11-22'][index % 4],
  moment: [
    '2026-11-22T10:48:52.000Z',
    '2026-12-31T23:59:59.999Z',
    '1969-12-31T23:59:59.999Z',
    '2026-01-01T00:00:00.000Z',
  ][index % 4],
  ...(index % 2 === 0 && { note: words }),
}))

/** MySQL changes every letter into one letter, whatever stands round it; docs/values.md says so. */
const LETTER_BY_LETTER = [
  ['upper(row.words)', 'Straße', 'STRAßE'],
  ['lower(row.words)', 'ΣΊΣΥΦΟΣ', 'σίσυφοσ'],
  ['lower(row.words)', 'İstanbul ı', 'istanbul ı'],
  ['upper(row.words)', 'ǅ ﬀ', 'Ǆ ﬀ'],
]

const field = (name: string, type: string, more: object = {}) => ({
  id: `f_${name}`,
  name,
  type,
  required: true,
  ...more,
})

const ofFound = (formula: string): string => formula.replaceAll(/\brow\./g, 'found.')

const MANIFEST = {
  drawbridge: 1,
  name: 'Functions',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'samples',
      kind: 'table',
      name: 'samples',
      settings: {
        access: { read: ['public'], create: ['public'] },
        fields: [
          field('words', 'string', { length: 40 }),
          field('whole', 'integer'),
          field('price', 'decimal', { precision: 10, scale: 2 }),
          field('onDay', 'date'),
          field('moment', 'datetime'),
          field('note', 'string', { length: 40, required: false }),
        ],
        computed: Object.entries(FORMULAS).map(([name, formula]) => ({
          id: `c_${name}`,
          name,
          formula,
        })),
      },
    },
    {
      id: 'api',
      kind: 'api',
      name: 'api',
      settings: {
        endpoints: [
          {
            id: 'e',
            name: 'workOut',
            method: 'GET',
            path: '/worked-out/:id',
            access: ['public'],
            params: [{ id: 'p', name: 'id', type: 'integer' }],
            steps: [
              {
                id: 's1',
                kind: 'findOne',
                name: 'found',
                settings: { table: 'samples', where: 'row.id == params.id' },
              },
              {
                id: 's2',
                kind: 'respond',
                settings: {
                  status: 200,
                  as: 'json',
                  body: `{ ${Object.entries(FORMULAS)
                    .map(([name, formula]) => `${name}: ${ofFound(formula)}`)
                    .join(', ')} }`,
                },
              },
            ],
          },
        ],
      },
    },
  ],
  connections: [{ id: 'c', from: 'api', to: 'samples' }],
}

for (const dialect of DIALECTS) {
  suite(`functions in a query of ${dialect}`, () => {
    test('give what they give in TypeScript', async () => {
      await using backend = await boot(MANIFEST, dialect)
      const differing: [formula: string, text: string, value: unknown][] = []
      for (const payload of ROWS) {
        const made = await backend.app.inject({ method: 'POST', url: '/samples', payload })
        assert.equal(made.statusCode, 201, made.body)
        const { id } = made.json()
        const row = (await backend.app.inject(`/samples/${id}`)).json()
        const workedOut = await backend.app.inject(`/worked-out/${id}`)
        assert.equal(workedOut.statusCode, 200, workedOut.body)
        for (const [name, expected] of Object.entries(workedOut.json()))
          if (row[name] !== expected)
            differing.push([FORMULAS[name] ?? '', payload.words, row[name]])
      }
      assert.deepEqual(differing, dialect === 'mysql' ? LETTER_BY_LETTER : [])
    })
  })
}
