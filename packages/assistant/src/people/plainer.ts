import type { Phrase } from '../grammar/phrase.ts'
import { type Frame, isReading } from './frame.ts'
import { withoutOwnCase } from './own-case.ts'

/** Frames as who-may-what alone says it: what other words turn, join or leave out is said in them. */
export const plainer = (frames: readonly Frame[]): readonly Frame[] =>
  written(frames).map(notThose).map(ofNone).map(ofEach).map(withoutOwnCase)

/** “Public read, marshals write times”: beside those who read, those who write change rows as well. */
function written(frames: readonly Frame[]): readonly Frame[] {
  const isBeside = frames.some(
    (frame) => isReading(frame) && (frame.verbs.length === 0 || frame.verbs.includes('read')),
  )
  return frames.map((frame) =>
    isBeside && frame.verbs.includes('write') && frame.operations.length === 1
      ? { ...frame, operations: ['create', 'update', 'delete'] }
      : frame,
  )
}

/** “Users who aren't admins can't”: only admins can. */
function notThose(frame: Frame): Frame {
  const [who] = frame.who
  const text = who?.more.find(({ how }) => how === 'that')?.text ?? ''
  const role = /^(?:is not|are not|isn't|aren't)\s+(?:an?\s+)?(?<role>[\p{L}-]+)$/iu.exec(text)
    ?.groups?.['role']
  if (
    who === undefined ||
    role === undefined ||
    !frame.isDenied ||
    /^(?:signed|logged|registered)/i.test(role)
  )
    return frame
  return {
    ...frame,
    who: [{ ...who, words: role.toLowerCase(), more: [] }],
    isDenied: false,
    isOnly: true,
  }
}

/** “Members see no drafts”: they see none, and the word that says so stands with the thing. */
function ofNone(frame: Frame): Frame {
  const isNone = frame.objects.some(({ quantity }) => quantity === 'no')
  if (!isNone || frame.isDenied || frame.exceptObjects.length > 0) return frame
  return { ...frame, isDenied: true }
}

/** “Their own yards and hives”: whose they are holds for each that nothing else is said of. */
function ofEach(frame: Frame): Frame {
  let own: Phrase['own']
  const objects = frame.objects.map((phrase) => {
    if (phrase.own !== undefined) own = phrase.own
    else if (phrase.quantity !== undefined || phrase.whose !== undefined) own = undefined
    return own === undefined ? phrase : { ...phrase, own }
  })
  return { ...frame, objects }
}
