import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import type { HTTPMethods } from 'fastify'
import { boot, type Booted } from './testing/boot.ts'
import { documented } from './testing/documented.ts'

const MANIFEST = JSON.parse(
  readFileSync(new URL('../../../samples/conduit/manifest.json', import.meta.url), 'utf8'),
)

interface Profile {
  readonly username: string
  readonly bio: string | null
  readonly image: string | null
  readonly following: boolean
}

interface Article {
  readonly slug: string
  readonly title: string
  readonly description: string
  readonly body?: string
  readonly tagList: readonly string[]
  readonly createdAt: string
  readonly updatedAt: string
  readonly favorited: boolean
  readonly favoritesCount: number
  readonly author: Profile
}

interface Account {
  readonly email: string
  readonly token: string
  readonly username: string
  readonly bio: string | null
  readonly image: string | null
}

interface Comment {
  readonly id: number
  readonly body: string
  readonly author: Profile
}

interface Answer {
  readonly user: Account
  readonly profile: Profile
  readonly article: Article
  readonly articles: readonly Article[]
  readonly articlesCount: number
  readonly comment: Comment
  readonly comments: readonly Comment[]
  readonly tags: readonly string[]
  readonly errors: Readonly<Record<string, readonly string[]>>
}

const PASSWORD = 'password123'
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

