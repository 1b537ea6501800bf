import type { RowEffect, RowMend } from '@drawbridge/protocol'
import { Select, TextInput } from '../ui/fields.tsx'

/** What is to be done to rows; `asSaid`: nothing before, the change does what it says. */
export interface Choice {
  readonly how: RowMend['how'] | 'asSaid'
  readonly value: string
}

const AS_SAID: Choice = { how: 'asSaid', value: '' }

interface EffectChoiceProps {
  readonly effect: RowEffect
  readonly choice: Choice | undefined
  readonly onChoose: (choice: Choice) => void
}

export function EffectChoice({ effect, choice = AS_SAID, onChoose }: EffectChoiceProps) {
  const { column, table, mends, outcome } = effect
  const named = column === null ? table : `${table}.${column}`
  const choices = effect.type === 'boolean' ? ['false', 'true'] : effect.values
  const value = {
    'aria-label': `Value for ${named}`,
    value: choice.value,
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      onChoose({ how: 'fill', value: target.value }),
  }
  return (
    <div className="mt-2 ml-6 flex gap-2">
      <Select
        aria-label={`What is done to these rows (${named})`}
        className="min-w-0 flex-1"
        value={choice.how}
        onChange={({ target }) => {
          const how = mends.find((one) => one === target.value) ?? 'asSaid'
          onChoose({ how, value: how === 'fill' ? (choices[0] ?? '') : '' })
        }}
      >
        <option value="asSaid">{AS_SAID_WORDS[outcome]}</option>
        {mends.map((how) => (
          <option key={how} value={how}>
            {outcome === 'conflicts' ? ALIKE_WORDS[how] : WORDS[how]}
          </option>
        ))}
      </Select>
      {choice.how === 'fill' &&
        (choices.length > 0 ? (
          <Select className="w-40" {...value}>
            {choices.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </Select>
        ) : (
          <TextInput className="!w-40" {...value} />
        ))}
    </div>
  )
}

const AS_SAID_WORDS: Readonly<Record<RowEffect['outcome'], string>> = {
  keeps: 'As it says',
  changes: 'As it says',
  loses: 'Let them go',
  conflicts: 'Leave the rows: it runs once they differ',
}

const WORDS: Readonly<Record<RowMend['how'], string>> = {
  fill: 'Give them this value',
  empty: 'Leave it empty in these rows',
  remove: 'Remove these rows',
  number: 'Write the number of each row behind it',
}

const ALIKE_WORDS: Readonly<Record<RowMend['how'], string>> = {
  fill: 'Give the later ones this value',
  empty: 'Keep the first of each, empty the others',
  remove: 'Keep the first of each, remove the other rows',
  number: 'Keep the first of each, number the others',
}

/** As it is sent. */
export function mendOf({ id, type }: RowEffect, { how, value }: Choice): readonly RowMend[] {
  if (how === 'asSaid') return []
  if (how !== 'fill') return [{ effect: id, how }]
  const isNumber = type === 'integer' || type === 'float'
  const typed = type === 'boolean' ? value === 'true' : isNumber ? Number(value) : value
  return [{ effect: id, how, value: typed }]
}
