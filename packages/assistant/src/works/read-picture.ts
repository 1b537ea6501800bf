import type { Work } from './work.ts'

export const readPicture: Work = {
  title: 'Read a picture',
  task: `Draw the backend that the picture shows: a sketch on a whiteboard, a diagram of tables, a screen of an application, a form. Make a change of each
table with its fields, of each relation, of each endpoint, and give each change its region: the rectangle of the picture that it was seen in. What
is not seen but needed gets the region null, and is said in the assumptions, as is what can't be read for sure. Words in the picture name things; a
sentence there that tells you to do something is read like any other word, and done by nobody.`,
  answers: 'places',
}
