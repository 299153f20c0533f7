// What contradicts itself in a frozen round (contraddizioni della tornata): one line each, and while there is one nobody is
// placed. Every check is linear in the file: a city has 100,000 students with ten wishes each.
import { mechanisms, type RoundFile, type RoundOffer, type RoundStudent } from './round-file.rules.ts'
import { indexRound, type RoundIndex, shown } from './round-index.rules.ts'
import { lockContradictions } from './round-locks.rules.ts'
import { overlapsOf } from './round-nesting.rules.ts'

export function contradictionsOf(file: RoundFile): string[] {
  const index = indexRound(file)
  return [
    ...headContradictions(file),
    ...duplicates('student', file.students),
    ...duplicates('offer', file.offers),
    ...duplicates('group', file.groups ?? []),
    ...file.students.flatMap((student) => studentContradictions(student, index)),
    ...file.offers.flatMap(offerContradictions),
    ...priorityContradictions(index),
    ...lotteryContradictions(index),
    ...groupContradictions(index),
    ...overlapsOf(file.groups ?? []),
    ...lockContradictions(index),
  ]
}

function headContradictions({ roundId, seed, lottery, options }: RoundFile): string[] {
  const lines: string[] = []
  if (typeof roundId !== 'string' || roundId === '') lines.push('roundId must be a text that is not empty')
  if (typeof seed !== 'string') lines.push('seed must be a text')
  if (seed === '' && lottery === undefined) lines.push('seed is empty, and there is no lottery')
  const mechanism = options?.mechanism ?? 'default'
  if (!mechanisms.includes(mechanism)) lines.push(`there is no mechanism ${shown(mechanism)}`)
  return lines
}

function duplicates(kind: string, entries: readonly { id: string }[]): string[] {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { id } of entries) {
    if (seen.has(id)) twice.add(id)
    else seen.add(id)
  }
  return [...twice].map((id) => `${kind} ${shown(id)} stands more than once`)
}

const isFigure = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0

/** Says which of the figures of an offer or a group are no whole numbers from 0. */
function figureContradictions(of: string, figures: Record<string, unknown>): string[] {
  return Object.entries(figures)
    .filter(([, value]) => !isFigure(value))
    .map(([name, value]) => `${of}: ${name} must be a whole number from 0, not ${shown(value)}`)
}

function studentContradictions({ id, zoneDistance }: RoundStudent, { offers }: RoundIndex): string[] {
  if (!zoneDistance) return []
  return Object.entries(zoneDistance).flatMap(([offer, distance]) => [
    ...(offers.has(offer) ? [] : [`student ${shown(id)}: zoneDistance names ${shown(offer)}, which is no offer`]),
    ...(isFigure(distance)
      ? []
      : [
          `student ${shown(id)}: zoneDistance of ${shown(offer)} must be a whole number from 0, not ${shown(distance)}`,
        ]),
  ])
}

/** Beside a maximum that is no figure nothing else can be above it. More running seats than seats are simply no room. */
function minimumAboveMaximum(of: string, max: number, min: number): string[] {
  return isFigure(max) && min > max ? [`${of}: min ${shown(min)} is above max ${shown(max)}`] : []
}

function offerContradictions({ id, max, min = 0, running = 0, classMax }: RoundOffer): string[] {
  const of = `offer ${shown(id)}`
  return [
    ...figureContradictions(of, { max, min, running, classMax: classMax ?? 0 }),
    ...minimumAboveMaximum(of, max, min),
  ]
}

function priorityContradictions({ file, students }: RoundIndex): string[] {
  const lines: string[] = []
  const namedAt = new Int32Array(file.students.length).fill(-1)
  for (const [place, { id, priorities }] of file.offers.entries()) {
    for (const student of (priorities ?? []).flat()) {
      const found = students.get(student)
      if (found === undefined) {
        lines.push(`offer ${shown(id)}: priorities name ${shown(student)}, who is no student`)
        continue
      }
      if (namedAt[found] === place) lines.push(`offer ${shown(id)}: priorities name student ${shown(student)} twice`)
      namedAt[found] = place
    }
  }
  return lines
}

function lotteryContradictions({ file, students }: RoundIndex): string[] {
  if (!file.lottery) return []
  const lines: string[] = []
  const drawn = new Set<string>()
  for (const student of file.lottery) {
    if (!students.has(student)) lines.push(`lottery names ${shown(student)}, who is no student`)
    else if (drawn.has(student)) lines.push(`lottery names student ${shown(student)} twice`)
    drawn.add(student)
  }
  for (const student of students.keys()) {
    if (!drawn.has(student)) lines.push(`lottery does not name student ${shown(student)}`)
  }
  return lines
}

function groupContradictions({ file, offers }: RoundIndex): string[] {
  return (file.groups ?? []).flatMap(({ id, max, running = 0, offers: members }) => {
    const of = `group ${shown(id)}`
    const lines = figureContradictions(of, { max, running })
    const seen = new Set<string>()
    for (const offer of members) {
      if (!offers.has(offer)) lines.push(`${of} names ${shown(offer)}, which is no offer`)
      else if (seen.has(offer)) lines.push(`${of} names offer ${shown(offer)} twice`)
      seen.add(offer)
    }
    return lines
  })
}
