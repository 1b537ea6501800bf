import type { Json, JsonObject } from '@drawbridge/manifest'
import { Plus, Trash2 } from 'lucide-react'
import { Button, IconButton } from '../ui/button.tsx'
import { Select } from '../ui/fields.tsx'
import { wordFor } from './choice-words.ts'
import { labelOf, type Shape } from './shape.ts'
import { TextSetting } from './text-setting.tsx'

interface ItemListProps {
  readonly label: string
  readonly shape: Shape
  readonly value: Json | undefined
  /** JSON pointer inside the part: problems lead here. */
  readonly field: string
  readonly onKeep: (next: Json | undefined) => void
}

/** A list of small things, each with a few texts and choices. */
export function ItemList({ label, shape, value, field, onKeep }: ItemListProps) {
  const items = Array.isArray(value) ? (value as readonly JsonObject[]) : []
  const members = Object.entries(shape.items?.properties ?? {})
  const keep = (next: readonly JsonObject[]): void => onKeep(next.length === 0 ? undefined : next)
  const add = (): void => {
    const fresh = members.map(([key, { enum: choices }]) => [key, choices?.[0] ?? freshName(items)])
    keep([...items, Object.fromEntries(fresh) as JsonObject])
  }
  return (
    <fieldset data-field={field} className="flex flex-col gap-1.5">
      <legend className="text-12 font-medium text-text-2">{label}</legend>
      {items.map((item, index) => (
        // Nothing but its place tells one from another.
        <div key={index} className="flex items-center gap-1.5">
          {members.map(([key, member]) => {
            const named = `${labelOf(key, member)} ${index + 1}`
            const change = (next: string): void => keep(items.with(index, { ...item, [key]: next }))
            return member.enum ? (
              <Select
                key={key}
                aria-label={named}
                value={String(item[key])}
                onChange={(event) => change(event.target.value)}
              >
                {member.enum.map((choice) => (
                  <option key={String(choice)} value={String(choice)}>
                    {wordFor(String(choice))}
                  </option>
                ))}
              </Select>
            ) : (
              <TextSetting
                key={key}
                value={String(item[key] ?? '')}
                label={named}
                required
                onKeep={change}
              />
            )
          })}
          <IconButton label={`Remove ${index + 1}`} onClick={() => keep(items.toSpliced(index, 1))}>
            <Trash2 size={16} />
          </IconButton>
        </div>
      ))}
      <Button onClick={add}>
        <Plus size={14} /> Add
      </Button>
      {shape.description && <p className="text-12 text-text-3">{shape.description}</p>}
    </fieldset>
  )
}

/** `error`, `error2` … */
function freshName(items: readonly JsonObject[]): string {
  const taken = new Set(items.map(({ name }) => name))
  let name = 'error'
  for (let n = 2; taken.has(name); n += 1) name = `error${n}`
  return name
}
