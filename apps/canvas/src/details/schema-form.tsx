import type { Levels } from '@drawbridge/kinds/faces'
import type { Json, JsonObject, Node } from '@drawbridge/manifest'
import type { TSchema } from 'typebox'
import { perform } from '../stores/document.ts'
import { notify } from '../stores/session.ts'
import { Labelled, Select, SwitchRow } from '../ui/fields.tsx'
import { choiceOf, wordFor } from './choice-words.ts'
import { ChoiceList } from './choice-list.tsx'
import { FoldedSettings } from './folded-settings.tsx'
import { ItemList } from './item-list.tsx'
import { Layers } from './layers.tsx'
import { hintOf, labelOf, readShape, shownIn, type Shape } from './shape.ts'
import { TextSetting } from './text-setting.tsx'

interface SchemaFormProps {
  readonly node: Node
  readonly schema: TSchema
  readonly levels?: Levels | undefined
}

/** The settings of a part, made from the schema of its kind. */
export function SchemaForm({ node, schema, levels = {} }: SchemaFormProps) {
  return (
    <Layers
      layers={shownSettings(readShape(schema)).map(([key, shape]) => ({
        key,
        title: labelOf(key, shape),
        level: levels[key],
        isSet: node.settings[key] !== undefined,
        pointer: `/settings/${key}`,
        content: <Setting node={node} path={[key]} shape={shape} />,
      }))}
    />
  )
}

/** Whether there is anything in such a form. */
export const hasSettings = (schema: TSchema): boolean => shownSettings(readShape(schema)).length > 0

const shownSettings = ({ properties = {} }: Shape) =>
  Object.entries(properties).filter(
    ([, inner]) => shownIn(inner) && inner.patternProperties === undefined,
  )

interface SettingProps {
  readonly node: Node
  /** Where it stands in the settings. */
  readonly path: readonly string[]
  readonly shape: Shape
}

function Settings({ node, path, shape }: SettingProps) {
  return shownSettings(shape).map(([key, inner]) => (
    <Setting key={key} node={node} path={[...path, key]} shape={inner} />
  ))
}

function Setting({ node, path, shape }: SettingProps) {
  const value = settingAt(node.settings, path)
  const label = labelOf(path.at(-1) ?? '', shape)
  const field = `/settings/${path.join('/')}`
  const keep = (next: Json | undefined): void => {
    const reason = perform(
      next === undefined
        ? { type: 'setSetting', id: node.id, path }
        : { type: 'setSetting', id: node.id, path, value: next },
      `Change ${label.toLowerCase()} of ${node.name}`,
    )
    if (reason) notify({ tone: 'error', text: reason })
  }
  if (shape.properties)
    return (
      <FoldedSettings
        label={label}
        hint={shape.description}
        field={field}
        isSet={value !== undefined}
      >
        <Settings node={node} path={path} shape={shape} />
      </FoldedSettings>
    )
  if (shape.items?.properties) return <ItemList {...{ label, shape, value, field }} onKeep={keep} />
  if (shape.items?.enum) return <ChoiceList {...{ label, shape, value, field }} onKeep={keep} />
  if (shape.type === 'boolean')
    return (
      <SwitchRow
        label={label}
        hint={shape.description}
        field={field}
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
            onChange={(event) => keep(choiceOf(event.target.value, shape))}
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

/** What stands at a path of the settings. */
function settingAt(settings: Json, path: readonly string[]): Json | undefined {
  let value: Json | undefined = settings
  for (const key of path)
    value =
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? (value as JsonObject)[key]
        : undefined
  return value
}

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
