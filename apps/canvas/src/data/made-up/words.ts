const words = (text: string): readonly string[] => text.split(/,\s*/)

export const GIVEN_NAMES = words(
  'Ada, Amir, Aiko, Alma, Bruno, Carla, Chen, Daria, Diego, Elif, Emil, Fatima, Felix, Grace, Hana, Hugo, Ines, Ivan, Jonas, Kofi, Lea, Liam, Luca, Maya, Mei, Milan, Nadia, Nils, Noor, Olga, Omar, Paula, Priya, Rosa, Samir, Sofia, Tariq, Tessa, Yusuf, Zoe',
)

export const FAMILY_NAMES = words(
  'Abbott, Almeida, Bauer, Berg, Castro, Chowdhury, Dubois, Eriksen, Farah, Fischer, Garcia, Haddad, Hansen, Ito, Jansen, Kaya, Keller, Kim, Kowalski, Larsen, Lopez, Mbeki, Meyer, Moreau, Nakamura, Novak, Okafor, Patel, Petrov, Quinn, Rossi, Santos, Schmidt, Silva, Tanaka, Tremblay, Varga, Weber, Wong',
)

/** City, country, its code, how its telephone numbers begin, and a postal code there. */
export const PLACES = [
  ['Lisbon', 'Portugal', 'PT', '+351 21', '1100-148'],
  ['Berlin', 'Germany', 'DE', '+49 30', '10115'],
  ['Osaka', 'Japan', 'JP', '+81 6', '530-0001'],
  ['Toronto', 'Canada', 'CA', '+1 416', 'M5V 2T6'],
  ['Nairobi', 'Kenya', 'KE', '+254 20', '00100'],
  ['Oslo', 'Norway', 'NO', '+47 22', '0150'],
  ['Lyon', 'France', 'FR', '+33 4', '69002'],
  ['Pune', 'India', 'IN', '+91 20', '411001'],
  ['Recife', 'Brazil', 'BR', '+55 81', '50030-230'],
  ['Krakow', 'Poland', 'PL', '+48 12', '31-042'],
  ['Dublin', 'Ireland', 'IE', '+353 1', 'D02 X285'],
  ['Seville', 'Spain', 'ES', '+34 95', '41001'],
  ['Turin', 'Italy', 'IT', '+39 011', '10121'],
  ['Izmir', 'Turkey', 'TR', '+90 232', '35210'],
  ['Seattle', 'United States', 'US', '+1 206', '98101'],
  ['Wellington', 'New Zealand', 'NZ', '+64 4', '6011'],
  ['Leeds', 'United Kingdom', 'GB', '+44 113', 'LS1 4AP'],
] as const

export const STREETS = words(
  'Harbour Street, Mill Lane, Station Road, Church Street, Garden Row, Kings Avenue, Market Square, Orchard Way, River Walk, School Lane, Hill Road, Park View, Bridge Street',
)

export const COMPANIES = words(
  'Northwind Bakery, Juniper Labs, Harbour & Sons, Blue Door Studio, Lindgren Timber, Copper Kettle, Atlas Freight, Greenfield Farm, Bright Side Dental, Old Mill Press, Riverside Cycles, Kestrel Energy, Paper Crane, Summit Outdoor, Tidewater Boats, Violet Systems, Wren & Partners',
)

export const JOBS = words(
  'Accountant, Architect, Baker, Carpenter, Designer, Doctor, Editor, Electrician, Engineer, Gardener, Nurse, Photographer, Product manager, Sales lead, Support lead, Teacher, Translator',
)

export const COLOURS = words(
  'green, navy, red, amber, white, black, teal, orange, grey, violet, yellow, brown, pink',
)

export const TAGS = words(
  'urgent, home, work, ideas, summer, travel, garden, reading, music, health, money, family, recipes, later, weekly, outdoors, learning',
)

export const CATEGORIES = words(
  'Kitchen, Garden, Books, Office, Travel, Sports, Music, Toys, Tools, Lighting, Bedroom, Bathroom, Outdoor',
)

