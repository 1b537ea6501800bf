import assert from 'node:assert/strict'
import test from 'node:test'
import { planFor } from '../../plan.ts'
import { drawing } from '../../testing/drawing.ts'

const tables = (prompt: string): readonly string[] =>
  drawing(prompt).filter((line) => !line.startsWith('users:'))

const phrasesOf = (prompt: string): readonly string[] =>
  planFor({ drawbridge: 1, name: 'Blank', nodes: [], connections: [] }, prompt).phrases.map(
    ({ text }) => text,
  )

const DRAWN: Readonly<Record<string, readonly string[]>> = {
  "Table posts {\n  id int [pk]\n  title varchar(120) [not null]\n  kind enum('news','story')\n  blog_id int [ref: > blogs.id]\n}\nTable blogs {\n  id int [pk]\n  name varchar\n}":
    ['posts: title, kind[news|story] → blog', 'blogs: name'],
  'model Tag {\n  id Int @id\n  label String @unique\n  post Post @relation(fields: [postId], references: [id])\n  postId Int\n}\nmodel Post {\n  id Int @id\n  views Int @default(0)\n  tags Tag[]\n}':
    ['tags: label → post', 'posts: views'],
  'CREATE TABLE boats (id SERIAL PRIMARY KEY, length_m NUMERIC(5,2), port_id INT REFERENCES ports(id));\nCREATE TABLE ports (id SERIAL PRIMARY KEY, name TEXT NOT NULL);':
    ['boats: lengthM → port', 'ports: name'],
  'interface Flight { pilot: string; takeoff: Date; purpose: "survey" | "photo"; incident?: string }':
    ['flights: pilot, takeoff, purpose[survey|photo], incident'],
  '## Boats\n| Field | Type | Notes |\n|---|---|---|\n| name | string | max 50 chars |\n| berth_fee | decimal | |\n| kind | enum | sail, motor |':
    ['boats: name, berthFee, kind[sail|motor]'],
  '| lighthouse | height m | automated |\n|---|---|---|\n| Roter Sand | 28 | yes |': [
    'lighthouses: name, height, automated',
  ],
  'Vehicles: plate; make; kind: car, van; insured until': [
    'vehicles: plate, make, kind[car|van], insuredUntil',
  ],
  'contacts\n========\nname (required)\ncompany\nlast seen on': [
    'contacts: name, company, lastSeenOn',
  ],
  'the csv header of our plantings.csv:\nplot;sown_on;yield_kg;organic(y/n)': [
    'plantings: plot, sownOn, yield, organic',
  ],
  'Kiln log sheet\n\nFiring no.: ____\nStarted (date + time): ____\n[ ] bisque  [ ] glaze': [
    'kiln_logs: firingNumber, started, kind[bisque|glaze]',
  ],
  'layout 1—* module\nlocomotive *—* layout\nlayout(scale) module(length_cm) locomotive(type)': [
    'modules: lengthCm → layout',
    'layouts: scale',
    'locomotives: type → layouts*',
  ],
}

for (const [prompt, drawn] of Object.entries(DRAWN))
  test(`draws what was pasted: ${prompt.slice(0, 40)}`, () => {
    assert.deepEqual(tables(prompt), drawn)
  })

test('SQL in a prompt is read as a document is, with checks and defaults, and the words around it as words', () => {
  const { phrases, command } = planFor(
    { drawbridge: 1, name: 'Blank', nodes: [], connections: [] },
    "This is what we have now:\n\ncreate table boats (id int primary key, state varchar(9) default 'free' check (state in ('free','rented')), length_m int check (length_m >= 2));\n\nAnyone can list boats.",
  )
  assert.deepEqual(
    phrases.filter(({ understood }) => !understood),
    [],
  )
  const said = JSON.stringify(command)
  assert.match(said, /"values":\["free","rented"\],"default":\{[^}]*"free"/)
  assert.match(said, /"minimum":2/)
  assert.match(said, /"list"\],"value":\["public"\]/)
})

test('what is said between pasted tables is read, with no semicolon before it, too', () => {
  const said = phrasesOf(
    'Rules for members:\n\nAnyone can list boats.\n\ncreate table boats (id int);\ninsert into boats values (1)\n\nOnly admins can delete boats.\n\ncreate table trips (id int);',
  )
  assert.ok(said.includes('Only admins can delete boats'), said.join('\n'))
  assert.ok(
    said.some((one) => one.startsWith('Rules for members')),
    said.join('\n'),
  )
  assert.notDeepEqual(tables('openapi: rooms have a number'), [])
})

test('reads no rule as a diagram', () => {
  assert.deepEqual(tables('loans: start, end\nend > start'), ['loans: start, end'])
})
