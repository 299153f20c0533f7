import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import { partnerNames } from '../partners/partner-names.service.ts'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { type Problems, refusedForm, type Typed } from '../platform/form.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { classLabels, listClasses } from '../schools/school-class.service.ts'
import { schoolNames } from '../schools/school.service.ts'
import { studentNamed, studentsNamed } from '../schools/student-facts.service.ts'
import { fullName } from '../schools/student.rules.ts'
import { latestClassIds, studentsOfClass } from '../schools/student.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { exportFormat, pageOrAll, sendList } from '../web/export.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { type AroundAuthorisations, authorisationsPage, isHost } from './authorisation-list.pages.ts'
import { type ListedAuthorisation, searchFields, type TypedSearch } from './authorisation-list.pages.ts'
import { anyAuthorisation, authorisationsPerPage, listAuthorisations } from './authorisation-list.service.ts'
import { authorisationsSheet } from './authorisation-list.sheet.ts'
import { readRevocation } from './machine-authorisation.forms.ts'
import { authorisationStandings } from './machine-authorisation.rules.ts'
import { findAuthorisation, revokeAuthorisation } from './machine-authorisation.service.ts'
import { authorisationWords } from './machine-authorisation.text.ts'
import { ownAuthorisationsPage } from './own-authorisations.pages.ts'
import { revocationPage } from './revocation.pages.ts'

export const machineAuthorisationRoutes: Route[] = [
  get(paths.authorisations, 'machine-authorisation.view', showAuthorisations),
  get(paths.authorisationRevocation, 'machine-authorisation.grant', (req, res) => showRevocation(req, res, {})),
  post(paths.authorisationRevocation, 'machine-authorisation.grant', revoke),
]

async function showAuthorisations(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  if (ctx.actor.role === 'student' && !exportFormat(req)) return showOwn(res, ctx)
  const typed = Object.fromEntries(searchFields.map((name) => [name, queryText(req, name)])) as TypedSearch
  const page = pageOrAll(req)
  const ownClasses = isSchool(ctx) ? await listClasses(ctx, { schoolYear: schoolYearOf(ctx.today) }) : []
  const found = await listAuthorisations(ctx, {
    q: typed.q,
    machineKind: typed.macchina,
    standing: authorisationStandings.find((each) => each === typed.stato) ?? null,
    studentIds: await studentsIn(ctx, ownClasses.find(({ _id }) => _id === typed.classe)?._id ?? null),
    page,
  })
  const around = await aroundOf(ctx, found)
  if (exportFormat(req)) return sendList(req, res, authorisationsSheet(around, ctx))
  const list = { ...around, typed, ownClasses, page: page ?? 1, perPage: authorisationsPerPage }
  show(res, 'machine-authorisations/list', authorisationsPage(list, ctx))
}

async function showOwn(res: Response, ctx: Ctx): Promise<void> {
  const around = await aroundOf(ctx, await listAuthorisations(ctx, anyAuthorisation))
  show(res, 'machine-authorisations/own', ownAuthorisationsPage(around, ctx))
}

function isSchool({ actor }: Ctx): boolean {
  return 'schoolId' in actor && actor.role !== 'student'
}

async function studentsIn(ctx: Ctx, classId: string | null): Promise<string[] | null> {
  if (classId === null) return null
  const enrolled = await studentsOfClass(ctx, 'class.view', classId, ctx.today)
  return enrolled.map(({ student }) => student._id)
}

type Found = Awaited<ReturnType<typeof listAuthorisations>>

async function aroundOf(ctx: Ctx, found: Found): Promise<AroundAuthorisations> {
  const { authorisations } = found
  const studentIds = [...new Set(authorisations.map(({ studentId }) => studentId))]
  const [{ machineKinds }, students, partners, classes, schools] = await Promise.all([
    currentProgramme(),
    studentsNamed(studentIds),
    partnerNames(authorisations.map(({ partnerId }) => partnerId)),
    isSchool(ctx) ? classesOf(ctx, studentIds) : new Map<string, string>(),
    isHost(ctx) ? schoolNames(schoolsOf(authorisations)) : new Map<string, string>(),
  ])
  const names = new Map([...students].map(([id, student]) => [id, fullName(student)]))
  return { ...found, machineKinds, names, partners, classes, schools }
}

function schoolsOf(authorisations: readonly ListedAuthorisation[]): string[] {
  return [...new Set(authorisations.map(({ schoolId }) => schoolId))]
}

async function classesOf(ctx: Ctx, studentIds: readonly string[]): Promise<Map<string, string>> {
  const latest = await latestClassIds(studentIds)
  const labels = await classLabels(ctx, [...latest.values()])
  return new Map([...latest].map(([studentId, classId]) => [studentId, labels.get(classId) ?? '']))
}

interface Submitted {
  typed?: Typed
  problems?: Problems
}

async function showRevocation(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const found = await findAuthorisation(ctx, 'machine-authorisation.grant', param(req, 'authorisationId'))
  if (found.revoked && !submitted.problems) {
    notify(req, 'info', authorisationWords(req.language)['already-revoked'])
    return goTo(res, paths.authorisations())
  }
  const [{ machineKinds }, student] = await Promise.all([currentProgramme(), studentNamed(found.studentId)])
  const page = revocationPage(found, { machineKinds, name: fullName(student), submitted }, ctx)
  const crumbs = [{ text: authorisationWords(req.language).title, href: paths.authorisations() }]
  show(res, 'machine-authorisations/revoke', page, { status: submitted.problems ? 422 : 200, crumbs })
}

async function revoke(req: Request, res: Response): Promise<void> {
  const read = readRevocation(req.body)
  if (!read.ok) return showRevocation(req, res, read)
  try {
    await revokeAuthorisation(contextOf(req), param(req, 'authorisationId'), read.value.reason)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return showRevocation(req, res, refusedForm(req.body, { form: error.reasons[0] ?? 'not-valid' }))
  }
  notify(req, 'success', authorisationWords(req.language).wasTaken)
  goTo(res, paths.authorisations())
}
