import { Type, type Static } from 'typebox'
import { PropertySchema } from '../../flow/property-schema.ts'
import type { Levels } from '../../levels.ts'
import { namesSaid, stepFace } from '../face.ts'
import { NamedFormulas, strict } from '../settings.ts'

export const CodeSettings = Type.Object(
  {
    inputs: Type.Optional(NamedFormulas('Inputs')),
    result: Type.Optional(PropertySchema),
    packages: Type.Optional(
      Type.Array(
        Type.Object(
          {
            name: Type.String({
              title: 'Name',
              pattern: '^(?:@[a-z0-9][a-z0-9._-]{0,99}/)?[a-z0-9][a-z0-9._-]{0,99}$',
            }),
            version: Type.String({
              title: 'Version',
              description: 'Exactly one, such as 4.17.21.',
              pattern: '^\\d{1,6}\\.\\d{1,6}\\.\\d{1,6}(?:-[0-9A-Za-z.-]{1,40})?$',
            }),
          },
          { title: 'Package', ...strict },
        ),
        {
          title: 'Packages',
          description: 'Of npm. The code has them by: await import(…).',
          maxItems: 20,
        },
      ),
    ),
    source: Type.String({
      title: 'Function',
      description: 'The body of a TypeScript function, which has the inputs by their names.',
      format: 'typescript',
      maxLength: 100_000,
    }),
  },
  { title: 'Code', ...strict },
)
export type CodeSettings = Static<typeof CodeSettings>

export const codeFace = stepFace({
  kind: 'code',
  title: 'Code',
  summary: 'Does what TypeScript says better than a drawing.',
  icon: 'code',
  unforeseen: true,
  group: 'code',
  vocabulary: ['code', 'typescript', 'javascript', 'function', 'script', 'custom'],
  settings: CodeSettings,
  levels: { packages: 'expert' } satisfies Levels<CodeSettings>,
  defaults: { inputs: {}, source: 'return null' },
  sentence: (step) => `Runs a function of your own${namesSaid(step, 'inputs', ' with ')}`,
  yields: ({ settings }) => settings['result'] !== undefined,
  firstName: () => 'result',
})
