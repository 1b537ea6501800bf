import { network } from '../../http/network.ts'
import { counter, type Counter } from '../throttle.ts'

/** Whoever begins to sign in leaves a row behind. */
export const beginCounters = (ip: string): readonly Counter[] => [
  counter(['passkey', network(ip)], { attempts: 100, minutes: 15 }),
]
