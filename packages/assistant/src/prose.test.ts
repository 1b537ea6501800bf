import assert from 'node:assert/strict'
import test from 'node:test'
import { planFor } from './plan.ts'
import { accessOf, drawing, drawnBy, unread } from './testing/drawing.ts'

/** Without the accounts, which sign-in brings along. */
const tables = (prompt: string): readonly string[] =>
  drawing(prompt).filter((line) => !line.startsWith('users:'))

test('a list may end with a bracket of its own, and choices may stand between strokes', () => {
  assert.deepEqual(
    tables('keep track of rooms with a number and a type (single, double). beds: kind bunk/queen'),
    ['rooms: number, type[single|double]', 'beds: kind[bunk|queen]'],
  )
})

test('what people do with a thing is kept', () => {
  assert.deepEqual(
    tables('Books have a title. Members can borrow a book. Guests rate books from 1 to 5'),
    ['books: title', 'loans:  → book', 'ratings: score → book'],
  )
  const prompt = 'Pets have a name. Registered users can submit requests for a pet with a message'
  assert.deepEqual(tables(prompt), ['pets: name', 'requests: message → pet'])
  assert.deepEqual(Object(accessOf(drawnBy(prompt), 'requests')).create, ['signedIn'])
})

test('what people are to do something with is kept, where nothing is drawn yet', () => {
  for (const [prompt, ...drawn] of [
    ['Users can write posts', 'posts: name'],
    ['Anyone can read articles. Writers can only change their own articles', 'articles: name'],
    ['Visitors can send an enquiry to the agent', 'enquiries: name'],
    [
      'Polls have a question. A poll has several options. Members vote for one option',
      'polls: question',
      'options:  → poll',
      'votes:  → option',
    ],
    [
      'Tickets have a subject. Agents reply to tickets',
      'tickets: subject',
      'replies: text → ticket',
    ],
  ] as const) {
    assert.deepEqual(tables(prompt), drawn, prompt)
    assert.deepEqual(unread(prompt), [], prompt)
  }
  assert.deepEqual(unread('Anyone can read widgets', drawnBy('add posts with a title')).length, 1)
})

test('whoever may book a boat may see the boats, and none is lost with another row', () => {
  const manifest = drawnBy('Boats have a name. Skippers can book a boat')
  assert.deepEqual(Object(accessOf(manifest, 'boats')).list, ['signedIn'])
  const bookings = manifest.nodes.find(({ name }) => name === 'bookings')
  assert.match(JSON.stringify(bookings?.settings['relations']), /"onDelete":"restrict"/)
  const narrow = drawnBy('Boats have a name. Only staff can see boats. Skippers can book a boat')
  assert.deepEqual(Object(accessOf(narrow, 'boats')).list, ['role:staff'])
})

test('what people of whom something is kept do with a thing says who did it', () => {
  assert.deepEqual(
    tables('students have a name. courses have a title. students enrol in courses'),
    ['students: name', 'courses: title', 'enrolments:  → course, student'],
  )
})

test('several things that one may do are read one by one, and “them” is what was named before', () => {
  const prompt = 'Recipes have a title. Users can comment on recipes and rate them from 1 to 5'
  assert.deepEqual(tables(prompt), [
    'recipes: title',
    'comments: text → recipe',
    'ratings: score → recipe',
  ])
  assert.deepEqual(unread(prompt), [])
})

test('a thing may consist of others, each with what is kept of it', () => {
  assert.deepEqual(
    tables(
      'A shop with products and orders. An order consists of items, each with a product and a quantity',
    ),
    ['products: name', 'orders: name', 'items: quantity → order, product'],
  )
})

test('headings, and what the whole is for, are no things', () => {
  const prompt = '# Requirements\n## Entities:\n- Book: title\n\nRules:\n- Anyone can read books'
  assert.deepEqual(tables(prompt), ['books: title'])
  assert.deepEqual(unread(prompt), [])
})

test('what a project is called is no thing of its own', () => {
  for (const [prompt, ...drawn] of [
    ['Hotel: rooms have a number', 'rooms: number'],
    ['Job board: jobs with a title, a salary', 'jobs: title, salary'],
    ['CRM: companies, contacts', 'companies: name', 'contacts: name'],
    ['A wiki with pages and revisions. Pages have a title', 'pages: title', 'revisions: name'],
    [
      'Hospital appointments. Patients (name, phone), appointments (start)',
      'patients: name, phone',
      'appointments: start',
    ],
    ['I run a small gym with 300 members. Classes have a name', 'classes: name'],
    ['Build me a helpdesk. Tickets have a subject', 'tickets: subject'],
    ['Hives for our bee club. Hives have a number', 'hives: number'],
  ] as const) {
    assert.deepEqual(tables(prompt), drawn, prompt)
    assert.deepEqual(unread(prompt), [], prompt)
  }
})

