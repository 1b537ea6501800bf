import assert from 'node:assert/strict'
import test from 'node:test'
import { drawing, drawnBy } from '../testing/drawing.ts'

/** Without the accounts, which sign-in brings along. */
const tables = (prompt: string): readonly string[] =>
  drawing(prompt).filter((line) => !line.startsWith('users:'))

const DRAWN: Readonly<Record<string, readonly string[]>> = {
  'teams - just a name and a city - and players with a name and a date of birth': [
    'teams: name, city',
    'players: name, dateOfBirth',
  ],
  'Bands have a name. Stages have a name. A performance puts a band on a stage with a start time and an end time':
    ['bands: name', 'stages: name', 'performances: startTime, endTime → band, stage'],
  'Wounds: name. Each time a dressing is changed we record the date and some remarks': [
    'wounds: name',
    'dressing_changes: date, remarks → wound',
  ],
  'We have two vans (plate, seats) and a pool of drivers, each with a phone': [
    'vans: plate, seats',
    'drivers: phone',
  ],
  'Boats: name. Guests can reserve a boat. A guest gives his name and how many people': [
    'boats: name',
    'reservations: name, numberOfPeople → boat',
  ],
  'Shops: name. Users can rate a shop they visited with 1 to 5 stars and a short text': [
    'shops: name',
    'ratings: text, stars → shop',
  ],
  'Boats: name, whether it is inside or on land. A trip is planned, done or cancelled': [
    'boats: name, location[inside|on_land]',
    'trips: status[planned|done|cancelled]',
  ],
  'note: 1) boats: length. 2) berths: depth. 3) a boat lies in a berth': [
    'boats: length → berth',
    'berths: depth',
  ],
  'I need to keep the plants I bought (name, price) and the homework, which is a text, a due date':
    ['plants: name, price', 'homework: text, dueDate'],
  'As a coach I want to add sessions (title, level: low, high) and split them into parts, each with a name':
    ['sessions: title, level[low|high]', 'parts: name → session'],
  'Link: slug (unique, lowercase letters and dashes only), title': ['links: slug, title'],
  'lamps: name, state on|off|broken, default off': ['lamps: name, state[on|off|broken]'],
  'courses (title, level: beginner, advanced, price)': [
    'courses: title, level[beginner|advanced], price',
  ],
  'Expense lines. Receipt number: required. Net amount: required, at least 0.01': [
    'expense_lines: receiptNumber, netAmount',
  ],
  'Runners must be between 18 and 99 years old. The bib number is unique': [
    'runners: age, bibNumber',
  ],
  'We bake cakes (name, price) from ingredients (name, vegan). The same ingredient goes into many cakes. For each ingredient of a cake we note how many grams of it are needed':
    [
      'cakes: name, price',
      'ingredients: name, vegan',
      'cake_ingredients: grams → cake, ingredient',
    ],
  'matters have a reference. Clients, of whom we hold a name and a phone, may be party to several matters':
    ['matters: reference → clients*', 'clients: name, phone'],
  'refills(machine fk, items int >= 1); machines { id pk, serial unique, kind [hot, cold] }': [
    'refills: items → machine',
    'machines: serial, kind[hot|cold]',
  ],
  'Products: name. An order has many products with quantities': [
    'products: name',
    'orders: name',
    'order_items: quantity → order, product',
  ],
  'Riders: name. Horses: name. Riders take lessons on a horse: date, indoor or outdoor': [
    'riders: name',
    'horses: name',
    'lessons: date, type[indoor|outdoor] → rider, horse',
  ],
  'flatmates: name. chores: title, responsible (a flatmate), shared with (several flatmates)': [
    'flatmates: name',
    'chores: title → responsible, sharedWith*',
  ],
  'Whoever borrows a costume fills in a slip: which costume, taken on, deposit': [
    'slips: costume, takenOn, deposit',
  ],
  'Members: name. Every member gets a fee each year, with the amount, the due date and whether it is paid':
    ['members: name', 'fees: amount, dueDate, paid → member'],
  'Songs: title. A song can be on several playlists, with a position on each of them': [
    'songs: title',
    'playlists: name',
    'song_playlists: position → song, playlist',
  ],
  'Ferries: name. Ports: code. Ferries depart from one port and arrive at another. A ferry can replace another ferry':
    ['ferries: name → origin, destination, replaces', 'ports: code'],
  'Pupils: name. Courses: title. Talks: title. Pupils can take many courses. Several courses use a talk':
    ['pupils: name → courses*', 'courses: title', 'talks: title → courses*'],
  "Hives have a place. Each hive's inspections have a date. Paid visits need a note. Visits: total, host":
    ['hives: place', 'inspections: date → hive', 'visits: total, host'],
  'Contacts: name. Every sale has a price, a buyer and a seller, who are both contacts': [
    'contacts: name',
    'sales: price → buyer, seller',
  ],
  'We have four stylists (name, phone) and a list of services, each with a name and a price. A visit is booked, done or cancelled':
    ['stylists: name, phone', 'services: name, price', 'visits: status[booked|done|cancelled]'],
  'People keep calling to make appointments. Courses: title. Courses have room for 30 pupils. Courses get cancelled automatically':
    ['courses: title'],
  'Firings: started on. Pieces: name, glaze. The staff put pieces into a firing': [
    'firings: startedOn',
    'pieces: name, glaze → firing',
  ],
  'Cars on our lot: make and model are required, the fuel is gas, diesel, or electric': [
    'cars: make, model, fuel[gas|diesel|electric]',
  ],
  'trays: plant, sown on. And a second one for watering: which tray, when, who did it': [
    'trays: plant, sownOn',
    'waterings: date, doneBy → tray',
  ],
  'Book (title, pages int, 3 to 2000, price/night)\nAuthor (name, score 0-100)\nBook -> Author\nevents 1..* sessions and Hotel 1 -> * Room':
    [
      'books: title, pages, pricePerNight → author',
      'authors: name, score',
      'sessions: → event',
      'events: name',
      'rooms: → hotel',
      'hotels: name',
    ],
  // A list in brackets behind what something has is what is kept of that, and a mark may stand for a verb.
  'A house has rooms (name, area). sensors: unit; belong to a room. one artist, many exhibits': [
    'rooms: name, area → house',
    'houses: name',
    'sensors: unit → room',
    'artists: name',
    'exhibits: → artist',
  ],
  'Beekeepers log in. Every beekeeper has hives. Hives have a nickname': ['hives: nickname'],
  'team 1-n players, player n-n positions': [
    'players: → team, positions*',
    'teams: name',
    'positions: name',
  ],
}

