import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { belongsOf, participantsFor } from '../labs/edition-view.rules.ts'
import { editionAuthor, findEdition } from '../labs/edition.service.ts'
import { type Edition, type Participant, plannedSessions } from '../labs/edition.rules.ts'
import { type PartnerPlaces, placesOfPartners } from '../partners/partner-places.service.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Forbidden, NotFound, Refused } from '../platform/errors.ts'
import { entryName, type Programme } from '../programme/programme.rules.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { type Attendance, attendanceOf } from '../roll-calls/attendance.rules.ts'
import { rollCallsOf } from '../roll-calls/roll-call.service.ts'
import { findSchool } from '../schools/school.service.ts'
import { studentsNamed } from '../schools/student-facts.service.ts'
import { byName, type Student } from '../schools/student.rules.ts'
import { Attestations } from './attestation.model.ts'
import {
  type Attestation,
  type AttestationFacts,
  attestationId,
  attestationNumber,
  type AttestationRefusal,
  attestationRefusals,
  mayBeDecided,
} from './attestation.rules.ts'

/** One student of an edition, and how it stands with the certificate. */
export interface AttestationLine {
  student: Student
  participant: Participant
  label: string
  /** Of approved minutes alone. */
  attendance: Pick<Attendance, 'attended' | 'needed'>
  refusals: AttestationRefusal[]
  attestation: Attestation | null
}

export interface EditionAttestations {
  edition: Edition
  threshold: number
  lines: AttestationLine[]
  /** Whether this actor may give certificates; a student may only take the own one. */
  gives: boolean
}

/** The students of an edition whom this actor may know, by name, each with the certificate or why there is none yet. */
export async function editionAttestations(ctx: Ctx, editionId: string): Promise<EditionAttestations> {
  const edition = await findEdition(ctx, 'attestation.view', editionId)
  const [rollCalls, { norms }, given] = await Promise.all([
    rollCallsOf(ctx, editionId),
    currentProgramme(),
    Attestations.find({ editionId }).lean<Attestation[]>(),
  ])
  const { attendancePercent } = norms.labs
  // Who came back after a withdrawal stands in the list twice: the last time counts.
  const participants = [...new Map(participantsFor(ctx.actor, edition).map((each) => [each.studentId, each])).values()]
  const names = await studentsNamed(participants.map(({ studentId }) => studentId))
  const byStudent = new Map(given.map((each) => [each.studentId, each]))
  const lines = participants.flatMap((participant): AttestationLine[] => {
    const { studentId, groupId } = participant
    const student = names.get(studentId)
    if (!student) return []
    const facts = { edition, rollCalls, attendancePercent }
    const approved = attendanceOf(studentId, { ...facts, approvedOnly: true })
    const written = attendanceOf(studentId, facts)
    return [
      {
        student,
        participant,
        label: edition.groups.find(({ id }) => id === groupId)?.label ?? '',
        attendance: { attended: approved.attended, needed: approved.needed },
        refusals: attestationRefusals({ edition, written, approved, today: ctx.today }),
        attestation: byStudent.get(studentId) ?? null,
      },
    ]
  })
  return {
    edition,
    threshold: attendancePercent,
    lines: lines.toSorted((a, b) => byName(a.student, b.student)),
    gives: can(ctx.actor, 'attestation.give', belongsOf(edition, 'attestation.give')),
  }
}

/** The line of one student. NotFound for everybody whom this actor may not know. */
export async function findAttestationLine(
  ctx: Ctx,
  { editionId, studentId }: Pick<Attestation, 'editionId' | 'studentId'>,
): Promise<EditionAttestations & { line: AttestationLine }> {
  const found = await editionAttestations(ctx, editionId)
  const line = found.lines.find(({ student }) => student._id === studentId)
  if (!line) throw new NotFound(`attestation of ${studentId}`)
  return { ...found, line }
}

/** The certificates of one student, oldest first, for callers who have decided who may know. */
export async function attestationsOfStudent(studentId: string): Promise<Attestation[]> {
  return Attestations.find({ studentId }).sort({ issuedAt: 1, _id: 1 }).lean<Attestation[]>()
}

/** What the head of the school has decided, as it is typed. */
export interface Decided {
  head: string
  reason: string
}

/**
 * Gives the certificate, with the next number of the edition; once given it stays as it is. Refused: every reason of
 * `attestationRefusals`; below the threshold alone an office or a coordinator may record the head's decision.
 */
export async function giveAttestation(
  ctx: Ctx,
  ids: Pick<Attestation, 'editionId' | 'studentId'>,
  decided: Decided | null,
): Promise<Attestation> {
  const found = await findAttestationLine(ctx, ids)
  if (!found.gives) throw new Forbidden('only the school gives certificates')
  return give(ctx, found, decided)
}

