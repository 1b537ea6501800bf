import type { Json, JsonObject } from '@drawbridge/manifest'
import type { TSchema } from 'typebox'
import { textIn } from '../../flow/place.ts'
import { secretsType } from '../../flow/services.ts'
import { itemOf } from '../../flow/value-types.ts'
import { readShape } from '../shape.ts'
import { withName } from '../../flow/seen.ts'
import { FormContext, useForm } from './form-context.ts'
import { SettingField } from './setting-field.tsx'

interface StepFormProps {
  readonly shape: TSchema
  readonly settings: JsonObject
  readonly pointer: string
  readonly onKeep: (key: string, value: Json | undefined) => void
}

/** Settings about each item of a list, which they call by its name. */
const ABOUT_ITEM = new Set(['value', 'condition', 'by', 'values'])

/** Settings in which secrets may stand, in steps that have such. */
const SECRET = new Set(['url', 'query', 'headers', 'auth', 'body', 'key'])

/** The settings of a step, made from the schema of its kind. */
export function StepForm({ shape, settings, pointer, onKeep }: StepFormProps) {
  const form = useForm()
  const { properties = {}, required = [] } = readShape(shape)
  const item = 'list' in properties ? textIn(settings, 'item') : ''
  return Object.entries(properties).map(([key, inner]) => (
    <FormContext
      key={key}
      value={
        SECRET.has(key)
          ? withName(form, {
              name: 'secrets',
              type: secretsType(JSON.stringify(settings)),
              step: null,
            })
          : ABOUT_ITEM.has(key)
            ? withName(form, { name: item, type: itemOf({ settings }, form), step: null })
            : form
      }
    >
      <SettingField
        name={key}
        shape={inner}
        required={required.includes(key)}
        value={settings[key]}
        pointer={`${pointer}/${key}`}
        onKeep={(value) => onKeep(key, value)}
      />
    </FormContext>
  ))
}
