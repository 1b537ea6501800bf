const SIZES =
  'm|km|cm|mm|µm|nm|ft|in|inch|inches|yd|mi|kg|g|mg|t|lbs?|oz|l|ml|cl|hl|m²|m2|m³|m3|sqm|sqft|ha|°c|°f|°|celsius|%|percent|kw|w|kwh|v|a|ah|mah|db|hz|khz|mhz|bar|hpa|psi|rpm|kn|knots|km\\/h|kmh|mph|ppm'
const UNIT = new RegExp(
  String.raw`^(?<name>[\p{L}].*?)(?:_|\s+|\s*[(\[])(?:in\s+)?(?:(?<size>${SIZES})|(?<money>€|\$|£|eur|usd|gbp|chf)|(?<whole>sec|secs|mins?|hrs?|hours|minutes|seconds|days|pcs|pieces))[)\]]?$`,
  'iu',
)

/** `height m` → height, a measure; `price (€)` → price, money. */
export function withoutUnit(words: string): { readonly name: string; readonly type?: string } {
  const said = words.trim()
  const { name, size, money } = UNIT.exec(said)?.groups ?? {}
  if (name === undefined) return { name: said }
  return { name, type: money !== undefined ? 'money' : size !== undefined ? 'decimal' : 'integer' }
}
