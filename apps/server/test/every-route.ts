import type { Api, BodyOf, ParamsOf, QueryOf, RouteName } from '@drawbridge/protocol'
import { addTable } from './drawings.ts'

type Sample<N extends RouteName> = {
  readonly params?: Omit<ParamsOf<Api[N]>, 'project'>
  readonly query?: QueryOf<Api[N]>
  readonly body?: BodyOf<Api[N]>
}

/** Input that each route takes; a new route without one does not type-check. */
export const SAMPLES: { readonly [N in RouteName]: Sample<N> } = {
  register: { body: { email: 'eve@example.com', password: 'quiet otter paints viaducts' } },
  login: { body: { email: 'ada@example.com', password: 'quiet otter paints viaducts' } },
  logout: {},
  logoutEverywhere: {},
  me: {},
  changePassword: {
    body: { current: 'quiet otter paints viaducts', next: 'loud badger carves aqueducts' },
  },
  deleteAccount: { body: { password: 'a wrong one, that opens nothing' } },
  listSessions: {},
  endSession: { params: { id: 's0' } },
  issueTokens: { body: { email: 'ada@example.com', password: 'quiet otter paints viaducts' } },
  refreshTokens: { body: { refreshToken: 'x' } },
  revokeTokens: { body: { refreshToken: 'x' } },
  listTemplates: {},
  listProjects: {},
  createProject: { body: { name: 'Library' } },
  readProject: {},
  changeProject: { body: { name: 'Taken over' } },
  deleteProject: {},
  restoreProject: {},
  duplicateProject: {},
  exportManifest: {},
  readDocument: {},
  readScopes: {},
  readAccess: {},
  sendCommands: { body: { base: 0, entries: [addTable('t_books', 'books')] } },
  listHistory: {},
  nameVersion: { body: { name: 'Mine' } },
  readVersion: { params: { version: 0 } },
  diffVersions: { params: { version: 0 } },
  restoreVersion: { params: { version: 0 } },
  readCode: {},
  generateCode: {},
  verifyCode: {},
  adviseCode: { body: { node: 'api', field: '/settings/x', source: 'return 1' } },
  readVerification: {},
  downloadCode: {},
  readPreview: {},
  startPreview: {},
  stopPreview: {},
  planPreview: { body: { commands: [] } },
  tryPreviewDatabase: { body: { address: 'mysql://root@127.0.0.1:1/nothing' } },
  setPreviewDatabase: { body: { address: 'mysql://root@127.0.0.1:1/nothing' } },
  clearPreviewDatabase: {},
  callPreview: { body: { as: 'nobody', method: 'GET', path: '/' } },
  resetPreview: {},
  readMailbox: {},
  emptyMailbox: {},
  readOutside: {},
  setSecret: { params: { secret: 'PAY_KEY' }, body: { value: 'x' } },
  removeSecret: { params: { secret: 'PAY_KEY' } },
  allowHost: { body: { host: 'api.example.com', isAllowed: true } },
  propose: { body: { prompt: 'add a table books with title' } },
}
