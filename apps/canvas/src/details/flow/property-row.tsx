import type { Property } from '@drawbridge/kinds/faces'
import type { Json } from '@drawbridge/manifest'
import { ChevronDown, ChevronRight, X } from 'lucide-react'
import { useState, type ComponentType } from 'react'
import { IconButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Labelled, Select, SwitchRow } from '../../ui/fields.tsx'
import { TextSetting } from '../text-setting.tsx'
import type { PropertyTableProps } from './property-table-props.ts'
import { LIMITS, PROPERTY_WORDS, retyped } from './property-words.ts'

interface PropertyRowProps {
  /** Draws what an object holds. */
  readonly table: ComponentType<PropertyTableProps>
  readonly property: Property
  readonly pointer: string
  readonly onKeep: (property: Property) => void
  readonly onRemove?: () => void
  /** What it is, where its own name is not used: an item of a list. */
  readonly unnamed?: string
}

/** One value from outside in a line; its limits and what it holds unfold below. */
export function PropertyRow(props: PropertyRowProps) {
  const { table, property, pointer, onKeep, onRemove, unnamed } = props
  const { name, type, required } = property
  const [open, setOpen] = useState(type === 'object' || type === 'list')
  const called = unnamed ?? name
  return (
    <div className={classNames('rounded-control', open && 'bg-sunken')}>
      <div className="flex h-9 items-center gap-1 px-1">
        <IconButton
          label={open ? `Less about ${called}` : `More about ${called}`}
          size={24}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
        </IconButton>
        {unnamed === undefined ? (
          <TextSetting
            value={name}
            label={`Name of ${name}`}
            field={`${pointer}/name`}
            required
            className="!h-7 min-w-0 flex-1 !border-transparent !bg-transparent !px-1.5 font-mono !text-12 hover:!border-border focus:!bg-surface"
            onKeep={(next) => onKeep({ ...property, name: next })}
          />
        ) : (
          <span className="min-w-0 flex-1 truncate px-1.5 text-text-2">{unnamed}</span>
        )}
        <Select
          aria-label={`Type of ${called}`}
          data-field={`${pointer}/type`}
          className="w-[136px]"
          value={type}
          onChange={({ target }) => {
            const next = PROPERTY_WORDS.find(([one]) => one === target.value)?.[0] ?? 'string'
            onKeep(retyped(property, next))
            setOpen(next === 'object' || next === 'list' || next === 'enum')
          }}
        >
          {PROPERTY_WORDS.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </Select>
        {unnamed === undefined && (
          <button
            type="button"
            aria-label={`${name}: required`}
            aria-pressed={required === true}
            title={required ? 'Required. Click to change.' : 'May be left out. Click to change.'}
            className={classNames(
              'flex size-6 shrink-0 items-center justify-center rounded-chip text-16 font-semibold',
              required ? 'text-error hover:bg-error/12' : 'text-text-3 hover:bg-hover',
            )}
            onClick={() =>
              onKeep(without({ ...property, required: !required }, 'required', !required))
            }
          >
            <span aria-hidden className="translate-y-[3px]">
              *
            </span>
          </button>
        )}
        {onRemove && (
          <IconButton label={`Remove ${called}`} size={24} onClick={onRemove}>
            <X size={14} />
          </IconButton>
        )}
      </div>
      {open && <Limits table={table} property={property} pointer={pointer} onKeep={onKeep} />}
    </div>
  )
}

/** A property without one of its settings, unless that is to stay. */
function without(property: Property, key: keyof Property, stays: boolean): Property {
  if (stays) return property
  const { [key]: _, ...rest } = property
  return rest as Property
}

type LimitsProps = Pick<PropertyRowProps, 'table' | 'property' | 'pointer' | 'onKeep'>

function Limits({ table: Table, property, pointer, onKeep }: LimitsProps) {
  const { type, name, values, properties, items, nullable } = property
  const limits = LIMITS[type] ?? []
  return (
    <div className="flex flex-col gap-2.5 px-3 pt-1 pb-3">
      {limits.length > 0 && (
        <div className="flex gap-2">
          {limits.map(([key, words]) => (
            <Labelled key={key} label={words}>
              {({ id }) => (
                <TextSetting
                  id={id}
                  label={`${words} of ${name}`}
                  field={`${pointer}/${key}`}
                  numeric
                  placeholder="None"
                  value={property[key] === undefined ? '' : String(property[key])}
                  onKeep={(typed) => onKeep(withNumber(property, key, typed))}
                />
              )}
            </Labelled>
          ))}
        </div>
      )}
      {type === 'enum' && (
        <Labelled label="Choices" hint="Separated by commas">
          {({ id }) => (
            <TextSetting
              id={id}
              label={`Choices of ${name}`}
              field={`${pointer}/values`}
              value={(values ?? []).join(', ')}
              onKeep={(typed) =>
                onKeep({
                  ...property,
                  values: typed
                    .split(',')
                    .map((one) => one.trim())
                    .filter(Boolean),
                })
              }
            />
          )}
        </Labelled>
      )}
      {type === 'string' && <Format property={property} onKeep={onKeep} pointer={pointer} />}
      {type === 'object' && (
        <Table
          label={`What ${name} holds`}
          value={properties as unknown as Json}
          pointer={`${pointer}/properties`}
          onKeep={(next) =>
            onKeep({ ...property, properties: (next ?? []) as unknown as readonly Property[] })
          }
        />
      )}
      {type === 'list' && items && (
        <PropertyRow
          table={Table}
          property={items}
          pointer={`${pointer}/items`}
          unnamed="Each item is"
          onKeep={(next) => onKeep({ ...property, items: next })}
        />
      )}
      <SwitchRow
        label="May be null"
        checked={nullable === true}
        onChange={(on) => onKeep(without({ ...property, nullable: on }, 'nullable', on))}
      />
    </div>
  )
}

function Format({ property, pointer, onKeep }: Omit<LimitsProps, 'table'>) {
  return (
    <Labelled label="Must look like">
      {(ids) => (
        <Select
          {...ids}
          data-field={`${pointer}/format`}
          value={property.format ?? ''}
          onChange={({ target }) => {
            const format = target.value === 'email' ? 'email' : 'url'
            onKeep(without({ ...property, format }, 'format', target.value !== ''))
          }}
        >
          <option value="">anything</option>
          <option value="email">an email address</option>
          <option value="url">a web address</option>
        </Select>
      )}
    </Labelled>
  )
}

function withNumber(property: Property, key: keyof Property, typed: string): Property {
  const number = Number(typed)
  return without({ ...property, [key]: number }, key, typed !== '' && !Number.isNaN(number))
}
