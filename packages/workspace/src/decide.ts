import type { Base } from './base.ts'
import type { OnDisk } from './folder.ts'
import { MANIFEST, ORIGINS } from './repository.ts'
import { isDeepStrictEqual } from 'node:util'

export type Decision =
  /** As it should be. */
  | 'same'
  | 'write'
  | 'remove'
  /** A person changed it, and our output did not change: theirs stands. */
  | 'keepEdit'
  /** A person deleted it: it stays deleted. */
  | 'keepDeleted'
  /** A person changed it, and it is not emitted any more: it is theirs now. */
  | 'handOver'
  /** A person changed it, and so did our output. */
  | 'conflict'
  /** A folder or a link to elsewhere stands where the file belongs. */
  | 'blocked'

/** What was written into a folder before. */
export interface Past {
  /** The last build that was finished. */
  readonly last?: Base
  /** One that was begun after it and cut short: any part of it may be on disk. */
  readonly cut?: Base
}

/** What to do with one file. `next` is its new text; absent, it is not emitted any more. */
export function decide(path: string, next: string | undefined, disk: OnDisk, past: Past): Decision {
  const pristine = [past.last?.files[path], past.cut?.files[path]]
  if (next === undefined) {
    if (disk.kind !== 'file') return 'same'
    return pristine.includes(disk.text) ? 'remove' : 'handOver'
  }
  if (disk.kind === 'folder' || disk.kind === 'outside') return 'blocked'
  if (disk.kind === 'absent') {
    const wasThere = pristine[0] !== undefined
    const wasToGo = past.cut !== undefined && pristine[1] === undefined
    return wasThere && !wasToGo ? 'keepDeleted' : 'write'
  }
  if (disk.text === next) return 'same'
  if (pristine.includes(disk.text) || path === ORIGINS) return 'write'
  if (path === MANIFEST && isSameJson(disk.text, next)) return 'write'
  return pristine.includes(next) ? 'keepEdit' : 'conflict'
}

/** The drawing may be edited where it lies; built from there, it comes back in canonical form. */
function isSameJson(a: string, b: string): boolean {
  try {
    return isDeepStrictEqual(JSON.parse(a), JSON.parse(b))
  } catch {
    return false
  }
}
