import { NO_NEEDS, type PartKind } from '../part-kind.ts'
import { noteFace } from './face.ts'
import type { NoteSettings } from './settings.ts'

export const note: PartKind<NoteSettings> = {
  ...noteFace,
  needs: () => NO_NEEDS,
  check: () => [],
}
