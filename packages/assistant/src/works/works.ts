import type { WorkName } from '@drawbridge/protocol'
import type { Work } from './work.ts'
import { advise } from './advise.ts'
import { draw } from './draw.ts'
import { explaining } from './explaining.ts'
import { mend } from './mend.ts'
import { nameThings } from './name-things.ts'
import { readPicture } from './read-picture.ts'
import { writeCode } from './write-code.ts'
import { writeTests } from './write-tests.ts'

/** Every kind of work, by the name that a request calls it. */
export const WORKS: Readonly<Record<WorkName, Work>> = {
  draw,
  mend,
  explain: explaining,
  advise,
  tests: writeTests,
  code: writeCode,
  name: nameThings,
  picture: readPicture,
}
