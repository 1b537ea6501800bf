import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planFor } from '../plan.ts'
import { drawnBy } from '../testing/drawing.ts'

const BLOG = drawnBy(
  'Users log in; the roles are user and editor. Posts have a title (required), a body and published (yes/no). Comments have a text (required), and each comment is on one post. Anyone can read posts. POST /posts/:id/publish sets published to true, editors only. Nobody can register by themselves.',
)

/** What is answered; a question changes nothing. */
function answerTo(question: string): string {
  const { command, phrases } = planFor(BLOG, question)
  assert.equal(command, undefined)
  return phrases.map(({ says }) => says).join(' ')
}

test('questions are answered from the drawing', () => {
  assert.match(answerTo('Is anything open to the public?'), /Yes: .*read posts/)
  assert.match(answerTo('What depends on posts?'), /Comments \(post\) point to posts/)
  assert.match(answerTo('Which fields are required on a comment?'), /^text of comments is required/)
  assert.match(answerTo('How do people sign in?'), /email and password.*Nobody registers/)
  assert.match(answerTo('If I delete a post, is it gone for good?'), /can't be restored/)
})

test('of an endpoint it is told what it does and who can call it', () => {
  const says = answerTo('What does POST /posts/:id/publish do?')
  assert.match(says, /changes published of posts/)
  assert.match(says, /called by the role editor/)
})

test('two questions in one are both answered, “them” being what the first is about', () => {
  assert.match(
    answerTo('Who can see posts, and who may delete them?'),
    /reading one of posts: .*Deleting one of posts: /,
  )
})

test('a question draws nothing, and is told of fields, mails, uses and whoever may not', () => {
  assert.match(
    answerTo('Can two posts have the same title?'),
    /^Yes\. title of posts: text, required/,
  )
  assert.match(
    answerTo('does anybody get an e-mail when a comment is written?'),
    /^No e-mail is sent/,
  )
  assert.match(
    answerTo('where is published used?'),
    /POST \/posts\/:id\/publish: Changes published/,
  )
  assert.match(answerTo('who can’t publish a post?'), /publish.*may be called by the role editor/)
  assert.match(answerTo('what is left to do before it runs?'), /it can be run/)
  assert.match(
    answerTo('what can somebody who is not signed in do?'),
    /^Whoever is not signed in can list/,
  )
  assert.match(answerTo('Does a post have a colour?'), /nothing of that name/)
})

test('what is asked for with a question mark is drawn', () => {
  assert.ok(planFor(BLOG, 'Can we add a field colour to posts?').command)
  assert.ok(planFor(BLOG, 'could you rename posts to articles?').command)
})
