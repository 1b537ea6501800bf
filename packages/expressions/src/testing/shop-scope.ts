import type { Scope } from '../scope.ts'
import type { ObjectType, Type } from '../type.ts'
import {
  decimal,
  list,
  nullable,
  object,
  TEXT,
  INTEGER,
  DATE,
  DATETIME,
  BOOLEAN,
  FLOAT,
  BIGINT,
  JSON_TYPE,
  UUID,
} from '../types/basic.ts'

const STATE: Type = { kind: 'enum', values: ['draft', 'paid', 'shipped'] }

const USER: ObjectType = { ...object({ id: INTEGER, role: TEXT }), name: 'User' }

const ITEM = object({ title: TEXT, price: decimal(2), quantity: INTEGER })

const ORDER: ObjectType = {
  kind: 'object',
  name: 'Order',
  members: new Map([
    ['id', { type: INTEGER }],
    ['state', { type: STATE }],
    ['note', { type: nullable(TEXT) }],
    ['total', { type: decimal(2) }],
    ['discount', { type: nullable(decimal(2)) }],
    ['due', { type: DATE }],
    ['paidAt', { type: nullable(DATETIME) }],
    ['items', { type: list(ITEM) }],
    ['buyer', { type: nullable(USER) }],
    ['coupon', { type: TEXT, optional: true }],
  ]),
}

/** What a flow of a small shop could name. */
export const SHOP: Scope = {
  names: new Map<string, Type>([
    ['order', ORDER],
    ['found', nullable(ORDER)],
    ['user', nullable(USER)],
    ['me', USER],
    ['count0', INTEGER],
    ['rate', FLOAT],
    ['big', BIGINT],
    ['done', BOOLEAN],
    ['since', DATETIME],
    ['headers', object({ 'content-type': TEXT })],
    ['key', UUID],
    ['data', JSON_TYPE],
    ['tags', list(TEXT)],
    ['row', { kind: 'row', table: 'orders' }],
  ]),
  row: (table) =>
    table === 'orders'
      ? {
          kind: 'object',
          members: new Map<string, { type: Type }>([
            ['id', { type: INTEGER }],
            ['title', { type: TEXT }],
            ['due', { type: nullable(DATE) }],
            ['owner', { type: { kind: 'row', table: 'users' } }],
            ['members', { type: list({ kind: 'row', table: 'users' }) }],
          ]),
        }
      : object({ id: INTEGER, name: TEXT }),
}
