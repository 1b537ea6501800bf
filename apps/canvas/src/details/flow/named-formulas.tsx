import { isObject, type JsonObject } from '@drawbridge/manifest'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { textIn } from '../../flow/place.ts'
import { FormulaField } from '../../formula/formula-field.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { TextInput } from '../../ui/fields.tsx'
import { TextSetting } from '../text-setting.tsx'
import type { SettingFieldProps } from './setting-props.ts'

interface NamedFormulasProps extends SettingFieldProps {
  readonly label: string
}

/** Values under names of a person's choice: members of an object, inputs, headers. */
export function NamedFormulas({
  label,
  shape,
  required,
  value,
  pointer,
  onKeep,
}: NamedFormulasProps) {
  const entries = isObject(value) ? value : {}
  const names = Object.keys(entries)
  const inner = Object.values(shape.patternProperties ?? {})[0]
  const set = (next: JsonObject): void =>
    onKeep(Object.keys(next).length === 0 && !required ? undefined : next)
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-1 text-12 font-medium text-text-2">{label}</legend>
      {names.map((name) => (
        <div key={name} className="relative flex flex-col gap-1 rounded-panel border p-2 pr-9">
          <TextSetting
            value={name}
            label={`Name of ${name}`}
            required
            className="!h-7 font-mono !text-12"
            onKeep={(next) => {
              if (!names.includes(next)) set(renamed(entries, name, next))
            }}
          />
          <IconButton
            label={`Remove ${name}`}
            size={24}
            className="absolute top-1.5 right-1.5"
            onClick={() => {
              const { [name]: _, ...others } = entries
              set(others)
            }}
          >
            <X size={14} />
          </IconButton>
          {inner?.format === 'formula' ? (
            <FormulaField
              label={inner.title ?? 'Value'}
              value={textIn(entries, name)}
              required
              pointer={`${pointer}/${name}`}
              onKeep={(next) => set({ ...entries, [name]: next ?? '' })}
            />
          ) : (
            <TextSetting
              value={textIn(entries, name)}
              label={`${inner?.title ?? 'Value'} of ${name}`}
              field={`${pointer}/${name}`}
              onKeep={(next) => set({ ...entries, [name]: next })}
            />
          )}
        </div>
      ))}
      <AddName
        label={label}
        pointer={pointer}
        onAdd={(name) => {
          if (!names.includes(name)) set({ ...entries, [name]: '' })
        }}
      />
    </fieldset>
  )
}

/** The same with another name, in the same place. */
const renamed = (entries: JsonObject, from: string, to: string): JsonObject =>
  Object.fromEntries(
    Object.entries(entries).map(([name, value]) => [name === from ? to : name, value]),
  )

interface AddNameProps {
  readonly label: string
  readonly pointer: string
  readonly onAdd: (name: string) => void
}

/** A box for one more name; Enter adds it. */
export function AddName({ label, pointer, onAdd }: AddNameProps) {
  const [name, setName] = useState('')
  const add = (): void => {
    if (name.trim() === '') return
    onAdd(name.trim())
    setName('')
  }
  return (
    <div className="flex gap-1.5">
      <TextInput
        aria-label={`Add to ${label.toLowerCase()}`}
        placeholder="name"
        data-field={pointer}
        maxLength={64}
        value={name}
        className="font-mono !text-12"
        onChange={({ target }) => setName(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          add()
        }}
      />
      <Button icon={<Plus size={14} />} disabled={name.trim() === ''} onClick={add}>
        Add
      </Button>
    </div>
  )
}
