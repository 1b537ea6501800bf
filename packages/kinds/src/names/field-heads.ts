/**
 * What the word behind which a name stands says of what it holds: a `cover price` is a price, the `price of the cover` is
 * one too.
 */
const HEADS: Readonly<Record<string, string>> = {
  Text: `name title label code kind type category status state address city town street country region reference slug username
    nickname caption subject color colour brand model make surname language genre centre center group role material size style
    place location department reason currency owner holder contact provider supplier manufacturer author tag symbol method
    section position rank postcode zip isbn`,
  'Long text': `description descriptions note notes body content contents text bio biography comment comments message summary
    details instruction instructions directions abstract feedback story history diagnosis symptoms findings remark remarks
    terms transcript lyrics narrative explanation statement observations recommendations procedure motivation complaint
    complaints justification conclusion agenda wishes allergies bemerkung reflection reasoning biography`,
  Money: `price prices cost costs amount subtotal fee fees salary wage wages balance budget revenue income turnover
    profit rent deposit fine bid tip tips commission bonus allowance pension surcharge charge charges refund donation contribution fare
    tariff royalty expenses earnings payout penalty grant debt price cents sum discount payment estimate goal spend`,
  Number: `quantity qty copies stock count age year years vintage pages rating score views likes points minutes mins seconds secs hrs prio runtime days weeks months
    seats beds floors rooms bedrooms bathrooms servings portions calories mileage attempts goals stars laps sets reps repetitions guests people
    persons adults children employees members participants attendees passengers players units pieces boxes bottles packets packages crates
    barrels pallets places spaces slots frames episodes chapters volumes downloads votes wins losses credits headcount population attendance
    duration wattage watts horsepower rpm bpm lumens axis size_in_bytes megabytes gigabytes spots shares`,
  Measurement: `weight height width depth distance temperature humidity pressure voltage percentage percent ratio litres liters
    millilitres milliliters ml kilometres kilometers metres meters centimetres centimeters millimetres millimeters miles feet inches yards kilos
    kilograms kg grams tonnes tons pounds ounces hectares acres area radius diameter circumference thickness speed elevation altitude
    latitude longitude lat lng lon concentration density salinity abv gpa ph bmi kwh ppm sphere cylinder consumption probability
    likelihood slope gradient`,
  Date: `birthday anniversary deadline expiry dob`,
  'Yes/No': `available vegan vegetarian halal kosher organic spicy fragile urgent public private active enabled online indoor indoors
    outdoor outdoors furnished refundable waterproof hazardous poisonous toxic edible endangered explicit recurring billable taxable
    anonymous present absent mandatory compulsory valid remote alive visible insured licensed certified retired neutered vaccinated
    accessible lactose_free gluten_free friendly autorenew flag smoker bilingual`,
  Link: `url link website homepage webpage image images photo photograph picture avatar logo thumbnail banner icon screenshot video pdf
    scan linkedin github instagram facebook twitter`,
  Email: `email emails`,
}

