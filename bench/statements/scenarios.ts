import { createHmac } from 'node:crypto'
import type { Opened, Request, Scenario } from './scenario.ts'
import { KEY } from './statements-of.ts'

const PERSON = { email: 'bench@example.com', name: 'Bench', password: 'quiet harbour lantern' }
const ACCOUNT = { email: PERSON.email, password: PERSON.password }
const MEMBER = { username: 'bench', password: PERSON.password }
const NEW = 'lantern by the quiet harbour'

export const SCENARIOS: readonly Scenario[] = [
  {
    sample: 'tasks',
    signUp: ['POST', '/auth/register', PERSON],
    role: ['users', 'admin'],
    fill: (row) => [
      ['POST', '/projects', { name: `Project ${row}` }],
      ['POST', '/tags', { name: `tag-${row}` }],
      ['POST', '/tasks', { title: `Task ${row}`, projectId: 1, tagIds: tagsOf(row) }],
    ],
    requests: (rows, opened) => [
      ['GET', '/tasks?limit=100'],
      ['GET', '/tasks?limit=100&include=project,tags,owner&count=true'],
      ['GET', '/tasks/3?include=project,tags,owner'],
      ['POST', '/tasks', { title: 'One more', projectId: 1, tagIds: upTo(rows) }],
      ['POST', '/tasks/bulk', { items: [{ title: 'A' }, { title: 'B', tagIds: [1] }] }],
      ['PATCH', '/tasks/3', { title: 'Another name', tagIds: upTo(rows), version: 1 }],
      ['DELETE', '/tasks/3'],
      ['POST', '/tasks/3/restore'],
      ['GET', '/projects?limit=100'],
      ['GET', '/projects/2'],
      ['POST', '/projects', { name: 'One more' }],
      ['PATCH', '/projects/2', { name: 'Another' }],
      ['DELETE', '/projects/2'],
      ['GET', '/tags?limit=100'],
      ['GET', '/tags/4'],
      ['POST', '/tags', { name: 'one-more' }],
      ['PATCH', '/tags/4', { name: 'four' }],
      ['DELETE', '/tags/4'],
      ...auth('/auth', opened, PERSON, { email: 'other@example.com' }),
      ['GET', '/users?limit=100'],
      ['GET', '/users/1'],
      ['PATCH', '/users/1', { name: 'Somebody' }],
      ['DELETE', '/users/2'],
      ['POST', '/auth/logout'],
    ],
  },
  {
    sample: 'user-collection',
    signUp: ['POST', '/auth/register', ACCOUNT],
    role: ['users', 'admin'],
    fill: () => [],
    requests: (_rows, opened) => [
      ...auth('/auth', opened, ACCOUNT, { email: 'other@example.com' }),
      ['GET', '/users?limit=100&count=true'],
      ['GET', '/users/1'],
      ['PATCH', '/users/1', { name: 'Somebody' }],
      ['DELETE', '/users/2'],
      ['POST', '/auth/logout'],
    ],
  },
  {
    sample: 'library',
    signUp: ['POST', '/account/register', MEMBER],
    role: ['members', 'librarian'],
    fill: (row) => [['POST', '/api/reviews', { book: `Book ${row}`, stars: 4, text: 'Good.' }]],
    requests: (_rows, opened) => [
      ['GET', '/api/reviews?limit=100&count=true'],
      ['GET', '/api/reviews/1'],
      ['POST', '/api/reviews', { book: 'One more', stars: 1 }],
      ['PATCH', '/api/reviews/1', { stars: 2 }],
      ['DELETE', '/api/reviews/1'],
      ...auth('/account', opened, MEMBER, { username: 'other' }),
      ['GET', '/api/members?limit=100'],
      ['GET', `/api/members/${opened.user.id}`],
      ['PATCH', `/api/members/${opened.user.id}`, { fullName: 'Somebody' }],
      ['DELETE', `/api/members/${opened.user.id}`],
      ['POST', '/account/login', { ...MEMBER, username: 'other' }],
      ['POST', '/account/logout'],
    ],
  },
  {
    sample: 'teams',
    signUp: ['POST', '/auth/register', PERSON],
    role: ['users', 'admin'],
    fill: (row) => [
      ['POST', '/projects', { name: `Project ${row}`, memberIds: [1] }],
      ['POST', '/tasks', { title: `Task ${row}`, projectId: 1, price: '2.50' }],
      ['POST', '/articles', { title: `Article ${row}`, projectId: 1 }],
    ],
    requests: (_rows, opened) => [
      ['GET', '/projects?limit=100&include=members,owner&count=true'],
      ['GET', '/projects/1?include=members,owner'],
      ['POST', '/projects', { name: 'One more', memberIds: [1] }],
      ['PATCH', '/projects/1', { name: 'Another', memberIds: [1] }],
      ['GET', '/tasks?limit=100&include=project,parent&count=true'],
      ['GET', '/tasks/2'],
      ['POST', '/tasks', { title: 'One more', projectId: 1, parentId: 1 }],
      ['POST', '/tasks/bulk', { items: [{ title: 'A', projectId: 1 }] }],
      ['PATCH', '/tasks/2', { state: 'done' }],
      ['DELETE', '/tasks/2'],
      ['POST', '/tasks/2/restore'],
      ['GET', '/articles?limit=100&count=true'],
      ['GET', '/articles/1'],
      ['POST', '/articles', { title: 'One more', projectId: 1 }],
      ['PATCH', '/articles/1', { title: 'Another' }],
      ['DELETE', '/articles/1'],
      ['DELETE', '/projects/2'],
      ...auth('/auth', opened, PERSON, { email: 'other@example.com' }),
      ['GET', '/users?limit=100'],
      ['GET', '/users/1'],
      ['PATCH', '/users/1', { name: 'Somebody' }],
      ['POST', '/auth/logout'],
    ],
  },
  {
    sample: 'conduit',
    signUp: ['POST', '/api/users', { user: { ...ACCOUNT, username: 'bench' } }],
    fill: (row) => [
      ['POST', '/api/articles', article(`Article ${row}`, [`tag-${row % 7}`, 'all'])],
      ['POST', `/api/articles/article-${row}/favorite`],
      ['POST', '/api/articles/article-1/comments', { comment: { body: `Comment ${row}` } }],
    ],
    requests: (rows) => [
      ['GET', '/api/articles?limit=100'],
      ['GET', '/api/articles?limit=100&tag=all&author=bench&favorited=bench'],
      ['GET', '/api/articles/feed?limit=100'],
      ['GET', '/api/articles/article-1'],
      ['POST', '/api/articles', article('One more', tagNames(rows))],
      ['PUT', '/api/articles/one-more', { article: { tagList: tagNames(rows, 'other') } }],
      ['POST', '/api/articles/article-2/favorite'],
      ['DELETE', '/api/articles/article-2/favorite'],
      ['GET', '/api/articles/article-1/comments'],
      ['POST', '/api/articles/article-1/comments', { comment: { body: 'One more.' } }],
      ['DELETE', '/api/articles/article-1/comments/1'],
      ['DELETE', '/api/articles/article-2'],
      ['GET', '/api/profiles/bench'],
      ['POST', '/api/profiles/bench/follow'],
      ['DELETE', '/api/profiles/bench/follow'],
      ['GET', '/api/tags'],
      ['GET', '/api/user'],
      ['PUT', '/api/user', { user: { bio: 'Writes at night.' } }],
      ['POST', '/api/users', { user: { ...ACCOUNT, email: 'o@example.com', username: 'other' } }],
      ['POST', '/api/users/login', { user: ACCOUNT }],
      ['PUT', '/api/user', { user: { email: 'new@example.com', password: NEW } }],
    ],
  },
  {
    sample: 'shop',
    signUp: ['POST', '/auth/register', PERSON],
    role: ['users', 'admin'],
    fill: (row) => [
      ['POST', '/products', product(`sku-${row}`)],
      ['POST', `/products/${row}/stock`, { pieces: 5 }],
      ['PUT', `/cart/${row}`, { quantity: 1 }],
    ],
    requests: (rows, opened) => [
      ['GET', '/products?limit=100&count=true'],
      ['GET', '/products/1'],
      ['POST', '/products', product('one-more')],
      ['PATCH', '/products/1', { title: 'Another' }],
      ['POST', '/products/1/stock', { pieces: 5 }],
      ['PUT', '/cart/1', { quantity: 1 }],
      ['GET', '/cart'],
      ['DELETE', '/cart/1'],
      ['POST', '/orders'],
      ['POST', '/orders/1/cancel'],
      ['PUT', '/cart/1', { quantity: 1 }],
      ['POST', '/orders'],
      ['POST', '/orders/2/payment'],
      told('payment.succeeded'),
      ['POST', '/orders/2/refund'],
      told('refund.succeeded'),
      ['GET', '/orders?limit=100&count=true'],
      ['GET', '/orders/1'],
      ['GET', '/order-lines?limit=100&count=true'],
      ['GET', '/order-lines/1'],
      ['GET', '/payment-events?limit=100&count=true'],
      ['GET', '/payment-events/1'],
      ['DELETE', `/products/${rows + 1}`],
      ...auth('/auth', opened, PERSON, { email: 'other@example.com' }),
      ['GET', '/users?limit=100'],
      ['GET', '/users/1'],
      ['PATCH', '/users/1', { name: 'Somebody' }],
      ['POST', '/auth/logout'],
    ],
  },
]

