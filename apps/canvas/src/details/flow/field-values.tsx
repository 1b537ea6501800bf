import type { ObjectType, Type } from '@drawbridge/expressions'
import { idsName, keyName } from '@drawbridge/kinds/faces'
import { isObject, type Json, type JsonObject, type Node } from '@drawbridge/manifest'
import { X } from 'lucide-react'
import { textIn } from '../../flow/place.ts'
import type { Named } from '../../flow/seen.ts'
import { FormulaField } from '../../formula/formula-field.tsx'
import { tableView } from '../../kinds/table.ts'
import { IconButton } from '../../ui/button.tsx'
import { useForm } from './form-context.ts'

interface FieldValuesProps {
  readonly label: string
  readonly value: Json | undefined
  readonly pointer: string
  readonly onKeep: (value: Json | undefined) => void
}

interface Column {
  readonly name: string
  readonly required: boolean
  readonly type: Type | undefined
}

/** Values for the fields of a table: those that have one, and the others to be given one. */
export function FieldValues({ label, value, pointer, onKeep }: FieldValuesProps) {
  const { rows, named, table } = useForm()
  const values = isObject(value) ? value : {}
  const columns = table ? columnsOf(table, rows.get(table.id)) : []
  const known = new Map(columns.map((column) => [column.name, column]))
  const filled = Object.keys(values)
  const rest = columns.filter(({ name }) => !filled.includes(name))
  const set = (next: JsonObject): void => onKeep(next)
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-1 text-12 font-medium text-text-2">{label}</legend>
      {filled.map((name) => (
        <div key={name} className="relative rounded-panel border p-2 pr-9">
          <FormulaField
            label={known.has(name) ? name : `${name} (not a field of it)`}
            required={known.get(name)?.required === true}
            value={textIn(values, name)}
            expected={known.get(name)?.type}
            pointer={`${pointer}/${name}`}
            onKeep={(next) => set({ ...values, [name]: next ?? '' })}
          />
          <IconButton
            label={`Leave ${name} out`}
            size={24}
            className="absolute top-1.5 right-1.5"
            onClick={() => {
              const { [name]: _, ...others } = values
              set(others)
            }}
          >
            <X size={14} />
          </IconButton>
        </div>
      ))}
      {rest.length > 0 && (
        <div className="flex flex-wrap gap-1">
          {rest.map(({ name, required }, index) => (
            <button
              key={name}
              type="button"
              aria-label={`Give ${name} a value`}
              data-field={index === 0 ? pointer : undefined}
              className="h-6 rounded-full border border-dashed border-border-strong px-2 font-mono text-11 text-text-2 hover:bg-hover"
              onClick={() => set({ ...values, [name]: given(named, name) })}
            >
              + {name}
              {required && <span className="text-error"> *</span>}
            </button>
          ))}
        </div>
      )}
      {!table && <p className="text-12 text-text-3">Choose the table first.</p>}
    </fieldset>
  )
}

/** What the caller gives under this name, where there is such a thing; else it is left to be said. */
function given(named: readonly Named[], name: string): string {
  const body = named.find((one) => one.name === 'body')?.type
  if (body?.kind !== 'object') return ''
  if (body.members.has(name)) return `body.${name}`
  for (const [key, { type }] of body.members)
    if (type.kind === 'object' && type.members.has(name)) return `body.${key}.${name}`
  return ''
}

/** What a flow may write of a row; what the table writes by itself is not among it. */
function columnsOf(table: Node, row: ObjectType | undefined): readonly Column[] {
  const { fields, relations, owner } = tableView(table)
  const column = (name: string, required: boolean): Column => ({
    name,
    required,
    type: row?.members.get(name)?.type,
  })
  return [
    ...fields.map(({ name, required, default: fallback }) =>
      column(name, required === true && fallback === undefined),
    ),
    ...relations.map(({ name, type, required }) =>
      type === 'manyToMany'
        ? column(idsName(name), false)
        : column(keyName(name), required === true),
    ),
    ...(owner ? [column('ownerId', true)] : []),
  ]
}
