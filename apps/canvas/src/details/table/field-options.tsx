import { FIELD_LEVELS, tableNames, type Field } from '@drawbridge/kinds/faces'
import type { Json, Node } from '@drawbridge/manifest'
import type { ReactNode } from 'react'
import { performCarefully } from '../../document/careful.ts'
import { tableView } from '../../kinds/table.ts'
import { sqlOf } from '../../kinds/field-words.ts'
import { Labelled, Select, SwitchRow } from '../../ui/fields.tsx'
import { Layers, type Layer } from '../layers.tsx'
import { WhoCan } from '../who-can.tsx'
import { TextSetting } from '../text-setting.tsx'
import { setting } from './edit-item.ts'
import { FieldRule } from './field-rule.tsx'
import { defaultText, readDefault } from './field-default.ts'

interface FieldOptionsProps {
  readonly node: Node
  readonly field: Field
  readonly pointer: string
}

type Key = keyof Field

/** Which further settings a type has, with their labels. */
const NUMBERS: Readonly<Partial<Record<Field['type'], readonly (readonly [Key, string])[]>>> = {
  string: [
    ['length', 'Longest (characters)'],
    ['minLength', 'Shortest (characters)'],
  ],
  text: [
    ['maxLength', 'Longest (characters)'],
    ['minLength', 'Shortest (characters)'],
  ],
  bytes: [['length', 'Longest (bytes)']],
  decimal: [
    ['precision', 'Digits'],
    ['scale', 'Decimals'],
    ['minimum', 'Smallest'],
    ['maximum', 'Largest'],
  ],
  integer: [
    ['minimum', 'Smallest'],
    ['maximum', 'Largest'],
  ],
  float: [
    ['minimum', 'Smallest'],
    ['maximum', 'Largest'],
  ],
}

const VISIBILITIES = [
  ['normal', 'Callers read and write it'],
  ['readOnly', 'Callers only read it'],
  ['writeOnly', 'Callers only write it'],
  ['hidden', 'Callers never see it'],
] as const

/** All that can be said of a field beyond its name and type. */
export function FieldOptions({ node, field, pointer }: FieldOptionsProps) {
  const keep = (key: Key, value: Json | undefined): void =>
    void performCarefully(`Change ${field.name} of ${node.name}`, [
      setting(node.id, 'fields', field.id, key, value),
    ])
  const { owner } = tableView(node)
  const layer = (key: Key, title: string, content: ReactNode): Layer => ({
    key,
    title,
    level: FIELD_LEVELS[key],
    isSet: field[key] !== undefined,
    pointer: `${pointer}/${key}`,
    content,
  })
  const rules = (key: 'readRule' | 'writeRule', title: string, hint: string): Layer =>
    layer(
      key,
      title,
      <FieldRule
        label={title}
        hint={hint}
        rules={field[key] ?? []}
        owner={owner === true}
        pointer={`${pointer}/${key}`}
        onKeep={(next) => keep(key, next)}
      />,
    )
  const layers = [
    {
      key: 'sql',
      title: 'SQL',
      level: 'standard',
      isSet: false,
      content: <p className="font-mono text-11 text-text-3">{sqlOf(field)}</p>,
    } as const,
    field.type === 'enum' && layer('values', 'Choices', <Choices {...{ field, pointer, keep }} />),
    layer(
      'unique',
      'Unique',
      <SwitchRow
        label="Unique"
        hint="No two rows have the same"
        field={`${pointer}/unique`}
        checked={field.unique === true}
        onChange={(on) => keep('unique', on || undefined)}
      />,
    ),
    layer(
      'default',
      'Default',
      <Labelled label="Default" hint="Used when a caller leaves it out">
        {({ id }) => (
          <TextSetting
            id={id}
            label="Default"
            field={`${pointer}/default`}
            placeholder={field.type === 'datetime' ? 'None, or: now' : 'None'}
            value={defaultText(field)}
            onKeep={(typed) => keep('default', readDefault(typed, field.type))}
          />
        )}
      </Labelled>,
    ),
    ...(NUMBERS[field.type] ?? []).map(([key, label]) =>
      layer(
        key,
        label,
        <Labelled label={label}>
          {({ id }) => (
            <TextSetting
              id={id}
              label={label}
              numeric
              field={`${pointer}/${key}`}
              value={JSON.stringify(field[key]) ?? ''}
              placeholder="No limit"
              onKeep={(typed) => keep(key, numberOf(typed))}
            />
          )}
        </Labelled>,
      ),
    ),
    (field.type === 'string' || field.type === 'text') &&
      layer(
        'pattern',
        'Pattern',
        <Labelled label="Pattern" hint="A regular expression that the text must match">
          {({ id }) => (
            <TextSetting
              id={id}
              label="Pattern"
              field={`${pointer}/pattern`}
              className="font-mono"
              placeholder="None"
              value={field.pattern ?? ''}
              onKeep={(typed) => keep('pattern', typed === '' ? undefined : typed)}
            />
          )}
        </Labelled>,
      ),
    layer(
      'visibility',
      'Who sees it',
      <Labelled label="Who sees it">
        {(ids) => (
          <Select
            {...ids}
            data-field={`${pointer}/visibility`}
            value={field.visibility ?? 'normal'}
            onChange={({ target }) =>
              keep('visibility', target.value === 'normal' ? undefined : target.value)
            }
          >
            {VISIBILITIES.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </Select>
        )}
      </Labelled>,
    ),
    rules('readRule', 'Who may read it', 'It is left out for others who may read the row.'),
    rules('writeRule', 'Who may write it', 'Others may write the row without it.'),
    layer(
      'description',
      'Description',
      <Labelled label="Description">
        {({ id }) => (
          <TextSetting
            id={id}
            label="Description"
            field={`${pointer}/description`}
            placeholder="Goes into the documentation of the API"
            value={field.description ?? ''}
            onKeep={(typed) => keep('description', typed === '' ? undefined : typed)}
          />
        )}
      </Labelled>,
    ),
  ]
  return (
    <div className="flex flex-col gap-3 px-2 pt-1 pb-3">
      <Layers layers={layers.filter((one) => one !== false)} />
      <WhoCan
        about={`${tableNames(node.name)?.plural ?? node.name}.${field.name}`}
        what={field.name}
      />
    </div>
  )
}

interface ChoicesProps {
  readonly field: Field
  readonly pointer: string
  readonly keep: (key: 'values', value: Json | undefined) => void
}

function Choices({ field, pointer, keep }: ChoicesProps) {
  return (
    <Labelled label="Choices" hint="Separated by commas, in order">
      {({ id }) => (
        <TextSetting
          id={id}
          label="Choices"
          field={`${pointer}/values`}
          value={(field.values ?? []).join(', ')}
          onKeep={(typed) =>
            keep(
              'values',
              typed
                .split(',')
                .map((word) => word.trim())
                .filter(Boolean),
            )
          }
        />
      )}
    </Labelled>
  )
}

/** What is no number stays text, so that the check can say at this place what is wanted. */
function numberOf(typed: string): Json | undefined {
  if (typed === '') return undefined
  const number = Number(typed)
  return Number.isNaN(number) ? typed : number
}
