/** One kind of request, as wrk makes it. Ids are drawn at random so that no cache of one row helps. */
export interface Work {
  readonly name: string
  readonly path: string
  /** Lua for wrk: sets `request`. `TOKEN` stands for the access token. */
  readonly script: string
}

const get = (path: string, headers = ''): string =>
  `math.randomseed(os.time())\nrequest = function() return wrk.format("GET", ${path}, {${headers}}) end\n`

const BODY = JSON.stringify({
  title: 'A post that was written by the benchmark',
  body: 'x'.repeat(400),
  published: false,
  authorId: 1,
})

export const WORKS: readonly Work[] = [
  { name: 'read one', path: '/posts/1', script: get('"/posts/" .. math.random(10000)') },
  {
    name: 'list 20',
    path: '/posts?published=true&sort=-createdAt&limit=20',
    script: get('"/posts?published=true&sort=-createdAt&limit=20"'),
  },
  {
    name: 'create',
    path: '/posts',
    script: `local body = [[${BODY}]]\nrequest = function() return wrk.format("POST", "/posts", {["content-type"] = "application/json"}, body) end\n`,
  },
  {
    name: 'jwt read',
    path: '/articles/1',
    script: get('"/articles/" .. math.random(10000)', '["authorization"] = "Bearer TOKEN"'),
  },
  { name: 'ping', path: 'PING', script: get('"PING"') },
]
