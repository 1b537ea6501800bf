import type { Config } from './config.ts'

/** What other services are called with, by its name in the environment. */
export let secrets: Config['secrets']

/** Keeps the secrets of the configuration, before anything is called. */
export function keepSecrets(config: Config): void {
  secrets = config.secrets
}