for (const dialect of DIALECTS) {
  suite(`the RealWorld API on ${dialect}`, () => {
    let booted: Booted
    before(async () => {
      booted = await boot(MANIFEST, dialect)
    })
    after(() => booted[Symbol.asyncDispose]())

    async function call(
      method: HTTPMethods,
      path: string,
      { body, token }: { readonly body?: object; readonly token?: string } = {},
    ) {
      const url = `/api${path}`
      const headers = token === undefined ? {} : { authorization: `Token ${token}` }
      const asked = { method, url, headers, ...(body && { payload: body }) }
      const response = await booted.app.inject(asked)
      await documented(booted.app, method, url, response)
      const text = response.body
      return {
        status: response.statusCode,
        answer: (text === '' ? {} : JSON.parse(text)) as Answer,
        /** Whether the answer blames this field, in these words. */
        blames: (field: string, message: string) =>
          assert.deepEqual((JSON.parse(text) as Answer).errors, { [field]: [message] }),
      }
    }

    const opening = (username: string) => ({
      user: { username, email: `${username}@example.com`, password: PASSWORD },
    })

    async function register(username: string): Promise<string> {
      const { status, answer } = await call('POST', '/users', { body: opening(username) })
      assert.equal(status, 201)
      return answer.user.token
    }

    async function write(token: string, article: object): Promise<Article> {
      const { status, answer } = await call('POST', '/articles', { token, body: { article } })
      assert.equal(status, 201)
      return answer.article
    }

    const text = (title: string) => ({ title, description: 'About it', body: 'All of it' })

    test('accounts: opened, signed in to, read and changed', async () => {
      const opened = await call('POST', '/users', { body: opening('ada') })
      assert.equal(opened.status, 201)
      const { token, ...account } = opened.answer.user
      assert.deepEqual(account, {
        email: 'ada@example.com',
        username: 'ada',
        bio: null,
        image: null,
      })
      const body = { user: { email: 'Ada@Example.com', password: PASSWORD } }
      const signedIn = await call('POST', '/users/login', { body })
      assert.equal(signedIn.status, 200)
      assert.equal(signedIn.answer.user.username, 'ada')

      const changed = await call('PUT', '/user', { token, body: { user: { bio: 'Counts' } } })
      assert.equal(changed.answer.user.bio, 'Counts')
      assert.equal(changed.answer.user.email, 'ada@example.com')
      const emptied = await call('PUT', '/user', { token, body: { user: { bio: null } } })
      assert.equal(emptied.answer.user.bio, null)
      for (const field of ['bio', 'image'] as const) {
        const set = async (value: string | null) =>
          (await call('PUT', '/user', { token, body: { user: { [field]: value } } })).answer.user
        assert.equal((await set('https://example.com/a'))[field], 'https://example.com/a')
        assert.equal((await set(''))[field], null)
        assert.equal((await set('again'))[field], 'again')
        await call('PUT', '/user', { token, body: { user: { username: 'ada' } } })
        assert.equal((await call('GET', '/user', { token })).answer.user[field], 'again')
      }
      const unread = await call('GET', '/user', { token })
      assert.equal(unread.answer.user.token, token)
      const short = { user: { password: 'short' } }
      const tooShort = await call('PUT', '/user', { token, body: short })
      assert.equal(tooShort.status, 422)
      tooShort.blames('password', 'is too short (at least 8 characters)')
      const password = { user: { password: 'another password' } }
      const secured = await call('PUT', '/user', { token, body: password })
      for (const old of [token, signedIn.answer.user.token])
        assert.equal((await call('GET', '/user', { token: old })).status, 401)
      assert.equal((await call('POST', '/users/login', { body })).status, 401)
      const read = await call('GET', '/user', { token: secured.answer.user.token })
      assert.equal(read.answer.user.username, 'ada')
    })

    test('accounts: a new address is kept in small letters, and only where it is free', async () => {
      const token = await register('mover')
      await register('settled')
      const move = (email: string) => call('PUT', '/user', { token, body: { user: { email } } })
      assert.equal((await move('Moved@Example.com')).answer.user.email, 'moved@example.com')
      for (const email of ['moved@example.com', 'Moved@Example.com']) {
        const body = { user: { email, password: PASSWORD } }
        assert.equal((await call('POST', '/users/login', { body })).status, 200)
      }
      const taken = await move('Settled@example.com')
      assert.equal(taken.status, 409)
      taken.blames('email', 'has already been taken')
    })

    test('accounts: whoever guesses a password has to wait', async () => {
      await register('guessed')
      const body = { user: { email: 'guessed@example.com', password: 'a wrong guess' } }
      const guesses = Array.from({ length: 12 }, () => call('POST', '/users/login', { body }))
      const statuses = (await Promise.all(guesses)).map(({ status }) => status)
      assert.equal(statuses.filter((status) => status === 401).length, 10)
      assert.equal(statuses.filter((status) => status === 429).length, 2)
    })

    test('accounts: nobody signs in beside what is drawn', async () => {
      const payload = { email: 'beside@example.com', password: PASSWORD }
      for (const route of ['register', 'login', 'refresh', 'logout', 'password']) {
        const { statusCode } = await booted.app.inject({
          method: 'POST',
          url: `/auth/${route}`,
          payload,
        })
        assert.equal(statusCode, 404)
      }
    })

    test('accounts: what is blank, taken or wrong is refused by name', async () => {
      const token = await register('grace')
      for (const field of ['username', 'email', 'password']) {
        const body = { user: { ...opening('hopper').user, [field]: '' } }
        const refused = await call('POST', '/users', { body })
        assert.equal(refused.status, 422)
        refused.blames(field, "can't be blank")
      }
      const sameName = { user: { ...opening('grace').user, email: 'other@example.com' } }
      const taken = await call('POST', '/users', { body: sameName })
      assert.equal(taken.status, 409)
      taken.blames('username', 'has already been taken')
      const sameMail = { user: { ...opening('grace').user, username: 'other' } }
      const mailTaken = await call('POST', '/users', { body: sameMail })
      assert.equal(mailTaken.status, 409)
      mailTaken.blames('email', 'has already been taken')
      const wrong = { user: { email: 'grace@example.com', password: 'wrong' } }
      const refused = await call('POST', '/users/login', { body: wrong })
      assert.equal(refused.status, 401)
      refused.blames('credentials', 'invalid')
      const blank = await call('PUT', '/user', { token, body: { user: { username: ' ' } } })
      assert.equal(blank.status, 422)
      const nobody = await call('GET', '/user')
      assert.equal(nobody.status, 401)
      nobody.blames('token', 'is missing')
      assert.equal((await call('GET', '/user', { token: `${token}x` })).status, 401)
    })

    test('profiles: followed and no more', async () => {
      const token = await register('follower')
      await register('followed')
      const read = (as?: string) => call('GET', '/profiles/followed', as ? { token: as } : {})
      assert.equal((await read()).answer.profile.following, false)
      const path = '/profiles/followed/follow'
      for (const _twice of [1, 2]) {
        const { status, answer } = await call('POST', path, { token })
        assert.equal(status, 200)
        assert.equal(answer.profile.following, true)
      }
      assert.equal((await read(token)).answer.profile.following, true)
      assert.equal((await read()).answer.profile.following, false)
      assert.equal((await call('DELETE', path, { token })).answer.profile.following, false)
      assert.equal((await read(token)).answer.profile.following, false)
      for (const [method, missing] of [
        ['GET', '/profiles/nobody'],
        ['POST', '/profiles/nobody/follow'],
        ['DELETE', '/profiles/nobody/follow'],
      ] as const) {
        const refused = await call(method, missing, { token })
        assert.equal(refused.status, 404)
        refused.blames('profile', 'not found')
      }
    })

    test('articles: written, read, changed and deleted by their author alone', async () => {
      const token = await register('author')
      const other = await register('reader')
      const tagList = ['second', 'first']
      const article = await write(token, { ...text('How to write'), tagList })
      assert.equal(article.slug, 'how-to-write')
      assert.deepEqual(article.tagList, tagList)
      assert.match(article.createdAt, TIME)
      assert.equal(article.favoritesCount, 0)
      const { slug: second } = await write(token, text('How to write'))
      assert.notEqual(second, article.slug)

      const path = `/articles/${article.slug}`
      const read = await call('GET', path)
      assert.deepEqual(read.answer.article, article)
      const change = { article: { body: 'Rewritten' } }
      const changed = await call('PUT', path, { token, body: change })
      assert.equal(changed.answer.article.body, 'Rewritten')
      assert.equal(changed.answer.article.title, article.title)
      assert.deepEqual(changed.answer.article.tagList, tagList)
      assert.equal(changed.answer.article.createdAt, article.createdAt)
      const untagged = await call('PUT', path, { token, body: { article: { tagList: [] } } })
      assert.deepEqual(untagged.answer.article.tagList, [])
      const nothing = { article: { tagList: null } }
      assert.equal((await call('PUT', path, { token, body: nothing })).status, 422)

      const forbidden = await call('PUT', path, { token: other, body: change })
      assert.equal(forbidden.status, 403)
      assert.equal((await call('DELETE', path, { token: other })).status, 403)
      assert.equal((await call('DELETE', path)).status, 401)
      assert.equal((await call('DELETE', path, { token })).status, 204)
      const gone = await call('GET', path)
      assert.equal(gone.status, 404)
      gone.blames('article', 'not found')
      assert.equal((await call('DELETE', path, { token })).status, 404)
      const blank = { article: { ...text(''), title: '' } }
      const refused = await call('POST', '/articles', { token, body: blank })
      assert.equal(refused.status, 422)
      refused.blames('title', "can't be blank")
    })

    test('articles: a title without letters has an address too', async () => {
      const token = await register('kanji')
      const { slug } = await write(token, text('日本'))
      assert.match(slug, /^\w+$/)
      assert.equal((await call('GET', `/articles/${slug}`)).answer.article.title, '日本')
      assert.notEqual((await write(token, text('日本'))).slug, slug)
      const long = await write(token, text('ß'.repeat(200)))
      assert.ok(long.slug.length <= 200)
    })

    test('lists: by tag, author and favourite, in pages, without bodies', async () => {
      const token = await register('lister')
      const fan = await register('fan')
      const titles = ['List one', 'List two', 'List three']
      for (const title of titles) await write(token, { ...text(title), tagList: ['listed'] })
      await call('POST', '/articles/list-two/favorite', { token: fan })
      const list = async (query: string, as?: string) =>
        (await call('GET', `/articles?${query}`, as ? { token: as } : {})).answer
      const all = await list('author=lister')
      assert.deepEqual(
        all.articles.map(({ title }) => title),
        titles.toReversed(),
      )
      assert.equal(all.articlesCount, 3)
      assert.ok(all.articles.every((one) => !('body' in one)))
      const page = await list('tag=listed&limit=1&offset=1')
      assert.deepEqual([page.articles.length, page.articlesCount], [1, 3])
      assert.equal(page.articles[0]?.title, 'List two')
      const favourites = await list('favorited=fan', fan)
      assert.deepEqual([favourites.articles.length, favourites.articlesCount], [1, 1])
      assert.equal(favourites.articles[0]?.favorited, true)
      assert.equal((await list('favorited=fan')).articles[0]?.favorited, false)
      assert.equal((await list('tag=listed&author=nobody')).articlesCount, 0)
      assert.equal((await call('GET', '/articles?limit=0')).status, 422)
      assert.equal((await call('GET', "/articles?tag=' OR 1=1 --")).answer.articlesCount, 0)
    })

    test('the feed has the articles of those who are followed', async () => {
      const token = await register('feeder')
      const celebrity = await register('celebrity')
      const feed = (query = '') => call('GET', `/articles/feed${query}`, { token })
      assert.equal((await feed()).answer.articlesCount, 0)
      await call('POST', '/profiles/celebrity/follow', { token })
      for (const title of ['Feed one', 'Feed two']) await write(celebrity, text(title))
      const { articles, articlesCount } = (await feed('?limit=1')).answer
      assert.deepEqual([articles.length, articlesCount], [1, 2])
      assert.equal(articles[0]?.title, 'Feed two')
      assert.equal(articles[0]?.author.following, true)
      assert.equal((await call('GET', '/articles/feed')).status, 401)
    })

    test('favourites: counted once a person', async () => {
      const token = await register('favourer')
      const { slug } = await write(token, text('Favourite me'))
      const path = `/articles/${slug}/favorite`
      for (const _twice of [1, 2]) {
        const { answer } = await call('POST', path, { token })
        assert.deepEqual([answer.article.favorited, answer.article.favoritesCount], [true, 1])
      }
      const { answer } = await call('DELETE', path, { token })
      assert.deepEqual([answer.article.favorited, answer.article.favoritesCount], [false, 0])
      assert.equal((await call('POST', '/articles/none/favorite', { token })).status, 404)
    })

    test('comments: written by anybody, deleted by whoever wrote them', async () => {
      const token = await register('commented')
      const other = await register('commenter')
      const { slug } = await write(token, text('Comment on me'))
      const path = `/articles/${slug}/comments`
      const comment = { comment: { body: 'First' } }
      const { status, answer } = await call('POST', path, { token: other, body: comment })
      assert.equal(status, 201)
      assert.equal(answer.comment.author.username, 'commenter')
      await call('POST', path, { token, body: { comment: { body: 'Second' } } })
      const bodies = async () => (await call('GET', path)).answer.comments.map(({ body }) => body)
      assert.deepEqual(await bodies(), ['First', 'Second'])
      const own = `${path}/${answer.comment.id}`
      assert.equal((await call('DELETE', own, { token })).status, 403)
      assert.equal((await call('DELETE', own, { token: other })).status, 204)
      assert.deepEqual(await bodies(), ['Second'])
      assert.equal((await call('DELETE', own, { token: other })).status, 404)
      assert.equal((await call('DELETE', `${path}/x`, { token })).status, 422)
      assert.equal((await call('DELETE', `/articles/${slug}`, { token })).status, 204)
    })

    test('tags: each once', async () => {
      const token = await register('tagger')
      await write(token, { ...text('Tagged'), tagList: ['once', 'once'] })
      await write(token, { ...text('Tagged again'), tagList: ['once'] })
      const { tags } = (await call('GET', '/tags')).answer
      assert.equal(tags.filter((tag) => tag === 'once').length, 1)
    })

    test('twenty at once: one account of a name, one favourite of a person', async () => {
      const twenty = <Result>(work: () => Promise<Result>) =>
        Promise.all(Array.from({ length: 20 }, work))
      const opened = await twenty(() => call('POST', '/users', { body: opening('racer') }))
      assert.equal(opened.filter(({ status }) => status === 201).length, 1)
      assert.ok(opened.every(({ status }) => status === 201 || status === 409))

      const token = await register('racing')
      const { slug } = await write(token, text('Race for me'))
      const marked = await twenty(() => call('POST', `/articles/${slug}/favorite`, { token }))
      assert.ok(marked.every(({ status }) => status === 200))
      const { article } = (await call('GET', `/articles/${slug}`)).answer
      assert.equal(article.favoritesCount, 1)
      const tagged = await twenty(() =>
        call('POST', '/articles', {
          token,
          body: { article: { ...text('Same title'), tagList: ['contended', 'hot'] } },
        }),
      )
      assert.ok(tagged.every(({ status }) => status === 201))
      const slugs = tagged.map(({ answer }) => answer.article.slug)
      assert.equal(new Set(slugs).size, 20)
      assert.ok(slugs.includes('same-title'))
    })
  })
}
