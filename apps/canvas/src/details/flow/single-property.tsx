import type { Property } from '@drawbridge/kinds/faces'
import { isObject, type Json } from '@drawbridge/manifest'
import { newId } from '../../document/ids.ts'
import { SwitchRow } from '../../ui/fields.tsx'
import { PropertyTable } from './property-table.tsx'
import { PropertyRow } from './property-row.tsx'

interface SinglePropertyProps {
  readonly label: string
  readonly value: Json | undefined
  readonly pointer: string
  readonly onKeep: (value: Json | undefined) => void
}

/** What one value is: the result of a code step, which may have none. */
export function SinglePropertySetting({ label, value, pointer, onKeep }: SinglePropertyProps) {
  const property = isObject(value) ? (value as unknown as Property) : null
  return (
    <div className="flex flex-col gap-1">
      <SwitchRow
        label={label === 'Property' ? 'It gives a value' : label}
        checked={property !== null}
        onChange={(on) =>
          onKeep(on ? { id: newId('p'), name: 'result', type: 'json', required: true } : undefined)
        }
      />
      {property && (
        <PropertyRow
          table={PropertyTable}
          property={property}
          pointer={pointer}
          unnamed="It is"
          onKeep={(next) => onKeep(next as unknown as Json)}
        />
      )}
    </div>
  )
}
