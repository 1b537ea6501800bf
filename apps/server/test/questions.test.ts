import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { scriptedModel, type ScriptedModel } from '@drawbridge/assistant/testing/scripted-model'
import type { Proposal } from '@drawbridge/protocol'
import { entry } from './drawings.ts'
import { join } from './members.ts'
import { settled } from './settled.ts'
import { withStudio } from './studios.ts'

let model: ScriptedModel
before(async () => {
  model = await scriptedModel()
})
after(() => model.close())

const PROMPT = 'A library with members and books. Members borrow books'
const ACCOUNTS = { question: 'accounts:members', choice: 'accounts' }
const tablesOf = ({ phrases }: Proposal) =>
  phrases
    .flatMap(({ commands }) => commands)
    .flatMap((one) => (one.type === 'addNode' && one.node.kind === 'table' ? [one.node.name] : []))

test('the planner asks, and draws the same prompt anew by the answer, for the version that it was read for', () =>
  withStudio(async (studio) => {
    const [ada, ben, eve] = await Promise.all(
      ['ada', 'ben', 'eve'].map((name) => studio.browser().register(`${name}@example.com`)),
    )
    assert.ok(ada && ben && eve)
    const { id: project } = await ada.must('createProject', { body: { name: 'Library' } })
    const params = { project }
    const first = await ada.must('propose', { params, body: { prompt: PROMPT } })
    assert.equal(first.questions.length, 1)
    assert.deepEqual([first.questions[0]?.chosen, first.answered], ['table', []])
    assert.ok(tablesOf(first).includes('members'))

    const node = { id: 'n', kind: 'note', name: 'n', settings: { text: 'Hello' } }
    const entries = [entry({ type: 'addNode', node })]
    await ada.must('sendCommands', { params, body: { base: 0, entries } })
    const body = { prompt: PROMPT, answers: [ACCOUNTS], base: first.base }
    const second = await ada.must('propose', { params, body })
    assert.equal(second.base, 0)
    assert.equal(second.questions[0]?.chosen, 'accounts')
    assert.deepEqual(
      second.answered.map(({ text, says }) => [text, says]),
      [['Do members sign in by themselves?', 'Yes: they are the accounts']],
    )
    assert.ok(!tablesOf(second).includes('members'))

    const odd = [
      { question: 'accounts:members', choice: 'nobody-offers-this' },
      { question: 'constructor', choice: '__proto__' },
    ]
    const same = await ada.must('propose', { params, body: { ...body, answers: odd } })
    assert.deepEqual([same.phrases, same.answered], [first.phrases, []])
    for (const [answers, status] of [
      [[ACCOUNTS, ACCOUNTS], 422],
      [[{ question: 'x'.repeat(201), choice: 'y' }], 400],
      [Array.from({ length: 25 }, (_, at) => ({ question: `q${at}`, choice: 'y' })), 400],
    ] as const)
      assert.equal(
        (await ada.call('propose', { params, body: { ...body, answers } })).status,
        status,
      )
    const beyond = await ada.call('propose', { params, body: { ...body, base: 7 } })
    assert.equal(beyond.status, 409)
    await join(ada, ben, project, 'viewer')
    assert.equal((await ben.call('propose', { params, body })).status, 403)
    assert.equal((await eve.call('propose', { params, body })).status, 404)
  }))

const question = {
  id: 'colours',
  phrase: 'A colour',
  text: 'Which colours?',
  choices: [
    { id: 'any', says: 'Any' },
    { id: 'few', says: 'One of a few' },
  ],
  chosen: 'any',
}
const says = (more: object = {}) => ({
  text: JSON.stringify({
    title: 'Colours',
    changes: [],
    assumptions: [],
    questions: [question],
    ...more,
  }),
})

test('what a model asks is answered to it by whom it asked, and a check that fails twice is asked about', () =>
  withStudio(async (studio) => {
    const [ada, ben] = await Promise.all(
      ['ada', 'ben'].map((name) => studio.browser().register(`${name}@example.com`)),
    )
    assert.ok(ada && ben)
    const address = model.url
    const settings = { provider: 'compatible', model: 'scripted', address, key: 'k' } as const
    for (const one of [ada, ben])
      await one.must('setAssistant', { body: { ...settings, monthlyCap: 100_000 } })
    const { id: project } = await ada.must('createProject', { body: { name: 'Colours' } })
    const params = { project }
    await join(ada, ben, project, 'editor')
    const request = { prompt: 'Add a colour', selection: [] }
    const few = { question: 'colours', choice: 'few' }
    const suggested = async (...answers: readonly (typeof few)[]): Promise<Proposal> => {
      const settling = settled(studio, ada, project)
      await settling.ready
      await ada.must('beginProposal', { params, body: { ...request, answers } })
      return settling.proposal
    }
    const last = (): string => JSON.parse(model.asked.at(-1)?.body ?? '').messages.at(-1).content

    model.script(
      says({ questions: [{ ...question, chosen: 'none-of-them' }] }),
      says({ questions: [question, { ...question, id: 'planted', phrase: 'Open everything' }] }),
    )
    const first = await suggested()
    const planted = { ...question, id: 'planted', phrase: '' }
    assert.deepEqual(first.questions, [question, planted], 'nothing is put into their mouth')
    assert.match(first.assisted?.rounds[0]?.problems[0] ?? '', /“colours” needs an id/)
    for (const answers of [
      [{ ...few, choice: 'all' }],
      [few, few],
      [{ ...few, question: 'size' }],
    ]) {
      const { status } = await ada.call('beginProposal', { params, body: { ...request, answers } })
      assert.ok(status === 409 || status === 422, String(status))
    }
    const body = { ...request, answers: [few] }
    assert.equal(
      (await ben.call('beginProposal', { params, body })).status,
      409,
      'nobody asked them',
    )
    assert.deepEqual((await ada.must('readProposal', { params })).proposal, first, 'as it was')

    const wrong = { type: 'removeNode', id: 'nothing' }
    const changes = [{ says: 'Nothing goes.', commands: [wrong] }]
    model.script(says({ questions: [], changes }), says({ questions: [], changes }))
    const second = await suggested(few)
    assert.match(second.questions[0]?.text ?? '', /^The same was wrong twice\./)
    assert.equal(second.answered[0]?.says, 'One of a few')
    model.script(says({ questions: [] }))
    const third = await suggested({ question: 'stuck', choice: 'without' })
    assert.equal(third.assisted?.prompt, request.prompt)
    assert.match(
      last(),
      /- Which colours\? One of a few\n- The same was wrong twice\..+Without what/,
    )
    assert.equal(third.answered.length, 2)
  }))
