import { isObject } from '@drawbridge/manifest'
import type { ComponentType } from 'react'
import { FoldedSettings } from '../folded-settings.tsx'
import { labelOf } from '../shape.ts'
import type { SettingFieldProps } from './setting-props.ts'

interface ObjectSettingProps extends SettingFieldProps {
  /** Draws one setting of it. */
  readonly field: ComponentType<SettingFieldProps>
}

/** Settings that belong together; with the last of them the whole is gone. */
export function ObjectSetting({
  name,
  shape,
  value,
  pointer,
  field: Field,
  onKeep,
}: ObjectSettingProps) {
  const object = isObject(value) ? value : {}
  return (
    <FoldedSettings
      label={labelOf(name, shape)}
      hint={shape.description}
      isSet={value !== undefined}
    >
      {Object.entries(shape.properties ?? {}).map(([key, inner]) => (
        <Field
          key={key}
          name={key}
          shape={inner}
          required={shape.required?.includes(key) === true}
          value={object[key]}
          pointer={`${pointer}/${key}`}
          onKeep={(next) => {
            const { [key]: _, ...others } = object
            const kept = next === undefined ? others : { ...object, [key]: next }
            onKeep(Object.keys(kept).length === 0 ? undefined : kept)
          }}
        />
      ))}
    </FoldedSettings>
  )
}
