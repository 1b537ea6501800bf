import type { Levels } from '../levels.ts'
import type { KindFace } from '../part-kind.ts'
import { ApiSettings } from './settings.ts'
import { nextOfApi } from './next.ts'

export const apiFace: KindFace<ApiSettings> = {
  kind: 'api',
  role: 'callers',
  about: {
    title: 'API',
    summary: 'Answers callers over HTTP: lists, reads, creates, changes and deletes rows.',
    sentence: ({ settings }) => `Answers at ${settings.prefix || '/'}`,
    icon: 'waypoints',
    group: 'callers',
    colour: 'api',
    vocabulary: ['api', 'endpoint', 'endpoints', 'rest', 'routes', 'http', 'server'],
  },
  settings: ApiSettings,
  levels: {
    prefix: 'standard',
    rateLimit: 'standard',
    credentials: 'expert',
    exposedHeaders: 'expert',
    preflightMinutes: 'expert',
    bodyKilobytes: 'expert',
    timeoutSeconds: 'expert',
    deprecation: 'expert',
    joinReads: 'expert',
    errors: 'expert',
  } satisfies Levels<ApiSettings>,
  next: nextOfApi,
  ports: [
    { to: 'table', meaning: 'serves' },
    { to: 'database', meaning: 'serves all tables of' },
  ],
  defaults: {},
}
