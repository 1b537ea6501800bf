import { splitItems } from './split-items.ts'

/** What a whole is called: it is what is built, and nothing that is kept in it. */
const WHOLES =
  'apps?|applications?|api|apis|backends?|systems?|platforms?|sites?|websites?|web ?shops?|shops?|stores?|services?|servers?|software|solutions?|projects?|portals?|tools?|trackers?|planners?|managers?|management|crm|cms|erp|blogs?|forums?|boards?|marketplaces?|directory|networks?|company|agency|business|firm|clubs?|schools?|university|college|library|clinics?|practices?|hospitals?|hotels?|hostels?|restaurants?|cafes?|museums?|galler(?:y|ies)|farms?|gyms?|studios?|leagues?|charity|startups?|databases?|programs?|products?|catalogu?es?|catalogs?|journals?|diary|workshops?|garages?|salons?|bakery|brewery|shelters?|zoos?|cinemas?|theatres?|theaters?|airlines?|airports?|factory|warehouses?|dashboards?|booking|rental|registry|inventory|to-?do(?: list)?'
const HEAD = String.raw`^(?:(?:i|we|you)(?:'d|'m|'re)?\s+(?:\p{L}+\s+){0,3}?)?(?:(?:build|create|make|develop|design|generate|set up|write|need|want|have|run|like|building|making|creating|planning)\s+)?(?:me\s+|us\s+)?(?:(?:an?|the|my|our|this|simple|small|little|basic|new|online|complete|modern)\s+)*(?:(?!(?:has|many|several)\s)[\p{L}'-]+\s+){0,5}?(?:${WHOLES})(?:\s+(?:backend|api|app|application|system|platform|for (?:an?|the|my|our) [\p{L} -]{3,30}?))*`
const LIST = new RegExp(
  String.raw`${HEAD}\s*(?:,?\s+(?:with|having|containing|including|consisting of|where (?:there are|we have|you have)|(?:that|which) (?:has|have|contains?|keeps?|stores?|manages?|tracks?|handles?|keeps track of)|to (?:manage|track|store|keep|keep track of|handle|organi[sz]e)|for (?:managing|tracking|storing|keeping)|managing|tracking)|\s*:)\s+(?<list>.+)$`,
  'iu',
)
const THING =
  /^(?!(?:two|three|four|five|six|\d+|few|some)\s)(?:(?:the|our|my|all|their|its)\s+)*[\p{L}-]+(?:\s[\p{L}-]+)?s(?:\s*\(.+\))?$/iu

/** “A shop with products and orders” → `products and orders`; undefined where it says nothing of things. */
export function thingsOfWhole(clause: string): string | undefined {
  const list = LIST.exec(clause)?.groups?.['list']
  if (list === undefined) return undefined
  const items = splitItems(list)
  return items.every((item) => THING.test(item)) ? list : undefined
}
