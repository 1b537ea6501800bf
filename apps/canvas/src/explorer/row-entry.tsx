import type { Json } from '@drawbridge/manifest'
import { Labelled, Select } from '../ui/fields.tsx'
import type { RowChoice } from './rows.ts'

interface RowEntryProps {
  readonly label: string
  readonly rows: readonly RowChoice[]
  /** Any number of rows, not one. */
  readonly many: boolean
  readonly value: Json | undefined
  readonly refused: string | undefined
  readonly onChange: (value: Json | undefined) => void
}

/** Rows that are there, by what they are called, for a relation that is sent by id. */
export function RowEntry({ many, ...props }: RowEntryProps) {
  return many ? <SeveralRows {...props} /> : <OneRow {...props} />
}

function OneRow({ label, rows, value, refused, onChange }: Omit<RowEntryProps, 'many'>) {
  const chosen = rows.findIndex(({ id }) => id === value)
  const isElsewhere = value !== undefined && chosen < 0
  return (
    <Labelled label={label} error={refused}>
      {(ids) => (
        <Select
          {...ids}
          value={isElsewhere ? 'other' : chosen}
          onChange={({ target }) => onChange(rows[Number(target.value)]?.id)}
        >
          <option value={-1}>Left out</option>
          {isElsewhere && (
            <option value="other">{`${JSON.stringify(value)}, which is not listed here`}</option>
          )}
          {rows.map(({ id, name }, index) => (
            <option key={id} value={index}>
              {`${name} · ${id}`}
            </option>
          ))}
        </Select>
      )}
    </Labelled>
  )
}

function SeveralRows({ label, rows, value, refused, onChange }: Omit<RowEntryProps, 'many'>) {
  const chosen = Array.isArray(value) ? value : []
  const set = (id: Json, on: boolean): void =>
    onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id))
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="text-12 font-medium text-text-2">{label}</legend>
      <div className="max-h-36 overflow-y-auto rounded-control border bg-surface px-2.5 py-1">
        {rows.map(({ id, name }) => (
          <label key={id} className="flex min-h-7 items-center gap-2">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={chosen.includes(id)}
              onChange={({ target }) => set(id, target.checked)}
            />
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <span className="text-12 text-text-3">{id}</span>
          </label>
        ))}
      </div>
      {refused && <p className="text-12 text-error">{refused}</p>}
    </fieldset>
  )
}
