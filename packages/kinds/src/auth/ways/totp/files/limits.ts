import { network } from '../../http/network.ts'
import type { Caller } from '../caller.ts'
import { counter, type Counter } from '../throttle.ts'

/** Codes for an account from one network; from anywhere, in a day. */
export const codeCounters = (ip: string, user: Caller['id']): readonly Counter[] => [
  counter(['code', network(ip), String(user)], { attempts: 10, minutes: 15 }),
  counter(['code', '', String(user)], { attempts: 100, minutes: 24 * 60 }),
]
