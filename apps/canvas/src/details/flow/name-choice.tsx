import type { Node } from '@drawbridge/manifest'
import { keyName, memberRoles, stepFaceOf } from '@drawbridge/kinds/faces'
import { tableView } from '../../kinds/table.ts'
import { Labelled, Select } from '../../ui/fields.tsx'
import { labelOf } from '../shape.ts'
import { operationsIn } from '../../flow/services.ts'
import { useForm, type Form } from './form-context.ts'
import type { SettingFieldProps } from './setting-props.ts'

interface NameChoiceProps extends SettingFieldProps {
  /** What is named: `field`, `relation`, `operation`, `memberRole`, `variable`, or a kind of part. */
  readonly format: string
}

/** Something of the drawing, chosen by its name. */
export function NameChoice({ name, shape, format, value, pointer, onKeep }: NameChoiceProps) {
  const choices = choicesOf(format, useForm())
  const chosen = typeof value === 'string' ? value : ''
  const known = choices.some(([id]) => id === chosen)
  return (
    <Labelled label={labelOf(name, shape)} hint={shape.description}>
      {(ids) => (
        <Select
          {...ids}
          data-field={pointer}
          value={chosen}
          onChange={({ target }) => onKeep(target.value === '' ? undefined : target.value)}
        >
          {chosen === '' && <option value="">Choose</option>}
          {chosen !== '' && !known && <option value={chosen}>{chosen} (not there)</option>}
          {choices.map(([id, words]) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </Select>
      )}
    </Labelled>
  )
}

type Choices = readonly (readonly [id: string, words: string])[]

/** What may be named; fields and relations are those of the table that the step is about. */
export function choicesOf(format: string, { manifest, table, settings, named }: Form): Choices {
  switch (format) {
    case 'field':
      return table ? fieldNames(table).map((name) => [name, name]) : []
    case 'operation':
      return operationsIn(manifest, settings['integration']).map(({ id, name }) => [id, name])
    case 'memberRole':
      return memberRoles(manifest).map((role) => [role, role])
    case 'variable':
      return named
        .filter(({ step }) => step !== null && stepFaceOf(step.kind)?.changeable)
        .map(({ name }) => [name, name])
    case 'relation':
      return table ? relationNames(table, manifest.nodes).map((name) => [name, name]) : []
    default:
      return manifest.nodes.filter(({ kind }) => kind === format).map(({ id, name }) => [id, name])
  }
}

/** Names by which rows of a table can be sorted, grouped and known. */
function fieldNames(table: Node): readonly string[] {
  const { fields, relations, timestamps } = tableView(table)
  return [
    'id',
    ...fields.map(({ name }) => name),
    ...relations.filter(({ type }) => type !== 'manyToMany').map(({ name }) => keyName(name)),
    ...(timestamps ? ['createdAt', 'updatedAt'] : []),
  ]
}

/** Its own relations, and those of other tables that it sees. */
function relationNames(table: Node, nodes: readonly Node[]): readonly string[] {
  const back = nodes
    .filter(({ kind }) => kind === 'table')
    .flatMap((other) => tableView(other).relations)
    .flatMap(({ target, inverse }) => (target === table.id && inverse ? [inverse] : []))
  return [...tableView(table).relations.map(({ name }) => name), ...back]
}
