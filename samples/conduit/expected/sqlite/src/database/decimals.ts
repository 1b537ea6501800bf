/** `'1.5'` of scale 2 → `150n` */
export function toScaled(value: string, scale: number): bigint {
  const [whole = '', fraction = ''] = value.split('.')
  return BigInt(whole + fraction.padEnd(scale, '0'))
}
