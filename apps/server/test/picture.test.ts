import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { exif, JPEG, png, withSegment } from '@drawbridge/assistant/testing/pictures'
import { scriptedModel, type ScriptedModel } from '@drawbridge/assistant/testing/scripted-model'
import { settled } from './settled.ts'
import { withStudio } from './studios.ts'

let model: ScriptedModel
before(async () => {
  model = await scriptedModel()
})
after(() => model.close())

/** As browsers write it, but for the head of JFIF. */
const JPEG_WITHOUT = Buffer.concat([JPEG.subarray(0, 2), JPEG.subarray(20)]).toString('base64')

const SECRET = 'GPS 48.2082 N, 16.3738 E'

const answer = (region: object | null) => ({
  text: JSON.stringify({
    title: 'A shop',
    changes: [
      {
        says: 'Books.',
        region,
        commands: [
          {
            type: 'addNode',
            node: { id: 'n_books', kind: 'note', name: 'Books', settings: { text: 'Books' } },
          },
        ],
      },
    ],
    assumptions: [],
    questions: [],
  }),
})

test('a picture goes to the model as it is shown, and each change says where it was seen', () =>
  withStudio(async (studio) => {
    const ada = await studio.browser().register('ada@example.com')
    const { id: project } = await ada.must('createProject', { body: { name: 'Shop' } })
    const params = { project }
    const photograph = withSegment(exif(1, SECRET))
    const picture = { name: 'board.jpg', data: photograph.toString('base64') }
    const body = { prompt: 'Draw it', selection: [], work: 'picture', picture } as const
    assert.equal((await ada.call('beginProposal', { params, body })).status, 409, 'nobody sees it')
    const assistant = {
      provider: 'compatible',
      model: 'scripted',
      address: model.url,
      monthlyCap: 1_000_000,
    } as const
    await ada.must('setAssistant', { body: assistant })
    for (const [name, bytes, says] of [
      ['a.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /no picture/],
      ['b.png', Buffer.from('<!doctype html><script>alert(1)</script>'), /no picture/],
      ['c.png', png(50_000, 50_000), /50,000 × 50,000/],
      ['d.jpg', JPEG.subarray(0, 200), /breaks off/],
    ] as const) {
      const hostile = { ...body, picture: { name, data: bytes.toString('base64') } }
      for (const route of ['previewQuestion', 'beginProposal'] as const) {
        const refused = await ada.call(route, { params, body: hostile })
        assert.equal(refused.status, 422, name)
        assert.match(JSON.stringify(refused.body), says, name)
      }
    }
    const { picture: _, ...without } = body
    assert.equal((await ada.call('beginProposal', { params, body: without })).status, 422)
    assert.equal(model.asked.length, 0, 'nothing of that has left')
    assert.equal((await ada.call('readProposalPicture', { params })).status, 404)

    const shown = await ada.must('previewQuestion', { params, body })
    assert.equal(shown.picture?.data, JPEG_WITHOUT, 'without what the camera knew')
    model.script(
      answer({ x: 300, y: 20, width: 400, height: 100 }),
      answer({ x: 0.5, y: 0, width: 0.55, height: 0.5 }),
    )
    const settling = settled(studio, ada, project)
    await settling.ready
    await ada.must('beginProposal', { params, body })
    const { assisted, phrases } = await settling.proposal
    assert.equal(assisted?.state, 'ready', JSON.stringify(assisted))
    assert.match(assisted.rounds[0]?.problems[0] ?? '', /fractions/)
    assert.deepEqual(assisted.picture, { name: 'board.jpg', width: 24, height: 16 })
    assert.deepEqual(phrases[0]?.region, { x: 0.5, y: 0, width: 0.5, height: 0.5 })
    for (const { body: sent } of model.asked) {
      assert.ok(sent.includes(JPEG_WITHOUT), 'in each round')
      assert.ok(!sent.includes(Buffer.from(SECRET).toString('base64').slice(0, 20)))
    }
    const kept = await ada.must('readProposalPicture', { params })
    assert.deepEqual([kept.data, kept.media], [JPEG_WITHOUT, 'image/jpeg'])
    const eve = await studio.browser().register('eve@example.com')
    assert.equal((await eve.call('readProposalPicture', { params })).status, 404)
    await ada.must('dropProposal', { params })
    assert.equal((await ada.call('readProposalPicture', { params })).status, 404, 'it is forgotten')
  }))
