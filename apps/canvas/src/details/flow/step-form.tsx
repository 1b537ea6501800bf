import type { Type } from '@drawbridge/expressions'
import type { Json, JsonObject } from '@drawbridge/manifest'
import type { TSchema } from 'typebox'
import { textIn } from '../../flow/place.ts'
import { readShape } from '../shape.ts'
import { FormContext, useForm, withName } from './form-context.ts'
import { SettingField } from './setting-field.tsx'

interface StepFormProps {
  readonly shape: TSchema
  readonly settings: JsonObject
  readonly pointer: string
  readonly onKeep: (key: string, value: Json | undefined) => void
}

/** Settings about each item of a list, which they call by its name. */
const ABOUT_ITEM = new Set(['value', 'condition', 'by', 'values'])

/** The settings of a step, made from the schema of its kind. */
export function StepForm({ shape, settings, pointer, onKeep }: StepFormProps) {
  const form = useForm()
  const { properties = {}, required = [] } = readShape(shape)
  const item = 'list' in properties ? textIn(settings, 'item') : ''
  return Object.entries(properties).map(([key, inner]) => (
    <FormContext
      key={key}
      value={ABOUT_ITEM.has(key) ? withName(form, item, itemType(form.named, settings)) : form}
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

/** What an item of the list is, where the list is a name. */
function itemType(named: ReturnType<typeof useForm>['named'], settings: JsonObject): Type {
  const list = named.findLast(({ name }) => name === settings['list'])?.type
  return list?.kind === 'list' ? list.of : { kind: 'unknown' }
}
