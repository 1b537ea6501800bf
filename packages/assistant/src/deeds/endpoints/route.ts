import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../../draft.ts'
import { tableSaid } from '../table-said.ts'

/** Where an endpoint is, and what is said of it beside that. */
export interface Route {
  /** undefined where nobody says which. */
  readonly method: string | undefined
  /** Below the prefix of the api; empty where nobody says where. */
  readonly path: string
  /** What it is to do, without where it is. */
  readonly rest: string
}

const ROUTE = /\b(?<method>GET|POST|PUT|PATCH|DELETE)\s+(?:to\s+)?(?<path>\/[\w/:{}.-]*)/i
const BY_WORDS =
  /\b(?:endpoint|route|button|action|call|page|screen|url|feed|export|download|webhook|statistics?|stats|report|overview|dashboard)\b(?:\s+(?:that|which|where|for|to|of|with|showing|listing|by which|:)\b|\s*:|\s+[\p{L}]+s\b|$)/iu
const MAKES =
  /^(?:(?:(?:i|we)'d?|\p{L}+)\s+)*?(?:add|make|create|give|need|needs|want|wants|would like|like|have|build|provide|offer|there should be|there is|get|there must be)\b|^(?:an?|the)\s+(?:endpoint|page|route|button|screen|report|export)\b|\b(?:endpoint|route)\b/iu

const EXPORTS = /\b(?:export|download)\s.*\bas\s+(?:an?\s+)?(?:csv|excel|spreadsheet)\b/iu
const LIST =
  /^(?:.*?\b(?:need|want|would like|'d like|add|make|give (?:me|us)|have)\s+)?an?\s+(?:public\s+)?(?:list|search)\s+(?:of|for)\s+(?:all\s+|the\s+|my\s+|our\s+)?(?<what>[\p{L}]+(?:\s[\p{L}]+)?(?:\s[\p{L}]+)?)\s+(?:that|which|who|by|in|of today|from today|with (?:more|less|fewer|no)|without|whose|due|over|under)\b/iu

/** “a list of products that are out of stock”: of rows that are there already, and not of all. */
function isListOf(clause: string, draft: Draft): boolean {
  const table = tableSaid(LIST.exec(clause.trim())?.groups?.['what'] ?? '', draft)
  return table !== undefined && !draft.fresh.has(table.id)
}

/** @returns undefined where no endpoint is asked for */
export function routeIn(clause: string, draft: Draft): Route | undefined {
  const found = ROUTE.exec(clause)?.groups
  if (found !== undefined) {
    const prefix = String(draft.playing('callers')[0]?.settings['prefix'] ?? '')
    const whole = (found['path'] ?? '').replaceAll(/\{(\w+)\}/g, ':$1').replace(/[.:-]+$/, '')
    const path =
      prefix !== '' && whole.startsWith(`${prefix}/`) ? whole.slice(prefix.length) : whole
    const rest = clause.replace(ROUTE, ' ').replaceAll(/\s+/g, ' ').trim()
    return { method: found['method']?.toUpperCase(), path: path.replace(/(?<=.)\/$/, ''), rest }
  }
  if (/\bfields?\b|\btable\b/i.test(clause)) return undefined
  if (EXPORTS.test(clause) || isListOf(clause, draft))
    return { method: 'GET', path: '', rest: clause }
  if (!BY_WORDS.test(clause) || !MAKES.test(clause)) return undefined
  return { method: undefined, path: '', rest: clause }
}

/** The parts of a path that are words. */
export const wordsOfPath = (path: string): readonly string[] =>
  path.split('/').filter((part) => part !== '' && !part.startsWith(':'))

/** The table that a path begins with, or that is spoken of. */
export function tableOf({ path, rest }: Route, draft: Draft): Node | undefined {
  return (
    wordsOfPath(path)
      .map((part) => draft.table(part.replaceAll('-', ' ')))
      .find((table) => table !== undefined) ??
    tableSaid(rest.replaceAll(/[^\p{L}\d'_ -]/gu, ' '), draft)
  )
}

export const paramOf = (path: string): string | undefined => /:(\w+)/.exec(path)?.[1]

/** The type of the ids of a table. */
export const keyOf = ({ settings }: Node): 'string' | 'integer' =>
  settings['key'] === 'uuid' ? 'string' : 'integer'
