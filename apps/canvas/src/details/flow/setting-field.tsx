import { faceOf } from '@drawbridge/kinds/faces'
import type { Json } from '@drawbridge/manifest'
import { withSeen } from '../../flow/sees.ts'
import { Labelled, Select, SwitchRow } from '../../ui/fields.tsx'
import { hintOf, labelOf } from '../shape.ts'
import { TextSetting } from '../text-setting.tsx'
import { CodeSetting } from './code-setting.tsx'
import { ConditionField } from '../../formula/condition-field.tsx'
import { FieldValues } from './field-values.tsx'
import { FormContext, useForm } from './form-context.ts'
import { FormulaField } from '../../formula/formula-field.tsx'
import { ListSetting } from './list-setting.tsx'
import { NameChoice } from './name-choice.tsx'
import { NamedFormulas } from './named-formulas.tsx'
import { ObjectSetting } from './object-setting.tsx'
import { PropertyTable } from './property-table.tsx'
import type { SettingFieldProps } from './setting-props.ts'
import { SinglePropertySetting } from './single-property.tsx'

/** Settings that say when, or of which rows, something holds. */
const CONDITIONS = new Set(['where', 'condition', 'when'])

/** One setting of a step, as its schema wants it, with what its formulas see. */
export function SettingField(props: SettingFieldProps) {
  const form = useForm()
  const { sees } = props.shape
  if (sees === undefined) return <AnySetting {...props} />
  return (
    <FormContext value={withSeen(form, sees, form.settings)}>
      <AnySetting {...props} />
    </FormContext>
  )
}

function AnySetting(props: SettingFieldProps) {
  const { name, shape, required, value, pointer, onKeep } = props
  const label = labelOf(name, shape)
  const text = typeof value === 'string' ? value : ''
  switch (shape.format) {
    case 'formula': {
      const formula = { label, hint: shape.description, value: text, required, pointer, onKeep }
      if (!CONDITIONS.has(name)) return <FormulaField {...formula} />
      return <ConditionField {...formula} />
    }
    case 'field':
    case 'relation':
    case 'operation':
    case 'memberRole':
    case 'variable':
      return <NameChoice {...props} format={shape.format} />
    case 'fields':
      return <FieldValues label={label} value={value} pointer={pointer} onKeep={onKeep} />
    case 'typescript':
    case 'sql':
      return <CodeSetting {...props} language={shape.format} />
    case 'property':
      return <SinglePropertySetting label={label} value={value} pointer={pointer} onKeep={onKeep} />
  }
  if (shape.format !== undefined && faceOf(shape.format))
    return <NameChoice {...props} format={shape.format} />
  if (shape.properties) return <ObjectSetting {...props} field={SettingField} />
  if (shape.patternProperties) return <NamedFormulas {...props} label={label} />
  if (shape.items?.format === 'property')
    return <PropertyTable label={label} value={value} pointer={pointer} onKeep={onKeep} />
  if (shape.type === 'array') return <ListSetting {...props} field={SettingField} />
  return <PlainSetting {...props} />
}

function PlainSetting({ name, shape, required, value, pointer, onKeep }: SettingFieldProps) {
  const label = labelOf(name, shape)
  const hint = shape.description ?? hintOf(shape)
  if (shape.type === 'boolean')
    return (
      <SwitchRow
        label={label}
        hint={shape.description}
        field={pointer}
        checked={(value ?? shape.default) === true}
        onChange={(on) => onKeep(on || undefined)}
      />
    )
  if (shape.enum)
    return (
      <Labelled label={label} hint={hint}>
        {(ids) => (
          <Select
            {...ids}
            data-field={pointer}
            value={typeof value === 'string' ? value : String(shape.default ?? '')}
            onChange={({ target }) => onKeep(target.value === '' ? undefined : target.value)}
          >
            {!required && shape.default === undefined && <option value="">As usual</option>}
            {shape.enum?.map((choice) => (
              <option key={String(choice)} value={String(choice)}>
                {wordFor(String(choice))}
              </option>
            ))}
          </Select>
        )}
      </Labelled>
    )
  const numeric = shape.type === 'integer' || shape.type === 'number'
  return (
    <Labelled label={label} hint={hint}>
      {({ id }) => (
        <TextSetting
          id={id}
          value={value === undefined ? '' : String(value)}
          label={label}
          field={pointer}
          numeric={numeric}
          placeholder={shape.default === undefined ? undefined : String(shape.default)}
          {...(shape.format === 'name' && { className: 'font-mono' })}
          onKeep={(typed) => onKeep(numeric ? numberOf(typed) : typed === '' ? undefined : typed)}
        />
      )}
    </Labelled>
  )
}

/** What is no number stays text: the check says at this field what is wanted. */
function numberOf(typed: string): Json | undefined {
  if (typed === '') return undefined
  const number = Number(typed)
  return Number.isNaN(number) ? typed : number
}

const WORDS: Readonly<Record<string, string>> = {
  asc: 'ascending',
  desc: 'descending',
  json: 'JSON',
  html: 'HTML',
  file: 'a file',
  text: 'text',
  stream: 'a stream',
  redirect: 'a redirect',
  nothing: 'nothing',
  fail: 'fail',
  give: 'go on',
  form: 'a form',
  bearer: 'bearer token',
  basic: 'user name and secret',
  object: 'an object',
  list: 'a list',
  readCommitted: 'what is committed',
  repeatableRead: 'the same each time',
  serializable: 'as if nobody else were there',
}

const wordFor = (choice: string): string => WORDS[choice] ?? choice
