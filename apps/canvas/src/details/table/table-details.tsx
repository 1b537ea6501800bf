import { TABLE_LEVELS, type TableSettings } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import type { ReactNode } from 'react'
import { tableView } from '../../kinds/table.ts'
import { EventSection } from '../flow/flow-list.tsx'
import type { Layer } from '../layers.tsx'
import { Section } from '../section.tsx'
import { AccessRules } from './access-rules.tsx'
import { AddField } from './add-field.tsx'
import { ComputedFields } from './computed-fields.tsx'
import { FieldRow } from './field-row.tsx'
import { IndexList } from './index-list.tsx'
import { RelationRow } from './relation-row.tsx'
import { TableOptions } from './table-options.tsx'

/** A table: its fields, its relations in words, who may do what, and how it behaves. */
export function tableLayers(node: Node): readonly Layer[] {
  const { fields, relations, indexes, computed, events } = tableView(node)
  const layer = (key: keyof TableSettings, title: string, count: number, content: ReactNode) => ({
    key,
    title,
    level: TABLE_LEVELS[key],
    isSet: count > 0,
    pointer: `/settings/${key}`,
    content,
  })
  return [
    layer(
      'fields',
      'Fields',
      fields.length,
      <Section title="Fields" count={fields.length}>
        <div className="-mx-2 flex flex-col">
          {fields.map((field, index) => (
            <FieldRow
              key={field.id}
              node={node}
              field={field}
              index={index}
              count={fields.length}
            />
          ))}
        </div>
        <AddField node={node} />
      </Section>,
    ),
    layer(
      'relations',
      'Relations',
      relations.length,
      relations.length > 0 && (
        <Section title="Relations" count={relations.length}>
          {relations.map((relation, index) => (
            <RelationRow key={relation.id} node={node} relation={relation} index={index} />
          ))}
        </Section>
      ),
    ),
    layer(
      'computed',
      'Computed fields',
      computed.length,
      <Section title="Computed fields" count={computed.length} closed={computed.length === 0}>
        <ComputedFields node={node} />
      </Section>,
    ),
    layer(
      'access',
      'Who can…',
      1,
      <Section title="Who can…">
        <AccessRules node={node} />
      </Section>,
    ),
    layer('events', 'Events', events?.length ?? 0, <EventSection node={node} />),
    {
      key: 'rows',
      title: 'Rows',
      isSet: true,
      content: (
        <Section title="Rows">
          <TableOptions node={node} />
        </Section>
      ),
    },
    layer(
      'indexes',
      'Indexes',
      indexes.length,
      <Section title="Indexes" count={indexes.length} closed={indexes.length === 0}>
        <IndexList node={node} />
      </Section>,
    ),
  ]
}
