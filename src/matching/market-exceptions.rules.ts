// What is particular about a student at an offer (particolarità): a priority class of their own, a distance, or that the
// offer is not open to them. All other pairs are alike: open, at distance 0, in the class after all named ones. So the
// millions of pairs that nobody wrote anything about need no memory and no time.
// Source: matching.md 3.1 (eligibility), 3.3 (priority classes), 3.5.3 (zone distance; missing: 0).

import type { MarketIndex } from './market-index.rules.ts'
import type { RoundFile } from './round-file.rules.ts'

export interface Exceptions {
  /** the exceptions of student s are at exceptionStart[s] up to, not including, exceptionStart[s + 1]; each offer once */
  readonly exceptionStart: Int32Array
  readonly exceptionOffer: Int32Array
  /** priority class of the pair, from 1 */
  readonly exceptionClass: Int32Array
  /** zone distance of the pair; EXCLUDED: forbidden or not eligible */
  readonly exceptionDistance: Float64Array
  /** by offer: the priority class of all students whom it does not name */
  readonly otherClass: Int32Array
}

export const EXCLUDED = -1

interface Notes {
  student: number[]
  offer: number[]
  /** a priority class from 1; 0 with a distance */
  class: number[]
  distance: number[]
}

export function buildExceptions(file: RoundFile, index: MarketIndex): Exceptions {
  const notes: Notes = { student: [], offer: [], class: [], distance: [] }
  noteClasses(notes, index)
  noteDistances(notes, index)
  for (const [student, offer] of [...(file.forbidden ?? []), ...(file.ineligible ?? [])]) {
    note(notes, [index.studentNumber.get(student)!, index.offerNumber.get(offer)!, 0, EXCLUDED])
  }
  const otherClass = Int32Array.from(index.offers, ({ priorities }) => (priorities?.length ?? 0) + 1)
  return { ...merge(notes, index, otherClass), otherClass }
}

function note(notes: Notes, [student, offer, priority, distance]: [number, number, number, number]): void {
  notes.student.push(student)
  notes.offer.push(offer)
  notes.class.push(priority)
  notes.distance.push(distance)
}

function noteClasses(notes: Notes, { offers, studentNumber }: MarketIndex): void {
  for (const [offer, { priorities }] of offers.entries()) {
    for (const [place, students] of (priorities ?? []).entries()) {
      for (const student of students) note(notes, [studentNumber.get(student)!, offer, place + 1, 0])
    }
  }
}

function noteDistances(notes: Notes, { students, offerNumber }: MarketIndex): void {
  for (const [student, { zoneDistance }] of students.entries()) {
    for (const [offer, distance] of Object.entries(zoneDistance ?? {})) {
      if (distance > 0) note(notes, [student, offerNumber.get(offer)!, 0, distance])
    }
  }
}

/** The notes by student, all about one offer in one. */
function merge(notes: Notes, index: MarketIndex, otherClass: Int32Array): Omit<Exceptions, 'otherClass'> {
  const byStudent = sortedByStudent(notes, index.students.length)
  const start = new Int32Array(index.students.length + 1)
  const offers = new Int32Array(notes.student.length)
  const classes = new Int32Array(notes.student.length)
  const distances = new Float64Array(notes.student.length)
  const slotOf = new Int32Array(index.offers.length).fill(-1)
  let length = 0
  for (let student = 0; student < index.students.length; student++) {
    const first = (start[student] = length)
    for (let at = byStudent.start[student]!; at < byStudent.start[student + 1]!; at++) {
      const each = byStudent.note[at]!
      const offer = notes.offer[each]!
      let slot = slotOf[offer]!
      if (slot < first) {
        slot = slotOf[offer] = length++
        offers[slot] = offer
        classes[slot] = otherClass[offer]!
      }
      if (notes.class[each]! > 0) classes[slot] = notes.class[each]!
      else if (distances[slot] !== EXCLUDED) distances[slot] = notes.distance[each]!
    }
  }
  start[index.students.length] = length
  return {
    exceptionStart: start,
    exceptionOffer: offers.slice(0, length),
    exceptionClass: classes.slice(0, length),
    exceptionDistance: distances.slice(0, length),
  }
}

function sortedByStudent({ student }: Notes, students: number): { start: Int32Array; note: Int32Array } {
  const start = new Int32Array(students + 1)
  for (const each of student) start[each + 1]!++
  for (let each = 0; each < students; each++) start[each + 1]! += start[each]!
  const next = start.slice()
  const note = new Int32Array(student.length)
  for (let each = 0; each < student.length; each++) note[next[student[each]!]!++] = each
  return { start, note }
}
