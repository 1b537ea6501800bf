import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressOfPlace, placeOf, projectAddress } from './routes.ts'

const parse = (address: string) => {
  const url = new URL(address, 'http://studio')
  return placeOf(url.pathname, url.search)
}

test('an address leads to the place that it was printed from', () => {
  for (const address of [
    '/',
    '/?state=archived',
    '/?state=deleted',
    '/sign-in?next=%2Fprojects%2Fp_1%3Fview%3Dcode',
    '/projects/p_1',
    '/projects/p_1?flow=api_1.e_1&node=s_1',
    '/projects/p_1?compare=3',
    '/projects/p_1?flow=api_1.e_1&compare=3-7',
    '/projects/p_1?view=code&node=n_2&try=GET+%2Ftasks&file=src%2Fapp.ts&line=12',
    '/projects/p_1?node=n_2&field=%2Fsettings%2Ffields%2F%40f_1&run=4&version=7',
  ])
    assert.equal(addressOfPlace(parse(address)), address)
})

test('signing in leads to this studio and nowhere else', () => {
  for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:0'])
    assert.deepEqual(parse(`/sign-in?next=${encodeURIComponent(next)}`), {
      page: 'signIn',
      next: '/',
    })
})

test('what is not a place is lost, and says so', () => {
  assert.deepEqual(parse('/projects/../x'), { page: 'lost' })
  assert.deepEqual(parse(projectAddress('p_1', 'GET /tasks')), {
    page: 'project',
    project: 'p_1',
    view: 'map',
    flow: null,
    node: null,
    field: null,
    endpoint: 'GET /tasks',
    run: null,
    file: null,
    line: null,
    version: null,
    compare: null,
  })
})
