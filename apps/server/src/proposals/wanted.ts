import { readPicture, type Request } from '@drawbridge/assistant'
import type { AssistedRequest, ShownPicture } from '@drawbridge/protocol'
import type { ProjectScope } from '../accounts/scope.ts'
import { Refused } from '../http/problem.ts'
import type { Studio } from '../studio.ts'
import { answeredNow } from './answers.ts'

/** What somebody asks a language model for, with the picture as it may leave the studio. */
export type Wanted = Omit<Request, 'picture'> & { readonly picture?: ShownPicture }

/** @throws Refused 422 where what was sent is no picture, or none was; 409 where what was answered is not asked */
export async function wantedOf(
  studio: Studio,
  project: ProjectScope,
  { picture, answers = [], ...said }: AssistedRequest,
): Promise<Wanted> {
  const request = { ...said, answered: await answeredNow(studio, project, answers) }
  if (!picture) {
    if (request.work === 'picture') throw refused('There is no picture to be read.')
    return request
  }
  const read = readPicture(Buffer.from(picture.data, 'base64'))
  if (!read.ok) throw refused(read.says)
  const { media, width, height, bytes } = read
  const data = Buffer.from(bytes).toString('base64')
  return {
    ...request,
    work: 'picture',
    picture: { name: picture.name, media, width, height, data },
  }
}

const refused = (message: string): Refused =>
  new Refused(422, message, { errors: [{ field: 'picture', message }] })