for (const [prompt, drawn] of Object.entries(DRAWN))
  test(prompt, () => assert.deepEqual(tables(prompt).map(plain), drawn))

const KEPT: readonly string[] = [
  'Samples have a depth and a colour',
  'for each sample we want to know its depth and the colour',
  'The following is recorded for every sample: the depth and the colour',
  'The depth and the colour of each sample are stored',
  'What matters about a sample: depth, colour',
  'Information about samples is kept: their depth and colour',
  'Think of a sample as a depth and a colour',
  "I'd like to know each sample's depth and colour",
  'samples I dig up: depth, colour',
  "depth, colour: that's what I write down for every sample, and the notebook got wet",
  'Somewhere to put the samples I dig up, please. Depth, colour.',
  'Everybody fills in a sample. It has a depth and a colour',
]

const RELATED: Readonly<Record<string, readonly string[]>> = {
  'Every hut is looked after by one warden': ['huts: → warden', 'wardens: name'],
  'A tour stops at many venues': ['tours: name', 'venues: → tours*'],
  'A trail passes several huts': ['trails: name', 'huts: → trail'],
  'To each lesson go several pupils': ['lessons: → pupils*', 'pupils: name'],
  'Each horse has its own box, and a box never holds two horses': ['horses: → box', 'boxes: name'],
}

for (const [prompt, drawn] of Object.entries(RELATED))
  test(prompt, () => assert.deepEqual(tables(prompt).map(plain), drawn))

for (const prompt of KEPT)
  test(prompt, () => assert.deepEqual(tables(prompt), ['samples: depth, colour']))

const plain = (line: string): string => line.replaceAll(/\s+→/g, ' →')

test('what is worked out is read however it is asked for', () => {
  const start =
    'A customer has a name. A job is for one customer and has a date, the hours, a rate per hour and a tip. '
  const asked =
    'The total of a job is the hours times the rate, plus the tip. On the customer I want to see the number of jobs'
  const worked = drawnBy(start + asked).nodes.flatMap(({ settings }) => settings['computed'] ?? [])
  assert.deepEqual(
    worked.map((one) => Object(one).formula),
    ['count(row.jobs)', '(row.hours ?? 0) * (row.ratePerHour ?? 0) + (row.tip ?? 0)'],
  )
})

test('limits are read before the table that they are of, in a list of what is there, and by an example', () => {
  const said =
    'stall.size at most 200. Stalls: size. Flats: floor, code. The code is like FL-2024-001. Two flats can not have the same. flats: floor 1-30'
  const fields = drawnBy(said).nodes.flatMap(({ settings }) => settings['fields'] ?? [])
  const limits = fields.flatMap((field) => {
    const { name, minimum, maximum, pattern, unique, maxLength } = Object(field)
    const all = [minimum, maximum, pattern, unique, maxLength]
    return /^(?:size|floor|code)$/.test(name) ? [all.filter((one) => one !== undefined)] : []
  })
  assert.deepEqual(limits, [[200], [1, 30], ['^FL-[0-9]{4}-[0-9]{3}$', true]])
})
