import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boot } from './testing/boot.ts'
import { failuresIn, mistakesIn } from './testing/complaints.ts'
import { withIds } from './testing/steps.ts'

const field = (name: string, type: string, more: object = {}) => ({ id: name, name, type, ...more })
const required = { required: true }

/** Each of these was right by itself once, and wrong beside another. */
const MANIFEST = {
  drawbridge: 1,
  name: 'Polls',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'users',
      kind: 'table',
      name: 'users',
      settings: {
        fields: [
          field('email', 'string', { ...required, unique: true, format: 'email' }),
          field('nick', 'string', { readRule: ['signedIn'] }),
        ],
        computed: [{ id: 'c_short', name: 'short', formula: "truncate(row.nick ?? '', 3)" }],
        access: { list: ['signedIn'], read: ['signedIn'] },
      },
    },
    {
      id: 'polls',
      kind: 'table',
      name: 'polls',
      settings: {
        fields: [
          field('question', 'string', { ...required, length: 80 }),
          field('opens', 'datetime', required),
          field('closes', 'datetime', required),
        ],
        owner: true,
        computed: [
          { id: 'c_votes', name: 'voteCount', formula: 'count(row.votes)' },
          {
            id: 'c_date',
            name: 'date',
            formula: "formatDate(row.opens, 'D MMMM') + slug(row.owner?.nick ?? '')",
          },
          { id: 'c_greeting', name: 'greeting', formula: 'slug(user?.nick ?? row.question)' },
          { id: 'c_voted', name: 'voted', formula: 'row.votes.some(vote => vote.owner == user)' },
        ],
        access: {
          list: ['signedIn'],
          read: ['owner'],
          create: ['signedIn'],
          bulkCreate: ['signedIn'],
          update: ['owner'],
        },
        events: [
          {
            id: 'ev_order',
            name: 'inOrder',
            when: 'beforeCreate',
            steps: withIds([
              {
                kind: 'if',
                settings: { condition: 'row.closes <= row.opens' },
                bodies: {
                  then: [
                    { kind: 'fail', settings: { status: 400, message: "'It closes before.'" } },
                  ],
                },
              },
            ]),
          },
          {
            id: 'ev_note',
            name: 'noteIt',
            when: 'afterCreate',
            steps: withIds([
              {
                kind: 'create',
                settings: {
                  table: 'notes',
                  values: { by: 'user', poll: 'row', votes: 'row.voteCount' },
                },
              },
            ]),
          },
        ],
      },
    },
    {
      id: 'votes',
      kind: 'table',
      name: 'votes',
      settings: {
        fields: [],
        owner: true,
        relations: [
          {
            id: 'r_poll',
            name: 'poll',
            type: 'manyToOne',
            target: 'polls',
            inverse: 'votes',
            required: true,
            onDelete: 'cascade',
          },
        ],
        computed: [{ id: 'c_own', name: 'own', formula: 'row.owner == user' }],
        access: { create: ['signedIn'] },
      },
    },
    {
      id: 'notes',
      kind: 'table',
      name: 'notes',
      settings: {
        fields: [field('votes', 'integer', required)],
        relations: [
          { id: 'r_by', name: 'by', type: 'manyToOne', target: 'users', onDelete: 'setNull' },
          { id: 'r_of', name: 'poll', type: 'manyToOne', target: 'polls', onDelete: 'setNull' },
        ],
        access: { list: ['signedIn'] },
      },
    },
    { id: 'auth', kind: 'auth', name: 'auth', settings: {} },
    {
      id: 'api',
      kind: 'api',
      name: 'api',
      settings: {
        errors: {
          members: [
            { name: 'code', holds: 'code' },
            { name: 'request-id', holds: 'requestId' },
          ],
          within: 'error',
        },
        endpoints: [
          {
            id: 'e_ask',
            name: 'ask',
            method: 'POST',
            path: '/ask',
            access: ['public'],
            body: [
              { id: 'p_question', name: 'question', type: 'string', required: true, maxLength: 80 },
              { id: 'p_owner', name: 'owner', type: 'integer', required: true },
            ],
            steps: withIds([
              {
                kind: 'create',
                name: 'made',
                settings: {
                  table: 'polls',
                  values: {
                    question: 'body.question',
                    owner: 'body.owner',
                    opens: 'now()',
                    closes: 'addDays(now(), 1)',
                  },
                },
              },
              {
                kind: 'findMany',
                name: 'polls',
                settings: { table: 'polls', include: ['votes', 'owner'], limit: '10' },
              },
              {
                kind: 'respond',
                settings: { body: '{ id: made.id, votes: polls.map(poll => count(poll.votes)) }' },
              },
            ]),
          },
        ],
      },
    },
  ],
  connections: [
    { id: 'c1', from: 'auth', to: 'users' },
    { id: 'c2', from: 'auth', to: 'api' },
    { id: 'c3', from: 'api', to: 'database' },
  ],
}

test('what is right by itself is right beside the rest', async () => {
  await using booted = await boot(MANIFEST, 'sqlite')
  const { app, folder } = booted
  assert.equal(mistakesIn(folder), '')
  assert.equal(failuresIn(folder), '')

  const account = { email: 'ada@example.com', password: 'a long enough one' }
  const registered = await app.inject({ method: 'POST', url: '/auth/register', payload: account })
  const { accessToken, user } = registered.json<{ accessToken: string; user: { id: number } }>()
  const headers = { authorization: `Bearer ${accessToken}` }
  const asked = await app.inject({
    method: 'POST',
    url: '/ask',
    payload: { question: 'Tea?', owner: user.id },
  })
  assert.deepEqual(asked.json(), { id: 1, votes: [0] })

  const poll = { question: 'Coffee?', opens: '2026-01-01T10:00:00+02:00' }
  const post = async (closes: string) =>
    await app.inject({ method: 'POST', url: '/polls', headers, payload: { ...poll, closes } })
  assert.equal((await post('2026-01-01T09:00:00Z')).statusCode, 201)
  assert.equal((await post('2026-01-01T08:00:00Z')).statusCode, 400)

  const notes = await app.inject({ url: '/notes?sort=id', headers })
  assert.deepEqual(
    notes.json<{ data: { byId: number | null }[] }>().data.map(({ byId }) => byId),
    [null, user.id],
  )
})
