// What the Ministry's screens would not take, or somebody would ask about later (controlli sul rendiconto): each rule looks
// at the whole return and says which records it is about. A blocking one must be mended before the return is sent; a
// warning may stay. Nothing is said twice.
// Source: domain study 1.2 (R-75, R-MIN), 3.2, 5 (identifiers), 8 (agreement in force on every day); D.M. 195/2017.

import { checkSchoolCode } from '../identifiers/school-code.rules.ts'
import { checkTaxCode, originalTaxCode } from '../identifiers/tax-code.rules.ts'
import { isOpenEnded } from '../labs/edition.rules.ts'
import { countsTowardsMinimum } from '../norms/required-hours.rules.ts'
import { endedStates, underWayStates } from '../placements/placement-state.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import { fullName, groupBy } from '../schools/student.rules.ts'
import { pathIdsIn } from './build-return.rules.ts'
import type { ReturnFacts, ReturnPlacement } from './return-facts.rules.ts'
import type { ReturnRows, StudentRow } from './return-rows.rules.ts'

export const blockingRules = [
  'school-code',
  'tax-code-missing',
  'tax-code-wrong',
  'tax-code-twice',
  'no-class',
  'host-without-numbers',
  'no-agreement',
  'no-protocol-number',
  'outside-agreement',
  'hours-waiting',
  'hours-above-plan',
  'nothing-planned',
  'minutes-not-whole',
  'sums-differ',
] as const
export const warningRules = [
  'three-quarters',
  'papers-missing',
  'not-concluded',
  'no-hours',
  'no-tutor',
  'year-not-counted',
] as const
export type BlockingRule = (typeof blockingRules)[number]
export type CheckRule = BlockingRule | (typeof warningRules)[number]

/** The record that is to be mended. */
export interface Subject {
  kind: 'school' | 'student' | 'placement' | 'papers' | 'hours' | 'agreement' | 'partner' | 'lab'
  id: string
  /** Of a lab, whom it is about; of a school, which path. */
  part?: string
}

export interface Finding {
  rule: CheckRule
  about: Subject
  /** As the record is called on screen. */
  name: string
  /** What the sentence of the rule speaks of, where it speaks of minutes. */
  minutes?: Minutes
  limit?: Minutes
  /** The text that is wrong: a code, a name, a year. */
  text?: string
}

export interface CheckedReturn {
  facts: ReturnFacts
  rows: ReturnRows
}

type Found = Omit<Finding, 'rule'>
type Check = (given: CheckedReturn) => Found[]

const checks: Record<CheckRule, Check> = {
  'school-code': ({ facts, rows }) =>
    rows.paths
      .filter(({ code }) => checkSchoolCode(code).problems.length > 0)
      .map(({ id, code, title }) => ({
        about: { kind: 'school', id: facts.school._id, part: id },
        name: title,
        text: code,
      })),
  'tax-code-missing': ({ rows }) =>
    students(rows)
      .filter(({ student }) => !student.taxCode)
      .map(aboutStudent),
  'tax-code-wrong': ({ rows }) =>
    students(rows)
      .filter(({ student }) => student.taxCode && checkTaxCode(student.taxCode).problems.length > 0)
      .map((row) => ({ ...aboutStudent(row), text: row.student.taxCode ?? '' })),
  'tax-code-twice': ({ rows }) => sameCodes(rows),
  'no-class': ({ rows }) =>
    students(rows)
      .filter(({ student }) => !student.schoolClass)
      .map(aboutStudent),
  'host-without-numbers': ({ rows }) =>
    rows.hosts
      .filter(({ kind, taxCode, vatNumber }) => kind !== 'scuola' && !taxCode && !vatNumber)
      .map(({ partnerId, name }) => ({ about: { kind: 'partner', id: partnerId }, name })),
  'no-agreement': ({ facts }) =>
    atHosts(facts)
      .filter(({ placement }) => !placement.agreement)
      .map(({ placement }) => aboutPlacement(placement)),
  'no-protocol-number': ({ facts }) =>
    atHosts(facts).flatMap(({ placement: { agreement, host } }) =>
      agreement && agreement.number.trim() === ''
        ? [{ about: { kind: 'agreement' as const, id: agreement.agreementId }, name: host.name }]
        : [],
    ),
  'outside-agreement': ({ facts }) =>
    atHosts(facts)
      .filter(isOutsideAgreement)
      .map(({ placement }) => aboutPlacement(placement)),
  'hours-waiting': ({ facts }) => waitingHours(facts),
  'hours-above-plan': ({ facts, rows }) =>
    rows.students
      .filter(({ planned, doneInAll }) => planned > 0 && doneInAll > planned)
      .map((row) => ({ ...aboutPath(facts, row), minutes: row.doneInAll, limit: row.planned })),
  'nothing-planned': ({ facts, rows }) =>
    rows.students.filter(({ planned }) => planned <= 0).map((row) => aboutPath(facts, row)),
  'minutes-not-whole': ({ facts, rows }) =>
    rows.students
      .filter(({ planned, done, doneInAll }) => ![planned, done, doneInAll].every(Number.isInteger))
      .map((row) => aboutPath(facts, row)),
  'sums-differ': ({ rows }) => differingSums(rows),
  'three-quarters': ({ facts, rows }) =>
    rows.students
      .filter(({ valid, attended }) => !valid && attended.minutes > 0 && attended.of > 0)
      .filter((row) => !isUnderWay(facts, row))
      .map((row) => ({ ...aboutPath(facts, row), minutes: row.attended.minutes, limit: row.attended.of })),
  'papers-missing': ({ facts }) =>
    facts.placements.flatMap(({ placement, hours, papersMissing = 0 }) => {
      const minutes = hours.logged + hours.confirmed + hours.approved
      const { name } = aboutPlacement(placement)
      const about = { kind: 'papers' as const, id: placement._id }
      return papersMissing > 0 && minutes > 0 ? [{ about, name, minutes }] : []
    }),
  'not-concluded': ({ facts }) => [
    ...facts.placements
      .filter(({ placement }) => underWayStates.includes(placement.state))
      .map(({ placement }) => aboutPlacement(placement)),
    ...facts.labs
      .filter(({ edition }) => isOpenEnded(edition.state))
      .map(({ edition }) => ({ about: { kind: 'lab' as const, id: edition._id }, name: edition.title })),
  ],
  'no-hours': ({ facts }) =>
    facts.placements
      .filter(({ placement, approvedInAll }) => endedStates.includes(placement.state) && approvedInAll === 0)
      .map(({ placement }) => aboutPlacement(placement)),
  'no-tutor': ({ facts, rows }) =>
    rows.students
      .filter(({ schoolTutor, hostTutor }) => schoolTutor === '' || hostTutor === '')
      .map((row) => aboutPath(facts, row)),
  'year-not-counted': ({ rows }) =>
    students(rows).flatMap((row) => {
      const year = row.student.schoolClass?.year
      return year === undefined || countsTowardsMinimum(year) ? [] : [{ ...aboutStudent(row), text: String(year) }]
    }),
}

