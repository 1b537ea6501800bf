import type { Property } from '@drawbridge/kinds/faces'
import type { Json } from '@drawbridge/manifest'
import { newId } from '../../document/ids.ts'
import { AddName } from './named-formulas.tsx'
import { propertiesOf } from './property-words.ts'
import { PropertyRow } from './property-row.tsx'

interface PropertyTableProps {
  readonly label: string
  readonly value: Json | undefined
  readonly pointer: string
  readonly onKeep: (value: Json | undefined) => void
}

/** Values that come from outside: a name, a type and limits each; objects and lists hold more. */
export function PropertyTable({ label, value, pointer, onKeep }: PropertyTableProps) {
  const properties = propertiesOf(value)
  const set = (next: readonly Property[]): void =>
    onKeep(next.length === 0 ? undefined : (next as unknown as Json))
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="pb-1 text-12 font-medium text-text-2">{label}</legend>
      {properties.map((property, index) => (
        <PropertyRow
          key={property.id}
          property={property}
          pointer={`${pointer}/${index}`}
          onKeep={(next) => set(properties.with(index, next))}
          onRemove={() => set(properties.toSpliced(index, 1))}
        />
      ))}
      <AddName
        label={label}
        pointer={pointer}
        onAdd={(name) =>
          set([...properties, { id: newId('p'), name, type: 'string', required: true }])
        }
      />
    </fieldset>
  )
}
