import type { Json, JsonObject } from '@drawbridge/manifest'
import type { TSchema } from 'typebox'
import { readShape } from '../shape.ts'
import { SettingField } from './setting-field.tsx'

interface StepFormProps {
  readonly shape: TSchema
  readonly settings: JsonObject
  readonly pointer: string
  readonly onKeep: (key: string, value: Json | undefined) => void
}

/** The settings of a step, made from the schema of its kind. */
export function StepForm({ shape, settings, pointer, onKeep }: StepFormProps) {
  const { properties = {}, required = [] } = readShape(shape)
  return Object.entries(properties).map(([key, inner]) => (
    <SettingField
      key={key}
      name={key}
      shape={inner}
      required={required.includes(key)}
      value={settings[key]}
      pointer={`${pointer}/${key}`}
      onKeep={(value) => onKeep(key, value)}
    />
  ))
}
