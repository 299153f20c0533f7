// The programme pack (pacchetto): the programme of a city as one JSON file, format 1. It is checked whole before anything
// is stored, and every mistake is named with its place, so that who writes a pack by hand can mend it. An exported
// programme is a pack again and imports unchanged. Limits: 1 MB in all, 500 entries in a list, 200 kB for the logo,
// which must really be PNG or JPEG: it is shown to everybody, and an SVG could carry a script.

import { parseMonthDay, type MonthDay } from '../norms/holidays.rules.ts'
import { type Day, parseDay } from '../platform/day.ts'
import { usualSafetyHours } from '../norms/safety-training.rules.ts'
import { labNormsOfPack } from './lab-norms-pack.rules.ts'
import {
  also,
  below,
  linesOfText,
  list,
  number,
  object,
  oneOf,
  orElse,
  orNull,
  type PackProblem,
  type Place,
  type Reader,
  text,
  wholeNumber,
  wrong,
  yesOrNo,
} from './pack-shape.rules.ts'
import type { CityClosure, Programme } from './programme.rules.ts'

export const packLimits = {
  bytes: 1024 * 1024,
  entries: 500,
  logoBytes: 200 * 1024,
  name: 120,
  code: 40,
  welcome: 600,
  agreement: 40_000,
} as const

const FORMAT = 1
const MOST_WARNINGS = 6

const imageTypes = {
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
} as const

type Logo = NonNullable<Programme['logo']>

/** A logo as it is kept, from the bytes of a file: `not-an-image` when it is neither PNG nor JPEG, `image-too-large`. */
export function logoOf(bytes: Buffer): Logo | 'not-an-image' | 'image-too-large' {
  if (bytes.length > packLimits.logoBytes) return 'image-too-large'
  const type = typeOfImage(bytes)
  return type ? { type, base64: bytes.toString('base64') } : 'not-an-image'
}

function typeOfImage(bytes: Buffer): Logo['type'] | null {
  const types = Object.keys(imageTypes) as Logo['type'][]
  return types.find((type) => imageTypes[type].every((byte, index) => bytes[index] === byte)) ?? null
}

const code: Reader<string> = also(text(packLimits.code), (value, place) => {
  if (!isCode(value)) wrong(place, 'not-a-code', value)
})

/** Whether a text may be the code of an entry: small letters and digits, in words joined by hyphens. */
export function isCode(value: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(value) && value.length <= packLimits.code
}

const bilingual = (max: number) => object({ it: text(max), en: text(max) })
const position = object({ lat: number(-90, 90), lon: number(-180, 180) })

// Lists and closures are edited line by line, their parts divided by a bar: in a name it would be read as two parts.
const partOfLine = also(text(packLimits.name), (value, place) => {
  if (value.includes('|')) wrong(place, 'bar-in-name', value)
})
const nameInLine = object({ it: partOfLine, en: partOfLine })
const entry = { code, name: nameInLine, retired: orElse(yesOrNo, false) }

const day: Reader<Day> = (value, place) => {
  const found = typeof value === 'string' && /^\d{4}-/u.test(value) ? parseDay(value) : null
  return found ?? wrong(place, value === undefined ? 'missing' : 'not-a-day', shown(value))
}

const monthDay: Reader<MonthDay> = (value, place) => {
  const parts = typeof value === 'string' ? /^(\d\d)-(\d\d)$/u.exec(value) : null
  const found = parts && parseMonthDay(`${parts[2]}/${parts[1]}`)
  return found ?? wrong(place, value === undefined ? 'missing' : 'not-a-feast', shown(value))
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 40) : ''
}

const closure = also(object({ from: day, to: day, reason: nameInLine }), ({ from, to }, place) => {
  if (to < from) wrong(place, 'ends-before-it-begins', `${from} ${to}`)
})

function inOrder(closures: CityClosure[], place: Place): void {
  closures.slice(1).forEach(({ from }, index) => {
    const before = closures[index]
    if (before && from <= before.to) wrong(below(place, index + 1), 'not-in-order', from)
  })
}

function descending(warnings: number[], place: Place): void {
  if (warnings.length === 0) wrong(place, 'too-few', 1)
  warnings.slice(1).forEach((days, index) => {
    if (days >= (warnings[index] ?? 0)) wrong(below(place, index + 1), 'not-in-order', days)
  })
}

function codesOnce(entries: readonly { code: string }[], place: Place): void {
  const seen = new Set<string>()
  entries.forEach((each, index) => {
    if (seen.has(each.code)) wrong(below(below(place, index), 'code'), 'twice', each.code)
    seen.add(each.code)
  })
}