/** Gives every certificate of an edition that can be given; how many. Those that cannot are left as they are. */
export async function giveReadyAttestations(ctx: Ctx, editionId: string): Promise<number> {
  const found = await editionAttestations(ctx, editionId)
  if (!found.gives) throw new Forbidden('only the school gives certificates')
  const ready = found.lines.filter(({ refusals, attestation }) => refusals.length === 0 && attestation === null)
  // One after the other, so that numbers follow the order of names.
  for (const line of ready) await give(ctx, { ...found, line }, null)
  return ready.length
}

type Found = EditionAttestations & { line: AttestationLine }

async function give(ctx: Ctx, found: Found, decided: Decided | null): Promise<Attestation> {
  const { edition, line } = found
  if (line.attestation) return line.attestation
  const decides = decided !== null && mayBeDecided(line.refusals) && mayRecord(ctx)
  if (line.refusals.length > 0 && !decides) throw new Refused(...line.refusals)
  const by = await editionAuthor(ctx)
  const { studentId, schoolId } = line.participant
  const attestation = {
    _id: attestationId({ editionId: edition._id, studentId }),
    editionId: edition._id,
    studentId,
    schoolId,
    issuedAt: ctx.now,
    issuedBy: by,
    decision: decides ? { ...decided, at: ctx.now, by } : null,
    facts: await factsOf(ctx, found),
  }
  return store(attestation, edition.code)
}

/** A teacher gives what has been earned; the decision of the head is recorded by who works for the head. */
export function mayRecord({ actor }: Ctx): boolean {
  return may(actor, 'attestation.decide')
}

// Each failed attempt means that somebody else got the number.
const ATTEMPTS = 200

async function store(attestation: Omit<Attestation, 'sequence' | 'number'>, editionCode: string): Promise<Attestation> {
  const { _id, editionId } = attestation
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const last = await Attestations.findOne({ editionId }, { sequence: 1 }).sort({ sequence: -1 }).lean()
    const sequence = (last?.sequence ?? 0) + 1
    const numbered = { ...attestation, sequence, number: attestationNumber(editionCode, sequence) }
    if (await isStored(numbered)) return numbered
    // Given to the same student a moment ago: that one holds.
    const known = await Attestations.findById(_id).lean<Attestation>()
    if (known) return known
  }
  throw new Refused('changed-meanwhile')
}

async function isStored(attestation: Attestation): Promise<boolean> {
  try {
    await Attestations.create(attestation)
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

async function factsOf(ctx: Ctx, { edition, threshold, line }: Found): Promise<AttestationFacts> {
  const { student, participant, label, attendance } = line
  const [school, places, { themes }] = await Promise.all([
    findSchool(ctx, 'school.view', participant.schoolId),
    placesOfPartners([edition.partnerId]),
    currentProgramme(),
  ])
  const { surname, givenName, birthDate } = student
  const group = edition.groups.find(({ id }) => id === participant.groupId)
  return {
    student: { surname, givenName, birthDate, className: label },
    school: { name: school.name, code: school.code, head: school.office.principal?.name ?? null },
    partner: hostOf(edition, places.get(edition.partnerId)),
    module: moduleOf(edition, themes),
    schoolYear: edition.schoolYear,
    ...sessionFacts(edition),
    tutor: group?.teacher?.name ?? null,
    attended: attendance.attended,
    threshold,
  }
}

function hostOf({ siteId }: Edition, partner: PartnerPlaces | undefined): AttestationFacts['partner'] {
  const site = partner?.sites.find(({ id }) => id === siteId)
  return { name: partner?.name ?? '', place: site ? `${site.address}, ${site.town}` : '' }
}

function moduleOf({ module }: Edition, themes: Programme['themes']): AttestationFacts['module'] {
  const { code, title, level, minutes, cup, parts, theme } = module
  const contents = parts.map((part) => ({ title: part.title, minutes: part.minutes }))
  return { code, title, level, minutes, cup, theme: entryName(themes, theme, 'it'), parts: contents }
}

/** When the first and the last session were, and who held them. */
function sessionFacts(edition: Edition): Pick<AttestationFacts, 'from' | 'to' | 'trainers'> {
  const sessions = plannedSessions(edition)
  const trainers = sessions.flatMap(({ staff }) => staff.filter(isTrainer).map(({ name }) => name))
  const [first, last] = [sessions[0], sessions.at(-1)]
  return { from: first?.day ?? edition.from, to: last?.day ?? edition.to, trainers: [...new Set(trainers)] }
}

function isTrainer({ part }: Edition['staff'][number]): boolean {
  return part !== 'tutor'
}
