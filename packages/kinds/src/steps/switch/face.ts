import { Type, type Static } from 'typebox'
import { always, listOf, saidOf, stepFace } from '../face.ts'
import { Formula, strict } from '../settings.ts'

export const SwitchSettings = Type.Object(
  {
    value: Formula('Of'),
    cases: Type.Array(
      Type.Object(
        {
          id: Type.String({ title: 'Id', pattern: '^[A-Za-z][A-Za-z0-9_-]{0,63}$' }),
          is: Formula('Is', 'A fixed value.'),
        },
        { title: 'Case', ...strict },
      ),
      { title: 'Cases', minItems: 1, maxItems: 50 },
    ),
  },
  { title: 'Switch', ...strict },
)
export type SwitchSettings = Static<typeof SwitchSettings>

export const switchFace = stepFace({
  kind: 'switch',
  title: 'Switch',
  summary: 'Does one of several things, by what a value is.',
  icon: 'git-branch',
  group: 'control',
  vocabulary: ['switch', 'case', 'choose', 'cases', 'branch'],
  settings: SwitchSettings,
  defaults: { value: '', cases: [{ id: 'case1', is: "''" }] },
  sentence: (step) => `Chooses the way by ${saidOf(step, 'value')}`,
  slots: (step) => [
    ...listOf(step, 'cases').map(({ id, is }) => ({ name: String(id), title: String(is) })),
    { name: 'otherwise', title: 'Otherwise' },
  ],
  yields: always,
  ways: 'one',
  looksOnly: true,
})
