import { Accounts } from '../../src/accounts/account.model.ts'
import { CalendarFeeds } from '../../src/calendar/feed.model.ts'
import { ExportJobs } from '../../src/export-jobs/export-job.model.ts'
import { type HourEntry, type StudentDay, studentDayId } from '../../src/hours/hour-entry.rules.ts'
import { HostProposals } from '../../src/host-proposals/host-proposal.model.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { PriorHoursLines } from '../../src/ledger/prior-hours.model.ts'
import { MachineAuthorisations } from '../../src/machine-authorisations/machine-authorisation.model.ts'
import { PlacementPapers } from '../../src/paperwork/papers.model.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { type ClockTime, clockTime, minuteOfDay } from '../../src/platform/clock-time.ts'
import { type Day, day } from '../../src/platform/day.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { Enrolments } from '../../src/schools/enrolment.model.ts'
import { Students } from '../../src/schools/student.model.ts'
import { StudentFiles } from '../../src/student-files/student-file.model.ts'
import { testNow } from '../support/borgo-database.ts'

/** The other record of Giulia: a list had her tax code with a slip, and made a second student of her. */
export const twin = 'giulia-bis'
export const wrongCode = 'DMCGLI10A41F205Z'

/** A record of the twin, made of one that Giulia has. */
function copyOf<T extends object>(found: T | null, changes: object): T {
  if (!found) throw new Error('Giulia has none.')
  return { ...found, ...changes }
}

/** One line of the twin's own placement, like one of Giulia's. */
export async function twinDay(on: Day, times: [string, string], state: HourEntry['state'] = 'approved') {
  const model = await StudentDays.findById(studentDayId('giulia', day('2026-11-02'))).lean()
  const [from, to] = times.map((time) => clockTime(time)) as [ClockTime, ClockTime]
  const [startMinute, endMinute] = [minuteOfDay(from), minuteOfDay(to)]
  const minutes = endMinute - startMinute
  const placement = { placementId: 'bis-tipografia', partnerId: 'tipografia' }
  const span = { from, to, startMinute, endMinute, minutes }
  const entry = copyOf(model?.entries[0] ?? null, { ...placement, id: `bis-${on}-1`, ...span, state })
  const approvedBy = entry.approvedBy && { ...entry.approvedBy, at: testNow }
  const signed = { ...entry, ...(state === 'logged' ? { confirmedBy: null, approvedBy: null } : { approvedBy }) }
  const whole: StudentDay = {
    _id: studentDayId(twin, on),
    studentId: twin,
    schoolId: 'galilei',
    day: on,
    minutes,
    entries: [signed],
  }
  await StudentDays.create(whole)
}

/** The twin with a class, a placement, hours, a lab, certified hours, an account nobody uses and all the rest. */
export async function addTwin(): Promise<void> {
  const [giulia, placement, papers] = await Promise.all([
    Students.findById('giulia').lean(),
    Placements.findById('giulia-fablab').lean(),
    PlacementPapers.findById('giulia-fablab').lean(),
  ])
  await Students.create(copyOf(giulia, { _id: twin, surname: 'Damico', taxCode: wrongCode, birthDate: null }))
  const enrolment = { _id: 'bis-enrolment', schoolId: 'galilei', classId: 'galilei-3a', studentId: twin }
  await Enrolments.create({ ...enrolment, from: day('2026-10-01'), to: null, leaving: null })
  const own = { _id: 'bis-tipografia', studentId: twin, partnerId: 'tipografia', title: 'Stampa' }
  await Placements.create(copyOf(placement, { ...own, amendments: [] }))
  const ofOwn = { _id: own._id, placementId: own._id, studentId: twin, partnerId: 'tipografia' }
  await PlacementPapers.create(copyOf(papers, ofOwn))
  await twinDay(day('2026-11-03'), ['08:00', '12:00'])
  await twinDay(day('2026-11-04'), ['08:00', '10:00'])
  await twinDay(day('2026-11-20'), ['08:00', '09:30'], 'logged')
  await addTwinFiles()
  await addTwinToLab()
  const job = copyOf(await ExportJobs.findById('esportazione-docente').lean(), { _id: 'bis', key: 'bis' })
  await ExportJobs.create({ ...job, params: { studentId: twin } })
  const feed = { _id: 'bis', accountId: 'bis', hat: `student:${twin}`, digest: 'bis' }
  await CalendarFeeds.create(copyOf(await CalendarFeeds.findById('calendario-docente').lean(), feed))
}

async function addTwinFiles(): Promise<void> {
  const [file, prior, laser, proposal, account] = await Promise.all([
    StudentFiles.findById('giulia').lean(),
    PriorHoursLines.findById('ore-giulia').lean(),
    MachineAuthorisations.findById('giulia-laser').lean(),
    HostProposals.findById('panificio-giulia').lean(),
    Accounts.findById('giulia.damico').lean(),
  ])
  const notice = file?.familyNotice && { ...file.familyNotice, on: day('2025-09-20') }
  const line = { at: new Date('2025-09-20T08:00:00Z'), by: { accountId: null, name: 'Sara' }, event: 'notice' as const }
  const history = [{ ...line, on: day('2025-09-20') }]
  await StudentFiles.create(copyOf(file, { _id: twin, studentId: twin, familyNotice: notice, history }))
  await PriorHoursLines.create(
    copyOf(prior, { _id: 'ore-bis', studentId: twin, schoolYear: '2024/25', year: 3, removed: null }),
  )
  await MachineAuthorisations.create(copyOf(laser, { _id: 'bis-laser', studentId: twin, lastUsedOn: '2026-11-20' }))
  await HostProposals.create(copyOf(proposal, { _id: 'panificio-bis', studentId: twin }))
  const hats = account?.hats.map((hat) => ({ ...hat, studentId: twin }))
  const unused = { _id: 'bis', username: 'giulia.damico2', passwordHash: null, hats }
  await Accounts.create(copyOf(account, unused))
}

/** The class brought both to the lab; the twin was called and never there. */
async function addTwinToLab(): Promise<void> {
  const edition = await Editions.findById('robotica-3a').lean()
  const seat = copyOf(edition?.participants.find(({ studentId }) => studentId === 'giulia') ?? null, {
    studentId: twin,
  })
  await Editions.updateOne(
    { _id: 'robotica-3a' },
    { $push: { participants: seat, 'groups.0.studentIds': twin }, $inc: { taken: 1 } },
  )
  const rolls = await RollCalls.find({ 'lines.studentId': 'giulia' }).lean()
  for (const { _id, lines } of rolls) {
    const line = copyOf(lines.find(({ studentId }) => studentId === 'giulia') ?? null, { id: twin, studentId: twin })
    await RollCalls.updateOne({ _id }, { $push: { lines: { ...line, state: 'absent', late: 0, minutes: 0 } } })
  }
}
