import type { Levels } from '../levels.ts'
import type { KindFace } from '../part-kind.ts'
import { IntegrationSettings } from './settings.ts'

export const integrationFace: KindFace<IntegrationSettings> = {
  kind: 'integration',
  role: 'services',
  about: {
    title: 'Service',
    summary:
      'A service of somebody else that flows call: its address, how to sign in, what it does.',
    sentence: ({ settings }) => {
      const { operations, baseUrl, urlFrom } = settings
      const count = operations.length === 1 ? 'One operation' : `${operations.length} operations`
      const host = /^https?:\/\/([^/?#]+)/.exec(baseUrl ?? '')?.[1] ?? urlFrom ?? 'nowhere yet'
      return `${operations.length === 0 ? 'No operations' : count} of ${host.replaceAll(/\s/g, ' ')}`
    },
    icon: 'plug',
    group: 'callers',
    colour: 'api',
    vocabulary: ['integration', 'service', 'external api', 'rest', 'webhook', 'provider', 'http'],
  },
  settings: IntegrationSettings,
  levels: {
    urlFrom: 'standard',
    headers: 'standard',
    timeout: 'expert',
    retries: 'expert',
    redirects: 'expert',
    maxBytes: 'expert',
  } satisfies Levels<IntegrationSettings>,
  ports: [],
  address: 'baseUrl',
  defaults: { baseUrl: 'https://api.example.com', operations: [] },
}