test('what is kept of things stands behind a colon as well, and is no title', () => {
  assert.deepEqual(tables('Products: name, price. Orders: date, total'), [
    'products: name, price',
    'orders: date, total',
  ])
  assert.match(
    tables('A recipe with ingredients and steps. A recipe has a title')[0] ?? '',
    /^recipes:/,
  )
})

test('“that a course takes place” is no rule, and a number of students is no student', () => {
  const prompt =
    'Students have a name. Courses have a title. Each course has a maximum number of students and takes place in a classroom'
  assert.deepEqual(tables(prompt), [
    'students: name',
    'courses: title, maxStudents → classroom',
    'classrooms: name',
  ])
})

test('whichever way a system is said to let people do something, they may', () => {
  for (const prompt of [
    'The system shall allow editors to delete books',
    'It should be possible for editors to delete books',
    'Nobody except editors can delete books',
  ])
    assert.deepEqual(
      Object(accessOf(drawnBy(`books have a title. ${prompt}`), 'books')).delete,
      ['role:editor'],
      prompt,
    )
})

test('what is kept of a thing may stand below its name', () => {
  const prompt =
    'Vehicles on the ferry:\n1. plate - required\n2. length in metres\n\nBook\n- title\n- pages'
  assert.deepEqual(tables(prompt), ['vehicles: plate, length', 'books: title, pages'])
})

test('what is said of each row of another belongs to it', () => {
  assert.deepEqual(
    tables(
      'Hives have a number. For each hive we do inspections: date, remarks. Shows have a name. Episodes of a show, with a title',
    ),
    ['hives: number', 'inspections: date, remarks → hive', 'shows: name', 'episodes: title → show'],
  )
})

test('what both sides have many of stands where it was said first', () => {
  assert.deepEqual(
    tables(
      'Shows have a title. Hosts have a name. A show has several hosts and a host can be on several shows',
    ),
    ['shows: title → hosts*', 'hosts: name'],
  )
})

test('several kinds of people are told apart, and a role that was just made is meant', () => {
  const manifest = drawnBy(
    'books have a title. Editors and moderators can delete books. Add a support role. People with that role can edit books',
  )
  const { delete: remove, update } = Object(accessOf(manifest, 'books'))
  assert.deepEqual(remove, ['role:editor', 'role:moderator'])
  assert.deepEqual(update, ['role:support'])
})

test('“it” within a list is the row, and no table', () => {
  assert.deepEqual(tables('events have a title, when it starts and whether it is on sale'), [
    'events: title, startsAt, onSale',
  ])
})

test('a list without a verb is of the thing above it, and a thing may be told in one breath', () => {
  assert.deepEqual(
    tables(
      '1. Hotels\nName, address.\n\n2. Orders\nPick-up date, status (new / done)\n\nlamps name, watts, price',
    ),
    ['hotels: name, address', 'orders: pickUpDate, status[new|done]', 'lamps: name, watts, price'],
  )
})

test('what a thing may be is its status, and what it is or not a yes or no', () => {
  assert.deepEqual(
    tables(
      'Plots have a number. A plot may be vacant, reserved or sold. Toys have a name. Toys are available or not',
    ),
    ['plots: number, status[vacant|reserved|sold]', 'toys: name, available'],
  )
})

test('a thing may be with several others at once', () => {
  assert.deepEqual(
    tables('Cars have a plate. Students have a name. A lesson is with one student and one car'),
    ['cars: plate', 'students: name', 'lessons:  → student, car'],
  )
})

test('one of each, said from both sides, is one relation', () => {
  const prompt =
    'Citizens have a name. Passports have a number. Each citizen has one passport. Each passport belongs to one citizen'
  assert.equal(tables(prompt).join().match(/→/g)?.length, 1)
})

test('signs and slips are read as the words that they stand for', () => {
  assert.deepEqual(tables('composers have a name. pieces have a title. composers 1-n pieces'), [
    'composers: name',
    'pieces: title → composer',
  ])
  assert.deepEqual(tables('animls have a name, a spieces and a wieght'), [
    'animals: name, species, weight',
  ])
})

