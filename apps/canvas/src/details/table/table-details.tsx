import type { Node } from '@drawbridge/manifest'
import { tableView } from '../../kinds/table.ts'
import { EventSection } from '../flow/flow-list.tsx'
import { Section } from '../section.tsx'
import { AccessRules } from './access-rules.tsx'
import { AddField } from './add-field.tsx'
import { ComputedFields } from './computed-fields.tsx'
import { FieldRow } from './field-row.tsx'
import { IndexList } from './index-list.tsx'
import { RelationRow } from './relation-row.tsx'
import { TableOptions } from './table-options.tsx'

/** A table: its fields, its relations in words, who may do what, and how it behaves. */
export function TableDetails({ node }: { readonly node: Node }) {
  const { fields, relations, indexes, computed } = tableView(node)
  return (
    <>
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
      </Section>
      {relations.length > 0 && (
        <Section title="Relations" count={relations.length}>
          {relations.map((relation, index) => (
            <RelationRow key={relation.id} node={node} relation={relation} index={index} />
          ))}
        </Section>
      )}
      <Section title="Computed fields" count={computed.length} closed={computed.length === 0}>
        <ComputedFields node={node} />
      </Section>
      <Section title="Who can…">
        <AccessRules node={node} />
      </Section>
      <EventSection node={node} />
      <Section title="Rows">
        <TableOptions node={node} />
      </Section>
      <Section title="Indexes" count={indexes.length} closed={indexes.length === 0}>
        <IndexList node={node} />
      </Section>
    </>
  )
}
