import type { Json, Node } from '@drawbridge/manifest'
import type { TSchema } from 'typebox'
import { DIALECT_WORDS } from '../kinds/dialect.ts'
import { perform } from '../stores/document.ts'
import { notify } from '../stores/session.ts'
import { Labelled, Select, SwitchRow } from '../ui/fields.tsx'
import { hintOf, labelOf, readShape, shownIn, type Shape } from './shape.ts'
import { TextSetting } from './text-setting.tsx'

interface SchemaFormProps {
  readonly node: Node
  readonly schema: TSchema
}

/** The settings of a part, made from the schema of its kind. */
export function SchemaForm({ node, schema }: SchemaFormProps) {
  const { properties = {} } = readShape(schema)
  return Object.entries(properties)
    .filter(([, shape]) => shownIn(shape))
    .map(([key, shape]) => <Setting key={key} node={node} name={key} shape={shape} />)
}

interface SettingProps {
  readonly node: Node
  readonly name: string
  readonly shape: Shape
}

function Setting({ node, name, shape }: SettingProps) {
  const value = node.settings[name]
  const label = labelOf(name, shape)
  const field = `/settings/${name}`
  const keep = (next: Json | undefined): void => {
    const reason = perform(
      next === undefined
        ? { type: 'setSetting', id: node.id, path: [name] }
        : { type: 'setSetting', id: node.id, path: [name], value: next },
      `Change ${label.toLowerCase()} of ${node.name}`,
    )
    if (reason) notify({ tone: 'error', text: reason })
  }
  if (shape.type === 'boolean')
    return (
      <SwitchRow
        label={label}
        hint={shape.description}
        checked={(value ?? shape.default) === true}
        onChange={keep}
      />
    )
  if (shape.enum)
    return (
      <Labelled label={label} hint={shape.description}>
        {(ids) => (
          <Select
            {...ids}
            data-field={field}
            value={textOf(value ?? shape.default)}
            onChange={(event) => keep(event.target.value)}
          >
            {shape.enum?.map((choice) => (
              <option key={String(choice)} value={String(choice)}>
                {wordFor(String(choice))}
              </option>
            ))}
          </Select>
        )}
      </Labelled>
    )
  const text = textOf(value)
  return (
    <Labelled label={label} hint={shape.description ?? hintOf(shape)}>
      {({ id }) => (
        <TextSetting
          id={id}
          value={text}
          label={label}
          field={field}
          numeric={shape.type === 'integer' || shape.type === 'number'}
          placeholder={placeholderOf(shape)}
          onKeep={(typed) => keep(valueOf(typed, shape))}
        />
      )}
    </Labelled>
  )
}

const placeholderOf = ({ default: fallback }: Shape): string => textOf(fallback) || 'None'

/** A setting as it is typed. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.join(', ')
  return value === undefined ? '' : JSON.stringify(value)
}

/** What was typed, as the schema wants it; nothing typed takes the setting away. */
function valueOf(typed: string, { type }: Shape): Json | undefined {
  if (typed === '') return undefined
  if (type === 'array')
    return typed
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean)
  // What is no number stays text: the check says at this field what is wanted.
  const number = Number(typed)
  return (type === 'integer' || type === 'number') && !Number.isNaN(number) ? number : typed
}

const WORDS: Readonly<Record<string, string>> = {
  ...DIALECT_WORDS,
  jwt: 'Access tokens (JWT)',
  session: 'Cookie sessions',
  open: 'Anyone may register',
  closed: 'Nobody may register',
}

const wordFor = (choice: string): string => WORDS[choice] ?? choice