/** What there is to mend, blocking rules first; about one record each rule speaks once. */
export function checkReturn(given: CheckedReturn): Finding[] {
  const rules: readonly CheckRule[] = [...blockingRules, ...warningRules]
  const findings = rules.flatMap((rule) => checks[rule](given).map((found) => ({ rule, ...found })))
  return [...new Map(findings.map((finding) => [keyOf(finding), finding])).values()]
}

/** What tells a finding from all others. */
export function keyOf({ rule, about: { kind, id, part = '' } }: Finding): string {
  return [rule, kind, id, part].join(' ')
}

export function isBlocking({ rule }: Pick<Finding, 'rule'>): boolean {
  return (blockingRules as readonly CheckRule[]).includes(rule)
}

/** One row of each student. */
function students({ students: rows }: ReturnRows): StudentRow[] {
  return [...new Map(rows.map((row) => [row.student._id, row])).values()]
}

function aboutStudent({ student }: StudentRow): Found {
  return { about: { kind: 'student', id: student._id }, name: fullName(student) }
}

function aboutPlacement({ _id, student, title }: Placement): Found {
  return { about: { kind: 'placement', id: _id }, name: `${fullName(student)} · ${title}` }
}

/** The placement, or the lab, behind a row of the students. */
function aboutPath(facts: ReturnFacts, { student, pathId }: StudentRow): Found {
  const { placements, labs } = facts
  const pathIdOf = pathIdsIn(facts)
  const own = placements.find(({ placement }) => pathIdOf(placement) === pathId && placement.studentId === student._id)
  if (own) return aboutPlacement(own.placement)
  const title = labs.find(({ edition }) => edition._id === pathId)?.edition.title ?? ''
  return { about: { kind: 'lab', id: pathId, part: student._id }, name: `${fullName(student)} · ${title}` }
}

/** What still goes on may still reach its three quarters. */
function isUnderWay(facts: ReturnFacts, { student, pathId }: StudentRow): boolean {
  const { placements, labs } = facts
  const pathIdOf = pathIdsIn(facts)
  const atHost = placements.some(
    ({ placement }) =>
      pathIdOf(placement) === pathId && placement.studentId === student._id && underWayStates.includes(placement.state),
  )
  return atHost || labs.some(({ edition }) => edition._id === pathId && isOpenEnded(edition.state))
}

/** A simulated enterprise is at school and has no agreement. */
function atHosts({ placements }: ReturnFacts): ReturnPlacement[] {
  return placements.filter(({ placement }) => placement.kind !== 'simulated-enterprise')
}

function isOutsideAgreement({ placement: { agreement }, hours: { first, last } }: ReturnPlacement): boolean {
  return agreement !== null && first !== null && last !== null && (first < agreement.from || last > agreement.to)
}

function waitingHours({ placements, labs }: ReturnFacts): Found[] {
  const atHost = placements.flatMap(({ placement, hours }) => {
    const minutes = hours.logged + hours.confirmed
    const { name } = aboutPlacement(placement)
    return minutes > 0 ? [{ about: { kind: 'hours' as const, id: placement._id }, name, minutes }] : []
  })
  const inLabs = labs.flatMap(({ edition, members }) => {
    const minutes = sumMinutes(members.map(({ waiting }) => waiting))
    return minutes > 0 ? [{ about: { kind: 'lab' as const, id: edition._id }, name: edition.title, minutes }] : []
  })
  return [...atHost, ...inLabs]
}

/** Two codes of which one only has letters for digits are of one person. */
function sameCodes(rows: ReturnRows): Found[] {
  const withCode = students(rows).filter(({ student }) => student.taxCode)
  const groups = groupBy(withCode, ({ student }) => originalTaxCode(student.taxCode ?? ''))
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .flat()
    .map((row) => ({ ...aboutStudent(row), text: row.student.taxCode ?? '' }))
}

/** What the rows say a student has done is what the hour register says. */
function differingSums(rows: ReturnRows): Found[] {
  return [...groupBy(rows.students, ({ student }) => student._id).values()].flatMap((own) => {
    const [row] = own
    const minutes = sumMinutes(own.map(({ done }) => done))
    if (!row || minutes === row.student.approved) return []
    return [{ ...aboutStudent(row), minutes, limit: row.student.approved }]
  })
}
