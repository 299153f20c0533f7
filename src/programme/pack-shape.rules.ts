// A pack is a file that somebody sent: nothing is known about it until it has been read. These readers take a value of
// any kind and give the value that was wanted, or write down what is wrong and where it stands ('themes[3].code').
// What was given is never passed on as it is: every object is built anew from the keys that are known.

export type PackReason =
  | 'not-json'
  | 'file-too-large'
  | 'unknown-format'
  | 'unknown-key'
  | 'missing'
  | 'wrong-type'
  | 'empty'
  | 'too-long'
  | 'too-many'
  | 'too-few'
  | 'out-of-range'
  | 'not-in-list'
  | 'not-a-code'
  | 'twice'
  | 'not-a-day'
  | 'not-a-feast'
  | 'ends-before-it-begins'
  | 'not-in-order'
  | 'not-an-image'
  | 'image-too-large'
  | 'agreement-text'
  | 'bar-in-name'

export interface PackProblem {
  /** The path of the value, as in 'themes[3].code'; counted from 0, empty for the file itself. */
  where: string
  reason: PackReason
  /** The value, the key or the limit that the reason is about. */
  detail: string
}

/** Where a reader stands, and the list that it writes problems on. */
export interface Place {
  readonly where: string
  readonly problems: PackProblem[]
}

/** Gives the value, or notes a problem; what it gives then is worth nothing. */
export type Reader<T> = (value: unknown, place: Place) => T

const MOST_PROBLEMS = 100

/** Notes what is wrong: at most a hundred, since a file that is quite another thing has thousands. */
export function wrong<T>(place: Place, reason: PackReason, detail: string | number = ''): T {
  if (place.problems.length < MOST_PROBLEMS) place.problems.push({ where: place.where, reason, detail: String(detail) })
  return undefined as T
}

/** The place of a key or of a line below this one. */
export function below({ where, problems }: Place, step: string | number): Place {
  if (typeof step === 'number') return { where: `${where}[${step}]`, problems }
  return { where: where === '' ? step : `${where}.${step}`, problems }
}

/** Text of some length, without the spaces around it; several lines only when asked for. */
export function text(max: number, { lines = false } = {}): Reader<string> {
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused
  const forbidden = lines ? /[\u0000-\u0008\u000b-\u001f]/u : /[\u0000-\u001f]/u
  return (value, place) => {
    if (typeof value !== 'string') return wrong(place, value === undefined ? 'missing' : 'wrong-type', 'text')
    const trimmed = value.replaceAll('\r\n', '\n').trim()
    if (trimmed === '') return wrong(place, 'empty')
    if (forbidden.test(trimmed)) return wrong(place, 'wrong-type', 'text')
    return trimmed.length > max ? wrong(place, 'too-long', max) : trimmed
  }
}

/** Text that a file may also give line by line, because that is how people read and compare it. */
export function linesOfText(max: number): Reader<string> {
  const read = text(max, { lines: true })
  return (value, place) => {
    const lines = Array.isArray(value) && value.every((line) => typeof line === 'string') ? value.join('\n') : value
    return read(lines, place)
  }
}

export function number(min: number, max: number): Reader<number> {
  return (value, place) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      return wrong(place, value === undefined ? 'missing' : 'wrong-type', 'number')
    }
    // Minus nought would be written as 0, and come back as another value.
    return value < min || value > max ? wrong(place, 'out-of-range', `${min}..${max}`) : value + 0
  }
}

export function wholeNumber(min: number, max: number): Reader<number> {
  const read = number(min, max)
  return (value, place) =>
    typeof value === 'number' && !Number.isInteger(value) ? wrong(place, 'wrong-type', 'number') : read(value, place)
}

export const yesOrNo: Reader<boolean> = (value, place) =>
  typeof value === 'boolean' ? value : wrong(place, value === undefined ? 'missing' : 'wrong-type', 'true, false')

export function oneOf<const V extends string>(values: readonly V[]): Reader<V> {
  return (value, place) => {
    if (value === undefined) return wrong(place, 'missing')
    return values.find((each) => each === value) ?? wrong(place, 'not-in-list', values.join(', '))
  }
}

/** Nothing is written as null, or left out. */
export function orNull<T>(read: Reader<T>): Reader<T | null> {
  return (value, place) => (value === null || value === undefined ? null : read(value, place))
}

/** What is taken when the key is left out. */
export function orElse<T>(read: Reader<T>, otherwise: T): Reader<T> {
  return (value, place) => (value === undefined ? otherwise : read(value, place))
}

export function list<T>(read: Reader<T>, most: number): Reader<T[]> {
  return (value, place) => {
    if (!Array.isArray(value)) return wrong(place, value === undefined ? 'missing' : 'wrong-type', 'list')
    if (value.length > most) return wrong(place, 'too-many', most)
    return value.map((each: unknown, index) => read(each, below(place, index)))
  }
}

type Read<R extends Record<string, Reader<unknown>>> = { [K in keyof R]: ReturnType<R[K]> }

// A key may be as long as the file: enough of it is shown to be found.
const SHOWN_KEY = 60

function tellUnknown(place: Place, key: string): void {
  const shown = key.slice(0, SHOWN_KEY)
  wrong(below(place, shown), 'unknown-key', shown)
}

/** An object with these keys and no others. */
export function object<R extends Record<string, Reader<unknown>>>(readers: R): Reader<Read<R>> {
  return (value, place) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return wrong(place, value === undefined ? 'missing' : 'wrong-type', 'object')
    }
    const given = new Map<string, unknown>(Object.entries(value))
    for (const key of given.keys()) if (!Object.hasOwn(readers, key)) tellUnknown(place, key)
    const entries = Object.entries(readers).map(([key, read]) => [key, read(given.get(key), below(place, key))])
    return Object.fromEntries(entries) as Read<R>
  }
}

/** A further look at a value that was read without a problem. */
export function also<T>(read: Reader<T>, look: (value: T, place: Place) => void): Reader<T> {
  return (value, place) => {
    const before = place.problems.length
    const found = read(value, place)
    if (place.problems.length === before) look(found, place)
    return found
  }
}
