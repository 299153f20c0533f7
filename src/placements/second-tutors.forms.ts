import { type Problems, type Typed, withoutNul } from '../platform/form.ts'

/** A second tutor of each side as the form has them: who, and how many percent of the work are theirs. */
export interface SecondTutorsRead {
  hostTutor: { id: string; percent: number } | null
  schoolTutor: { id: string; percent: number } | null
}

export const secondSides = ['host', 'school'] as const
type Side = (typeof secondSides)[number]

export function secondField(side: Side, what: 'TutorId' | 'Percent'): string {
  return side === 'host' ? `secondHost${what}` : `secondSchool${what}`
}

/** What was typed about second tutors, and what is wrong with it; nothing typed means one tutor on each side. */
export function readSecondTutors(typed: Typed): { second: SecondTutorsRead; problems: Problems } {
  const problems: Problems = {}
  const [hostTutor, schoolTutor] = [readSide(typed, 'host', problems), readSide(typed, 'school', problems)]
  return { second: { hostTutor, schoolTutor }, problems }
}

function readSide(typed: Typed, side: Side, problems: Problems): { id: string; percent: number } | null {
  const [idField, percentField] = [secondField(side, 'TutorId'), secondField(side, 'Percent')]
  const id = textAt(typed, idField)
  const percent = textAt(typed, percentField).replace(/\s*%$/u, '')
  if (id === '' && percent === '') return null
  if (id === '' || id.length > 64) {
    problems[idField] = 'share-without-tutor'
    return null
  }
  const number = /^\d{1,3}$/u.test(percent) ? Number(percent) : 0
  if (number >= 1 && number <= 99) return { id, percent: number }
  problems[percentField] = 'share-out-of-range'
  return null
}

function textAt(typed: Typed, name: string): string {
  const value = typed[name]
  return typeof value === 'string' ? withoutNul(value).trim() : ''
}
