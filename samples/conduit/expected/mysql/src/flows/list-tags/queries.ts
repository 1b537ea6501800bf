import type { Database } from '../../database/client.ts'
import { tagColumns, type Tag, type TagRow } from '../../tags/tag.ts'

const FIND_TAGS = `SELECT ${tagColumns} FROM tags ORDER BY tags.name, tags.id LIMIT 1000`

export async function findTags(db: Database): Promise<Tag[]> {
  return db.all<TagRow>(FIND_TAGS, [])
}