/** What things are, and which of them. */
export const ADJECTIVES = words(
  'Oak, Linen, Steel, Ceramic, Copper, Wool, Leather, Bamboo, Glass, Cotton, Walnut, Enamel, Cork',
)
export const THINGS = words(
  'table, lamp, kettle, mug, chair, blanket, notebook, backpack, bowl, shelf, clock, basket, vase, stool, tray, cushion, jug',
)

const TASKS = words(
  'Paint the fence, Order new tiles, Call the harbour, Plan the summer party, Read chapter three, Water the plants, Repair the bicycle, Write to the council, Count the lanterns, Bring back the books, Book the train, Renew the passport, Clean the gutters, Send the invoice, Update the price list, Prepare the slides, Fix the kitchen tap',
)

const ARTICLES = words(
  'A walk through Lisbon, What we learned from the flood, Ten breads for winter, How bridges age, The last lighthouse keeper, Why our hens stopped laying, A field guide to moss, Letters from the night train, Mending as a habit, The price of a good chair, Notes on a small kitchen, Learning to whistle, When the river froze',
)

const BOOKS = words(
  'The Left Hand of Darkness, Middlemarch, Things Fall Apart, The Master and Margarita, Invisible Cities, The Waves, Kindred, Solaris, The Leopard, Beloved, Austerlitz, The Dispossessed, Gilead',
)

const EVENTS = words(
  'Breakfast with the team, Spring market, Open studio night, Harbour run, Quarterly review, Chess in the park, Choir rehearsal, First aid course, Neighbourhood picnic, Film evening, Board meeting, Pottery class, Garden tour',
)

const SONGS = words(
  'So What, Blue in Green, Round Midnight, Night Train, Harvest Moon, Clair de lune, Summertime, Autumn Leaves, Naima, River Man, Gymnopédie, Corcovado, Spain',
)

const PROJECTS = words(
  'New website, Office move, Autumn catalogue, Mobile app, Warehouse layout, Annual report, Customer survey, Solar roof, Spring campaign, Hiring plan, Price review, Data clean-up, Kitchen renovation',
)

const MESSAGES = words(
  'A question about my order, Late delivery, Thank you, Change of address, Invoice missing, Meeting moved to Friday, Your booking, Broken handle, Refund please, New opening hours, Password does not work, Gift wrapping, Wrong colour',
)

/** What a row is called, by what its table holds. */
export const TITLES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/tag|label/i, TAGS],
  [/categor|genre|department/i, CATEGORIES],
  [/compan|organi[sz]ation|vendor|supplier|brand|shop|team/i, COMPANIES],
  [/cit(?:y|ies)|town|place|location|venue/i, PLACES.map(([city]) => city)],
  [/task|todo|chore|ticket|issue|^items?$|^cards?$/i, TASKS],
  [/book|novel|loan/i, BOOKS],
  [/post|article|page|story|stories|blog|news/i, ARTICLES],
  [/event|meeting|appointment|course|class|booking/i, EVENTS],
  [/song|track|album/i, SONGS],
  [/project|campaign|board|lists?$|milestone|goal/i, PROJECTS],
  [/message|mail|conversation|thread|notification/i, MESSAGES],
]

export const SENTENCES = [
  'It came a day early, and everything was there.',
  'The key is with the neighbours until Thursday.',
  'Twice as many as last year, so please order more.',
  'Wait for an answer from the council first.',
  'Somebody should look at the hinge once more.',
  'It was fine the last time we tried it.',
  'Ask about the price before you promise anything.',
  'There is one more in the cellar, behind the boxes.',
  'Everybody at the meeting agreed.',
  'The colour is a little darker than in the picture.',
  'Please ring twice, the bell is quiet.',
  'We would do it the same way again.',
  'Nobody has complained since spring.',
  'The instructions could be clearer, but it works.',
  'Not before noon, and never on Mondays.',
  'It fits exactly where the old one stood.',
  'A second pair of hands makes it easier.',
  'The invoice follows by post.',
  'My daughter chose it, and she was right.',
]