/** Whole names, and beginnings of names, that say more than their last word. */
const WHOLES: readonly (readonly [pattern: RegExp, word: string])[] = [
  [
    /^(?:shirt|jersey|lane|page|chapter|episode|season|lap|round|squad|start|starting|bib|week|day|issue|volume|track|line|version|level|race|grid|stop|step|row|frame|question|sequence|serial order|quarter|term|edition) (?:number|no|nr)$/,
    'Number',
  ],
  [
    /^(?:number|no|amount|count|quantity) (?:of|in|on) (?!(?:money|sale)\b).+|\w count$|^(?:max|maximum|min|minimum|total) (?:number of )?(?:places|participants|people|guests|seats|players|members|attendees|capacity|students|visitors|persons|passengers|hours|minutes|days|points)(?: of .+)?$|^(?:max|maximum|min|minimum) of (?:people|participants|guests|players|members|seats|places|students|visitors|persons|passengers)$/,
    'Number',
  ],
  [
    /^(?:party|group|team|class|batch|crew|herd|flock|litter|household|family|squad) size$/,
    'Number',
  ],
  [/ (?:number|no|nr)$/, 'Text'],
  [/^year (?:\w{2,}ed|built|made|sold|bought|founded|begun|written|born)$/, 'Number'],
  [/^date (?:\w{2,}ed|built|made|sold|bought|paid|sent|given|taken|found|written|born)$/, 'Date'],
  [/^(?:opening|office|business|visiting|closing) (?:hours|times)$/, 'Long text'],
  [
    /\b(?:prep|preparation|cooking|cook|baking|bake|delivery|running|run|travel|waiting|wait|lead|response|playing|play|processing|resting|rest|setup|turnaround|drying|driving|brewing|working|flight|finish|lap|race|reaction|completion) time$/,
    'Number',
  ],
  [/^(?:heart|pulse|resting heart|sample|frame|refresh) rate$|^pulse$/, 'Number'],
  [
    /\b(?:interest|tax|vat|exchange|conversion|success|growth|error|failure|response|completion|discount|commission|fat|humidity|occupancy|infection) rate$|^(?:vat|percentage|share) (?:of|in) .+/,
    'Decimal',
  ],
  [
    /^(?:hourly|daily|weekly|monthly|yearly|annual|nightly|day|night|word|base) (?:rate|pay|price|charge)$|\b(?:insurance|insured|market|estimated|purchase|book|replacement|resale|contract|order|declared|sales|nominal|face|appraised) value$|^value (?:of|in) .+|^worth$/,
    'Money',
  ],
  [
    /^(?:valid|available|open|closed|employed|member|customer|active|good|rented|leased|hired|absent|away) (?:from|until|till|to|since|through)$|^(?:from|until|till|since|to)(?: date)?$|\bsince$|^(?:use|sell|best|pay|return|due|respond|reply|collect|finish) (?:by|before)$|^(?:born|died|founded|established|joined|acquired|expires|moved in|moved out)$|^(?:opened|hired|retired|purchased|bought|planted|released|published|issued|sown|harvested|checked) (?:in|on|out)$/,
    'Date',
  ],
  [
    /^(?:last|next|previous|latest|most recent) (?:\w+ )?(?:\w+ed|seen|sent|fed|paid|read|run|sold|cleaning|check|service|inspection|maintenance|calibration|feeding|watering|visit|login|contact|payment|update|change|dose|vaccination|appointment|session)$/,
    'Date and time',
  ],
  [
    /^(?:contains|needs|requires|allows|includes|accepts|wants|eats|can|may|has|is|was|are|knows|offers|provides|opted) \w+|\b(?:\w+ free|\w+ friendly|plus one|opt in|auto renewal?)$/,
    'Yes/No',
  ],
  [
    /^(?:(?:.+ )?(?:square|cubic) (?:feet|metres|meters|yards|footage)|sqm|sq ?ft|m2|floor space|(?:living|floor|surface|roof|total) area)$/,
    'Decimal',
  ],
]

/** Done things: `deposit paid`, `consent given`, `fully booked`. */
const DONE =
  /(?:^|\s)(?!(?:need|speed|seed|feed|bed|breed|weed|hundred|red|shed|sled|unit|method)$)(?:\w{2,}ed|paid|sent|given|taken|done|sold|lost|found|broken|written|shown|seen|known|built|kept|held|met|hidden|frozen|read)$/

const BY_HEAD = new Map(
  Object.entries(HEADS).flatMap(([word, heads]) =>
    heads.split(/\s+/).map((head): readonly [string, string] => [head.replaceAll('_', ' '), word]),
  ),
)

/** The word for the type that a name in plain words says that it holds; undefined where it says nothing. */
export function headWord(name: string): string | undefined {
  const whole = WHOLES.find(([pattern]) => pattern.test(name))?.[1]
  if (whole !== undefined) return whole
  // `price of the cover`, `rate per word`: what stands before is what it is.
  const [first = name] = name.split(/ (?:of|per|for|in|at|to|from|with|by|on) /)
  const last = first.split(' ').at(-1) ?? first
  const head = BY_HEAD.get(last)
  if (head !== undefined) return head
  return DONE.test(name) ? 'Yes/No' : undefined
}