test('what rows begin as, and what becomes of them with others', () => {
  const manifest = drawnBy(
    'claims have a status (open, closed). claims start as open. items have a name and belong to a claim. If a claim is deleted, its items stay',
  )
  const text = JSON.stringify(manifest)
  assert.match(text, /"default":\{"kind":"literal","value":"open"\}/)
  assert.match(text, /"name":"claim"[^}]*"onDelete":"setNull"/)
})

test('how a caller shows who it is may be chosen', () => {
  const methodOf = (prompt: string): unknown =>
    drawnBy(prompt).nodes.find(({ kind }) => kind === 'auth')?.settings['method']
  assert.equal(methodOf('Add sign-in. Use cookie sessions'), 'session')
  assert.equal(methodOf('Add sign-in. JWT tokens'), 'jwt')
})

test('“nobody but” divides no sentence, and a course that “should also” names no role', () => {
  const manifest = drawnBy(
    'books have a title. Editors can edit books, and nobody but admins can read books',
  )
  assert.deepEqual(Object(accessOf(manifest, 'books')).list, ['role:admin'])
  const { update } = Object(
    accessOf(drawnBy('books have a title. Editors should also be able to edit books'), 'books'),
  )
  assert.deepEqual(update, ['role:editor'])
})

test('what is shown of each row is worked out', () => {
  const manifest = drawnBy(
    'products have a title. reviews have a rating and belong to a product. Show how many reviews each product has. For each product we would like to show the average rating of its reviews',
  )
  const computed = manifest.nodes.find(({ name }) => name === 'products')?.settings['computed']
  assert.equal(Array.isArray(computed) ? computed.length : 0, 2)
})

test('a thing may point to others of its own, and a label is a thing where something is kept of it', () => {
  assert.deepEqual(
    tables('departments: name, parent department (optional). A label has a name and a colour'),
    ['departments: name → parentDepartment', 'labels: name, colour'],
  )
})

test('“exactly one” is one of each only where it has the other', () => {
  const visits = drawnBy(
    'Animals have a name. Visits have a date. A visit is always about exactly one animal',
  )
  assert.match(JSON.stringify(visits), /"name":"animal","type":"manyToOne"/)
  const desks = drawnBy('Every employee has exactly one desk')
  assert.match(JSON.stringify(desks), /"name":"desk","type":"oneToOne"/)
})

test('what the api does not offer may be said in several ways', () => {
  for (const prompt of ['no DELETE for books', "books can't be deleted through the api"]) {
    const access = Object(accessOf(drawnBy(`books have a title. ${prompt}`), 'books'))
    assert.equal(access.delete, undefined, prompt)
  }
})

test('“a library of things” is of things, people sign up and do something, and what is needed is no role', () => {
  const prompt =
    'Our village has a small library of things: drills, ladders, tents. Each thing has a name and a condition (new, worn). Villagers sign up with their email and borrow things. A task needs a number of helpers'
  assert.deepEqual(tables(prompt), [
    'things: name, condition[new|worn]',
    'loans:  → thing',
    'tasks: numberOfHelpers',
  ])
  assert.deepEqual(Object(drawnBy(prompt).nodes.find(({ kind }) => kind === 'auth')).settings, {})
  const said = planFor({ drawbridge: 1, name: 'Blank', nodes: [], connections: [] }, prompt).phrases
  assert.deepEqual(
    said.map(({ text }) => text),
    [
      'Our village has a small library of things',
      'Each thing has a name and a condition (new, worn)',
      'Villagers sign up with their email',
      'Villagers borrow things',
      'A task needs a number of helpers',
    ],
  )
})

test('a field is not what may be added, and a sentence about what is in what refuses nothing', () => {
  const prompt = 'Loans have a date and a thing. Librarians can add things'
  const loans = drawnBy(prompt).nodes.find(({ name }) => name === 'loans')
  assert.doesNotMatch(JSON.stringify(loans), /writeRule/)
  const objects = 'Objects have a title. Exhibitions have a title and many objects'
  assert.deepEqual(unread(`${objects}. An object on loan can't be in an exhibition`), [
    "An object on loan can't be in an exhibition",
  ])
})

test('what is brought in belongs to who brings it, and each of a list is kept', () => {
  const prompt =
    'Customers have a name. A customer brings in a bike, which has a brand and a model. For each repair I write down the bike, the estimated cost, the date it was brought in and the status: waiting, done or picked up'
  assert.deepEqual(tables(prompt), [
    'customers: name',
    'bikes: brand, model → customer',
    'repairs: estimatedCost, broughtInOn, status[waiting|done|picked_up] → bike',
  ])
})
