import type { Work } from './work.ts'

export const writeCode: Work = {
  title: 'Write this step',
  task: `Write the source of the one code step that the request names, for the inputs and the result that it declares: a whole
TypeScript function as its document says, without packages where it can do without. Where its result is not declared yet, declare it. Add two or three saved
tests ("tests" in the settings of the api) of the endpoint that it stands in, as examples of what it gives, one of them at an edge; where no
endpoint leads to it, leave the tests out. Change no other step.`,
  answers: 'edits',
}
