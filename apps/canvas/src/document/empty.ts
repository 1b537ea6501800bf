import { FORMAT, type Manifest } from '@drawbridge/manifest'

/** What is drawn before a drawing is there. */
export const EMPTY_MANIFEST: Manifest = { drawbridge: FORMAT, name: '', nodes: [], connections: [] }
