import { X } from 'lucide-react'
import { IconButton } from '../../ui/button.tsx'
import { labelOf } from '../shape.ts'
import { TextSetting } from '../text-setting.tsx'
import type { SettingFieldProps } from './setting-props.ts'

/** A list of plain texts; the last line is for one more, and emptying a line takes it out. */
export function TextList({ name, shape, value, pointer, onKeep }: SettingFieldProps) {
  const items = Array.isArray(value) ? value.map(String) : []
  const label = labelOf(name, shape)
  const set = (next: readonly string[]): void => onKeep(next.length === 0 ? undefined : next)
  const change = (index: number, text: string): void =>
    set(text === '' ? items.toSpliced(index, 1) : items.with(index, text))
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="pb-1 text-12 font-medium text-text-2">{label}</legend>
      {shape.description && <p className="text-12 text-text-3">{shape.description}</p>}
      {items.map((item, index) => (
        // Nothing but its place tells one text from another.
        <div key={index} className="flex items-center gap-1.5">
          <TextSetting
            value={item}
            label={`${label} ${index + 1}`}
            field={`${pointer}/${index}`}
            onKeep={(text) => change(index, text)}
          />
          <IconButton
            label={`Remove ${label.toLowerCase()} ${index + 1}`}
            size={24}
            onClick={() => change(index, '')}
          >
            <X size={14} />
          </IconButton>
        </div>
      ))}
      <TextSetting
        key={items.length}
        value=""
        label={`${label} ${items.length + 1}`}
        field={items.length === 0 ? pointer : undefined}
        placeholder="One more"
        onKeep={(text) => set([...items, text])}
      />
    </fieldset>
  )
}