const entries = <E extends { code: string }>(read: Reader<E>) => also(list(read, packLimits.entries), codesOnce)

// In base64 a file is a third longer: a text much longer than that need not be decoded to know that it is too large.
const longestBase64 = Math.ceil(packLimits.logoBytes / 3) * 4

const logo: Reader<Logo> = also(
  object({ type: oneOf(['image/png', 'image/jpeg']), base64: text(packLimits.bytes) }),
  ({ type, base64 }, place) => {
    if (base64.length > longestBase64) return wrong(place, 'image-too-large', packLimits.logoBytes)
    const found = /^[A-Za-z0-9+/]+={0,2}$/u.test(base64) ? logoOf(Buffer.from(base64, 'base64')) : 'not-an-image'
    if (typeof found === 'string') return wrong(place, found, packLimits.logoBytes)
    if (found.type !== type || found.base64 !== base64) wrong(place, 'not-an-image', type)
  },
)

const format: Reader<1> = (value, place) =>
  value === FORMAT ? FORMAT : wrong(place, value === undefined ? 'missing' : 'unknown-format', FORMAT)

const safetyHours = wholeNumber(1, 40)

const programme: Reader<Programme> = object({
  format,
  code,
  edition: text(packLimits.code),
  cityName: orNull(text(80)),
  name: bilingual(packLimits.name),
  logo: orNull(logo),
  map: orNull(object({ centre: position, zoom: wholeNumber(1, 19) })),
  calendar: object({
    patron: orNull(object({ on: monthDay, name: text(80) })),
    closures: also(list(closure, packLimits.entries), inOrder),
  }),
  norms: object({
    qualificationRequired: yesOrNo,
    qualificationMonths: wholeNumber(1, 120),
    agreementMonths: wholeNumber(1, 120),
    expiryWarnings: also(list(wholeNumber(1, 365), MOST_WARNINGS), descending),
    // A pack of before there were papers of placements has none.
    specificSafetyHours: orElse(object({ low: safetyHours, medium: safetyHours, high: safetyHours }), usualSafetyHours),
    labs: labNormsOfPack,
  }),
  themes: entries(object(entry)),
  districts: entries(object({ ...entry, position: orNull(position) })),
  tracks: entries(object({ ...entry, kind: oneOf(['liceo', 'tecnico', 'professionale', 'other']) })),
  activityKinds: entries(object({ ...entry, countedBy: oneOf(['classes', 'labs', 'placements']) })),
  machineKinds: orElse(entries(object({ ...entry, authorisation: yesOrNo })), []),
  texts: object({ welcome: orNull(bilingual(packLimits.welcome)), agreement: linesOfText(packLimits.agreement) }),
})

export type CheckedPack = { ok: true; programme: Programme } | { ok: false; problems: PackProblem[] }

/** Reads the text of a pack: the programme, or everything that is wrong with it and where. */
export function readPack(given: string): CheckedPack {
  if (Buffer.byteLength(given) > packLimits.bytes) return refusal('file-too-large', packLimits.bytes)
  try {
    // A file saved by a Windows editor begins with a mark that JSON does not know.
    return checkProgramme(JSON.parse(given.replace(/^\ufeff/u, '')) as unknown)
  } catch (error) {
    if (error instanceof SyntaxError) return refusal('not-json', error.message.slice(0, 120))
    throw error
  }
}

/** The same for a value that is already there: what a form changes must be as sound as what a pack brings. */
export function checkProgramme(value: unknown): CheckedPack {
  // Of a file in another format no other mistake is worth telling.
  const problems: PackProblem[] = []
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (isObject) format('format' in value ? value.format : undefined, { where: 'format', problems })
  if (problems.length > 0) return { ok: false, problems }
  const found = programme(value, { where: '', problems })
  return problems.length === 0 ? { ok: true, programme: found } : { ok: false, problems }
}

function refusal(reason: PackProblem['reason'], detail: string | number): CheckedPack {
  return { ok: false, problems: [{ where: '', reason, detail: String(detail) }] }
}

/** The programme as the text of a pack, which readPack reads back unchanged. */
export function packText({ texts, ...rest }: Programme): string {
  const pack = { ...rest, texts: { ...texts, agreement: texts.agreement.split('\n') } }
  const onlyIfRetired = (key: string, value: unknown) => (key === 'retired' && value === false ? undefined : value)
  return `${JSON.stringify(pack, onlyIfRetired, 2)}\n`
}
