import type { Request, Scenario } from './scenario.ts'

const PERSON = { email: 'bench@example.com', name: 'Bench', password: 'quiet harbour lantern' }
const ACCOUNT = { email: PERSON.email, password: PERSON.password }

/** Nobody signs in a second time in a run: what hashes passwords sends the same with any number of rows. */
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
    requests: [
      ['GET', '/tasks?limit=100'],
      ['GET', '/tasks?limit=100&include=project,tags,owner&count=true'],
      ['GET', '/tasks/3?include=project,tags,owner'],
      ['POST', '/tasks', { title: 'One more', projectId: 1, tagIds: [1, 2, 3] }],
      ['POST', '/tasks/bulk', { items: [{ title: 'A' }, { title: 'B', tagIds: [1] }] }],
      ['PATCH', '/tasks/3', { title: 'Another name', tagIds: [2], version: 1 }],
      ['DELETE', '/tasks/3'],
      ['POST', '/tasks/3/restore'],
      ['GET', '/projects?limit=100'],
      ['GET', '/projects/2'],
      ['PATCH', '/projects/2', { name: 'Another' }],
      ['DELETE', '/projects/2'],
      ['GET', '/tags?limit=100'],
      ['PATCH', '/tags/4', { name: 'four' }],
      ['DELETE', '/tags/4'],
      ['GET', '/users?limit=100'],
      ['PATCH', '/users/1', { name: 'Somebody' }],
      ['GET', '/auth/me'],
    ],
  },
  {
    sample: 'user-collection',
    signUp: ['POST', '/auth/register', ACCOUNT],
    role: ['users', 'admin'],
    fill: () => [],
    requests: [
      ['GET', '/users?limit=100&count=true'],
      ['GET', '/users/1'],
      ['PATCH', '/users/1', { name: 'Somebody' }],
      ['GET', '/auth/me'],
    ],
  },
  {
    sample: 'library',
    signUp: ['POST', '/account/register', { username: 'bench', password: PERSON.password }],
    role: ['members', 'librarian'],
    fill: (row) => [['POST', '/api/reviews', { book: `Book ${row}`, stars: 4, text: 'Good.' }]],
    requests: [
      ['GET', '/api/reviews?limit=100&count=true'],
      ['GET', '/api/reviews/1'],
      ['POST', '/api/reviews', { book: 'One more', stars: 1 }],
      ['PATCH', '/api/reviews/1', { stars: 2 }],
      ['DELETE', '/api/reviews/1'],
      ['GET', '/api/members?limit=100'],
      ['GET', '/account/me'],
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
    requests: [
      ['GET', '/projects?limit=100&include=members,owner&count=true'],
      ['GET', '/projects/1?include=members,owner'],
      ['PATCH', '/projects/1', { name: 'Another', memberIds: [1] }],
      ['GET', '/tasks?limit=100&include=project,parent&count=true'],
      ['GET', '/tasks/2'],
      ['POST', '/tasks', { title: 'One more', projectId: 1, parentId: 1 }],
      ['POST', '/tasks/bulk', { items: [{ title: 'A', projectId: 1 }] }],
      ['PATCH', '/tasks/2', { state: 'done' }],
      ['DELETE', '/tasks/2'],
      ['GET', '/articles?limit=100&count=true'],
      ['GET', '/articles/1'],
      ['PATCH', '/articles/1', { title: 'Another' }],
      ['DELETE', '/articles/1'],
      ['GET', '/users?limit=100'],
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
    requests: [
      ['GET', '/api/articles?limit=100'],
      ['GET', '/api/articles?limit=100&tag=all&author=bench&favorited=bench'],
      ['GET', '/api/articles/feed?limit=100'],
      ['GET', '/api/articles/article-1'],
      ['POST', '/api/articles', article('One more', ['all'])],
      ['PUT', '/api/articles/article-2', { article: { body: 'Another text.' } }],
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
    ],
  },
  {
    sample: 'shop',
    signUp: ['POST', '/auth/register', PERSON],
    role: ['users', 'admin'],
    fill: (row) => [
      ['POST', '/products', product(row)],
      ['POST', `/products/${row}/stock`, { pieces: 5 }],
      ['PUT', `/cart/${row}`, { quantity: 1 }],
    ],
    requests: [
      ['GET', '/products?limit=100&count=true'],
      ['GET', '/products/1'],
      ['PATCH', '/products/1', { title: 'Another' }],
      ['PUT', '/cart/1', { quantity: 1 }],
      ['GET', '/cart'],
      ['DELETE', '/cart/1'],
      ['POST', '/orders'],
      ['POST', '/orders/1/cancel'],
      ['GET', '/orders?limit=100&count=true'],
      ['GET', '/users?limit=100'],
    ],
  },
]

const tagsOf = (row: number): readonly number[] => [1, Math.ceil(row / 2), row].filter(isFirst)

const isFirst = (one: number, index: number, all: readonly number[]): boolean =>
  all.indexOf(one) === index

function article(title: string, tagList: readonly string[]): object {
  return { article: { title, description: 'What it is about.', body: 'A text.', tagList } }
}

function product(row: number): NonNullable<Request[2]> {
  return { sku: `sku-${row}`, title: `Product ${row}`, price: '9.90', sold: true }
}
