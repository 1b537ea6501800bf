import { mysql } from './dialects/mysql.ts'
import { postgres } from './dialects/postgres.ts'
import { sqlite } from './dialects/sqlite.ts'
import type { Portability } from './portability.ts'
import type { Dialect } from './schema.ts'

export const PORTABILITY: Readonly<Record<Dialect, Portability>> = { mysql, postgres, sqlite }
