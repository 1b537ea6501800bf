import type { Type } from '@drawbridge/expressions'
import { useState } from 'react'
import { Select } from '../ui/fields.tsx'
import { TextSetting } from '../details/text-setting.tsx'
import { fixedOf, printFixed, readFixed, sortOf, typedOf, type Sort } from './mode.ts'

export interface ValueProps {
  readonly id?: string
  readonly label: string
  readonly value: string
  readonly expected?: Type | undefined
  readonly pointer: string
  /** It is a part of the formula that stands there: what is wrong is said of the whole, once. */
  readonly isPart?: boolean | undefined
  readonly onKeep: (formula: string) => void
}

const SORTS: readonly (readonly [Sort, string])[] = [
  ['text', 'Text'],
  ['number', 'Number'],
  ['boolean', 'Yes or no'],
  ['null', 'Nothing'],
]

/** A value as it stands. */
export function FixedValue({ id, label, value, expected, pointer, onKeep }: ValueProps) {
  const literal = fixedOf(value)
  const known = sortOf(expected)
  const [wished, setWished] = useState<Sort | null>(null)
  const [wrong, setWrong] = useState(false)
  const sort =
    wished ??
    (literal && (known === null || literal.type === 'null') ? literal.type : (known ?? 'text'))
  const keep = (typed: string, as: Sort = sort): void => {
    if (typed === '' && as === 'number') return onKeep('')
    const read = readFixed(typed, as)
    setWrong(read === null)
    if (read) onKeep(printFixed(read))
  }
  const choices = choicesOf(expected)
  return (
    <>
      <div className="flex gap-1.5">
        <div className="min-w-0 flex-1">
          {sort === 'boolean' || choices ? (
            <Select
              id={id}
              aria-label={id ? undefined : label}
              data-field={pointer}
              value={typedOf(literal)}
              onChange={({ target }) => keep(target.value)}
            >
              {typedOf(literal) === '' && <option value="">Choose</option>}
              {(choices ?? ['true', 'false']).map((choice) => (
                <option key={choice} value={choice}>
                  {sort === 'boolean' ? (choice === 'true' ? 'yes' : 'no') : choice}
                </option>
              ))}
            </Select>
          ) : sort === 'null' ? (
            <p className="flex h-8 items-center text-text-2">nothing</p>
          ) : (
            <TextSetting
              id={id}
              value={typedOf(literal)}
              label={label}
              field={pointer}
              numeric={sort === 'number'}
              placeholder={sort === 'text' ? 'Some text' : '0'}
              onKeep={keep}
            />
          )}
        </div>
        {(known === null || expected?.kind === 'nullable') && (
          <Select
            aria-label={`What ${label} is`}
            className="w-[104px]"
            value={sort}
            onChange={({ target }) => {
              const next = SORTS.find(([one]) => one === target.value)?.[0] ?? 'text'
              setWished(next)
              if (next === 'null') keep('', next)
            }}
          >
            {SORTS.filter(([one]) => known === null || one === known || one === 'null').map(
              ([one, words]) => (
                <option key={one} value={one}>
                  {words}
                </option>
              ),
            )}
          </Select>
        )}
      </div>
      {wrong && (
        <p role="alert" className="text-12 text-error">
          That is no number. Write digits, such as 12 or 9.50.
        </p>
      )}
    </>
  )
}

function choicesOf(type: Type | undefined): readonly string[] | null {
  if (type?.kind === 'nullable') return choicesOf(type.of)
  return type?.kind === 'enum' ? type.values : null
}
