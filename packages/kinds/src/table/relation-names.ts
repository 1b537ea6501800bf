import { singularName } from '../names/table-names.ts'

/** The key of a to-one relation: `list` → `listId`, `my_list` → `my_list_id`. */
export function keyName(relation: string): string {
  return relation.includes('_') ? `${relation}_id` : `${relation}Id`
}

/** How callers write a many-to-many relation: `tags` → `tagIds`, `my_tags` → `my_tag_ids`. */
export function idsName(relation: string): string {
  return `${keyName(singularName(relation))}s`
}