/** The ready-made routes of sign-in but the last, which ends it. */
function auth(
  path: string,
  { refreshToken }: Opened,
  account: { readonly name?: string; readonly password: string },
  other: object,
): readonly Request[] {
  const { name: _name, ...credentials } = account
  return [
    ['POST', `${path}/register`, { ...account, ...other }],
    ['POST', `${path}/login`, credentials],
    ...(refreshToken === undefined
      ? []
      : [['POST', `${path}/refresh`, { refreshToken }] satisfies Request]),
    ['GET', `${path}/me`],
    ['POST', `${path}/password`, { currentPassword: account.password, newPassword: NEW }],
  ]
}

/** What the provider says of the payment of the second order. */
function told(type: string): Request {
  const news = { id: type, type, payment: 'pay_1_2', amount: '9.90' }
  return ['POST', '/webhooks/payments', news, signed]
}

function signed(text: string): Readonly<Record<string, string>> {
  const time = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', KEY).update(`${time}.${text}`).digest('hex')
  return { 'x-signature': `t=${time},v1=${signature}` }
}

const upTo = (rows: number): readonly number[] => Array.from({ length: rows }, (_, at) => at + 1)

const tagsOf = (row: number): readonly number[] => [...new Set([1, Math.ceil(row / 2), row])]

/** As many as an article may have, at most. */
const tagNames = (rows: number, start = 'tag'): readonly string[] =>
  upTo(Math.min(rows, 50)).map((row) => `${start}-${row}`)

function article(title: string, tagList: readonly string[]): object {
  return { article: { title, description: 'What it is about.', body: 'A text.', tagList } }
}

function product(sku: string): object {
  return { sku, title: 'Umbrella', price: '9.90', sold: true }
}
