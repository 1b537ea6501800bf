import type { Property } from '@drawbridge/kinds/faces'
import type { Json } from '@drawbridge/manifest'
import { newId } from '../../document/ids.ts'
import { AddName } from './named-formulas.tsx'
import { propertiesOf } from './property-words.ts'
import { PropertyRow } from './property-row.tsx'
import type { PropertyTableProps } from './property-table-props.ts'

/** Values that come from outside: a name, a type and limits each; objects and lists hold more. */
export function PropertyTable(props: PropertyTableProps) {
  const { label, value, pointer, onKeep, titled, offered = [] } = props
  const properties = propertiesOf(value)
  const set = (next: readonly Property[]): void =>
    onKeep(next.length === 0 ? undefined : (next as unknown as Json))
  const unlisted = offered.filter(({ name }) => properties.every((one) => one.name !== name))
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className={titled ? 'sr-only' : 'pb-1 text-12 font-medium text-text-2'}>
        {label}
      </legend>
      {properties.map((property, index) => (
        <PropertyRow
          key={property.id}
          table={PropertyTable}
          property={property}
          pointer={`${pointer}/${index}`}
          onKeep={(next) => set(properties.with(index, next))}
          onRemove={() => set(properties.toSpliced(index, 1))}
        />
      ))}
      {unlisted.length > 0 && (
        <div className="flex flex-wrap items-center gap-1 pb-1">
          {unlisted.map((property) => (
            <button
              key={property.name}
              type="button"
              aria-label={`Say what ${property.name} is`}
              className="h-6 rounded-full border border-dashed border-border-strong px-2 font-mono text-11 text-text-2 hover:bg-hover"
              onClick={() => set([...properties, property])}
            >
              + {property.name}
            </button>
          ))}
          <span className="text-12 text-text-3">is text until you say what it is</span>
        </div>
      )}
      {offered.length === 0 && (
        <AddName
          label={label}
          pointer={pointer}
          onAdd={(name) =>
            set([...properties, { id: newId('p'), name, type: 'string', required: true }])
          }
        />
      )}
    </fieldset>
  )
}
