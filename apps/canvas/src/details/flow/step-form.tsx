import type { Levels } from '@drawbridge/kinds/faces'
import type { Json, JsonObject } from '@drawbridge/manifest'
import type { TSchema } from 'typebox'
import { Layers } from '../layers.tsx'
import { labelOf, readShape } from '../shape.ts'
import { SettingField } from './setting-field.tsx'

interface StepFormProps {
  readonly shape: TSchema
  readonly levels?: Levels | undefined
  readonly settings: JsonObject
  readonly pointer: string
  readonly onKeep: (key: string, value: Json | undefined) => void
}

/** The settings of a step, made from the schema of its kind. */
export function StepForm({ shape, levels = {}, settings, pointer, onKeep }: StepFormProps) {
  const { properties = {}, required = [] } = readShape(shape)
  return (
    <Layers
      layers={Object.entries(properties).map(([key, inner]) => ({
        key,
        title: labelOf(key, inner),
        level: levels[key],
        isSet: settings[key] !== undefined,
        pointer: `${pointer}/${key}`,
        content: (
          <SettingField
            name={key}
            shape={inner}
            required={required.includes(key)}
            value={settings[key]}
            pointer={`${pointer}/${key}`}
            onKeep={(value) => onKeep(key, value)}
          />
        ),
      }))}
    />
  )
}
