import { isObject, type Json, type JsonObject } from '@drawbridge/manifest'
import { Plus, X } from 'lucide-react'
import type { ComponentType } from 'react'
import { newId } from '../../document/ids.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { labelOf, type Shape } from '../shape.ts'
import { useForm } from './form-context.ts'
import { choicesOf } from './name-choice.tsx'
import type { SettingFieldProps } from './setting-props.ts'
import { TextList } from './text-list.tsx'

interface ListSettingProps extends SettingFieldProps {
  /** Draws one setting of an item. */
  readonly field: ComponentType<SettingFieldProps>
}

/** A list of settings: names to be chosen among, texts, or items of several settings each. */
export function ListSetting(props: ListSettingProps) {
  const { shape } = props
  const { format, properties } = shape.items ?? {}
  if (format === 'field' || format === 'relation' || format === 'memberRole')
    return <Chosen {...props} format={format} />
  if (!properties) return <TextList {...props} />
  return <Items {...props} />
}

interface ChosenProps extends SettingFieldProps {
  readonly format: 'field' | 'relation' | 'memberRole'
}

/** Some of the names that there are; a click takes one in or out. */
function Chosen({ name, shape, format, value, pointer, onKeep }: ChosenProps) {
  const choices = choicesOf(format, useForm())
  const chosen = Array.isArray(value) ? value.map(String) : []
  const lost = chosen.filter((one) => !choices.some(([id]) => id === one))
  if (choices.length === 0 && lost.length === 0) return null
  const toggle = (one: string): void => {
    const next = chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]
    onKeep(next.length === 0 ? undefined : next)
  }
  return (
    <fieldset>
      <legend className="pb-1 text-12 font-medium text-text-2">{labelOf(name, shape)}</legend>
      <div className="flex flex-wrap gap-1">
        {[...choices.map(([id]) => id), ...lost].map((one, index) => (
          <button
            key={one}
            type="button"
            aria-pressed={chosen.includes(one)}
            data-field={index === 0 ? pointer : undefined}
            className={classNames(
              'h-6 rounded-full border px-2 font-mono text-11',
              chosen.includes(one)
                ? 'border-accent bg-accent text-on-solid'
                : 'text-text-2 hover:border-border-strong',
            )}
            onClick={() => toggle(one)}
          >
            {one}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

function Items({ name, shape, value, pointer, field, onKeep }: ListSettingProps) {
  const items = Array.isArray(value) ? (value as readonly Json[]) : []
  const inner = shape.items ?? {}
  const label = labelOf(name, shape)
  const set = (next: readonly Json[]): void => onKeep(next.length === 0 ? undefined : next)
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-1 text-12 font-medium text-text-2">{label}</legend>
      {shape.description && <p className="text-12 text-text-3">{shape.description}</p>}
      {items.map((item, index) => (
        <div
          // Items of settings have no ids of their own unless they are cases or branches.
          key={isObject(item) && typeof item['id'] === 'string' ? item['id'] : index}
          className="relative flex flex-col gap-2 rounded-panel border p-2.5 pr-9"
        >
          <IconButton
            label={`Remove ${labelOf(name, inner).toLowerCase()} ${index + 1}`}
            size={24}
            className="absolute top-1.5 right-1.5"
            onClick={() => set(items.toSpliced(index, 1))}
          >
            <X size={14} />
          </IconButton>
          <ItemFields
            field={field}
            shape={inner}
            item={isObject(item) ? item : {}}
            pointer={`${pointer}/${index}`}
            onKeep={(changed) => set(items.with(index, changed))}
          />
        </div>
      ))}
      <Button
        size={24}
        icon={<Plus size={12} />}
        className="self-start"
        data-field={items.length === 0 ? pointer : undefined}
        onClick={() => set([...items, firstItem(inner)])}
      >
        Add {(inner.title ?? label).toLowerCase()}
      </Button>
    </fieldset>
  )
}

interface ItemFieldsProps {
  readonly field: ComponentType<SettingFieldProps>
  readonly shape: Shape
  readonly item: JsonObject
  readonly pointer: string
  readonly onKeep: (item: JsonObject) => void
}

function ItemFields({ field: Field, shape, item, pointer, onKeep }: ItemFieldsProps) {
  return Object.entries(shape.properties ?? {})
    .filter(([key]) => key !== 'id')
    .map(([key, one]) => (
      <Field
        key={key}
        name={key}
        shape={one}
        required={shape.required?.includes(key) === true}
        value={item[key]}
        pointer={`${pointer}/${key}`}
        onKeep={(next) => {
          const { [key]: _, ...others } = item
          onKeep(next === undefined ? others : { ...item, [key]: next })
        }}
      />
    ))
}

/** An item to begin with: its choices at their first, its formulas still to be written. */
function firstItem({ properties = {}, required = [] }: Shape): JsonObject {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([key, one]): [string, Json][] => {
      if (key === 'id') return [[key, newId('c')]]
      if (!required.includes(key)) return []
      return [[key, firstValue(one)]]
    }),
  )
}

function firstValue({ type, enum: choices, default: fallback, minimum }: Shape): Json {
  if (choices) return String(fallback ?? choices[0])
  switch (type) {
    case 'array':
      return []
    case 'object':
      return {}
    case 'boolean':
      return false
    case 'integer':
    case 'number':
      return minimum ?? 0
    default:
      return ''
  }
}
