import { Filter, X } from 'lucide-react'
import type { FormEvent } from 'react'
import { ROW_FILTERS, type RowColumn, type RowFilter, type RowTable } from '@drawbridge/protocol'
import { Button } from '../ui/button.tsx'
import { Select, TextInput } from '../ui/fields.tsx'
import { formText } from '../ui/form-text.ts'
import { typedCell } from './cell-text.ts'

const WORDS: Readonly<Record<RowFilter['how'], string>> = {
  is: 'is',
  isNot: 'is not',
  contains: 'contains',
  startsWith: 'begins with',
  less: 'is less than',
  more: 'is more than',
  isEmpty: 'is empty',
  isFilled: 'is filled',
}

interface FilterRowProps {
  readonly table: RowTable
  readonly filters: readonly RowFilter[]
  readonly onChange: (filters: readonly RowFilter[]) => void
}

/** What rows must be like to be shown. */
export function FilterRow({ table, filters, onChange }: FilterRowProps) {
  const columns = table.columns.filter(({ isSecret }) => !isSecret)
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const form = event.currentTarget
    const column = columns.find(({ name }) => name === formText(form, 'column'))
    const how = ROW_FILTERS.find((one) => one === formText(form, 'how'))
    if (column && how) onChange([...filters, filterOf(column, how, formText(form, 'value'))])
    form.reset()
  }
  return (
    <div className="flex min-w-0 flex-1 items-center gap-1.5 flex-wrap @max-[960px]:order-last @max-[960px]:basis-full">
      {filters.map((filter, at) => (
        <Button
          key={JSON.stringify(filter)}
          size={24}
          aria-label={`Take the filter away: ${textOf(filter)}`}
          onClick={() => onChange(filters.filter((_, other) => other !== at))}
        >
          {textOf(filter)}
          <X size={12} aria-hidden />
        </Button>
      ))}
      <form
        className="flex max-w-full flex-wrap items-center @min-[960px]:ml-auto gap-1.5"
        onSubmit={submit}
      >
        <Select name="column" aria-label="Column to filter by" className="w-28 shrink-0">
          {columns.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
        <Select name="how" aria-label="How to compare" className="w-28 shrink-0">
          {ROW_FILTERS.map((how) => (
            <option key={how} value={how}>
              {WORDS[how]}
            </option>
          ))}
        </Select>
        <TextInput name="value" aria-label="Value to compare with" className="!w-32" />
        <Button type="submit" size={28} icon={<Filter size={14} />}>
          Filter
        </Button>
      </form>
    </div>
  )
}

function filterOf(column: RowColumn, how: RowFilter['how'], text: string): RowFilter {
  const value = typedCell(text, column)
  if (how === 'isEmpty' || how === 'isFilled') return { column: column.name, how }
  return { column: column.name, how, value: value ?? text }
}

const textOf = ({ column, how, value }: RowFilter): string =>
  `${column} ${WORDS[how]}${value === undefined ? '' : ` ${value}`}`
