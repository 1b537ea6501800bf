import type { Run } from '@drawbridge/protocol'

/** Which code a request from elsewhere is laid over, and whether it is the very one. */
export function elsewhereOf({ elsewhere, version }: Run): string | null {
  if (elsewhere === undefined) return null
  const { release, known } = elsewhere
  if (known) return `This is version ${version} of the drawing, which wrote this trace.`
  const code =
    release === ''
      ? 'The trace does not say which code it is of'
      : `Its code (${release}) is none of the drawing’s last versions, or was changed by hand`
  return `${code}. It is laid over version ${version}, the nearest in time: steps may stand elsewhere.`
}
