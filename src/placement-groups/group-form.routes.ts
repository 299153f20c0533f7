import type { Request, Response } from 'express'
import { listSchoolStaff } from '../accounts/account.service.ts'
import { paths } from '../paths.ts'
import { newId } from '../platform/id.ts'
import { findCandidates } from '../placements/student-choice.service.ts'
import { sentencesOf } from '../placements/placement-next.pages.ts'
import { currentCalendar } from '../programme/programme.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { tried } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { crumbsTo } from './group-crumbs.pages.ts'
import { setHosts } from './group-edit.service.ts'
import { hostsPage } from './group-hosts.pages.ts'
import { hostChoices } from './group-hosts.service.ts'
import { type Submitted, studentsPage } from './group-students.pages.ts'
import { placedThisYear } from './group-students.service.ts'
import { termsPage } from './group-terms.pages.ts'
import { placementsOf, setTerms, type Unchanged } from './group-terms.service.ts'
import { readCommonTerms, readNewGroup, readSeats, readStudents } from './placement-group.forms.ts'
import { stepPath } from './placement-group.pages.ts'
import { nextStepOf, type PlacementGroup } from './placement-group.rules.ts'
import { createGroup, findGroup, setStudents } from './placement-group.service.ts'
import { groupWords } from './placement-group.text.ts'

export const groupFormRoutes: Route[] = [
  get(paths.newPlacementGroup, 'placement-group.edit', (req, res) => showStudents(req, res, { group: null })),
  post(paths.newPlacementGroup, 'placement-group.edit', create),
  get(paths.placementGroupStudents, 'placement-group.edit', showMembers),
  post(paths.placementGroupStudents, 'placement-group.edit', saveMembers),
  get(paths.placementGroupTerms, 'placement-group.edit', (req, res) => showTerms(req, res, {})),
  post(paths.placementGroupTerms, 'placement-group.edit', saveTerms),
  get(paths.placementGroupHosts, 'placement-group.edit', (req, res) => showHosts(req, res, {})),
  post(paths.placementGroupHosts, 'placement-group.edit', saveHosts),
]

/** The group of the address, for somebody who may change it. */
export function groupOf(req: Request): Promise<PlacementGroup> {
  return findGroup(contextOf(req), 'placement-group.edit', param(req, 'placementGroupId'))
}

interface StudentsForm {
  group: PlacementGroup | null
  submitted?: Submitted
}

async function showStudents(req: Request, res: Response, { group, submitted = {} }: StudentsForm): Promise<void> {
  const ctx = contextOf(req)
  const search = searchOf(req, submitted)
  const candidates = await findCandidates(ctx, search)
  const members = group?.lines.map(({ studentId }) => studentId) ?? []
  const ids = [...members, ...candidates.found.map(({ student }) => student._id)]
  const typedId = submitted.typed?.['id']
  const page = studentsPage(
    {
      ...candidates,
      group,
      search,
      id: typeof typedId === 'string' ? typedId : newId(),
      already: await placedThisYear(ctx, ids, group?._id ?? null),
      submitted,
    },
    ctx,
  )
  const status = submitted.problems ? 422 : 200
  show(res, 'placement-groups/students', page, { status, crumbs: crumbsTo(group, req.language) })
}

/** A refused form has no search in its address: it brings the one it was made with. */
function searchOf(req: Request, { typed }: Submitted): { q: string; classId: string } {
  const text = (name: string) => (typeof typed?.[name] === 'string' ? typed[name] : queryText(req, name))
  return { q: text('q'), classId: text('classe') }
}

async function create(req: Request, res: Response): Promise<void> {
  const read = readNewGroup(req.body)
  const outcome = read.ok ? await tried(req, () => createGroup(contextOf(req), read.value)) : read
  if (outcome !== 'done' || !read.ok) return showStudents(req, res, { group: null, submitted: submittedOf(outcome) })
  notify(req, 'success', groupWords(req.language).created)
  goTo(res, paths.placementGroupTerms({ placementGroupId: read.value.id }))
}

async function showMembers(req: Request, res: Response): Promise<void> {
  await showStudents(req, res, { group: await groupOf(req) })
}

async function saveMembers(req: Request, res: Response): Promise<void> {
  const id = param(req, 'placementGroupId')
  const read = readStudents(req.body)
  const outcome = read.ok ? await tried(req, () => setStudents(contextOf(req), id, read.value)) : read
  if (outcome !== 'done') return showStudents(req, res, { group: await groupOf(req), submitted: submittedOf(outcome) })
  await goOn(req, res)
}

async function showTerms(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const group = await groupOf(req)
  const [placements, staff] = await Promise.all([placementsOf(ctx, group), listSchoolStaff(ctx, group.schoolId)])
  const page = termsPage(group, { placements, staff, submitted }, ctx)
  const status = submitted.problems ? 422 : 200
  show(res, 'placement-groups/terms', page, { status, crumbs: crumbsTo(group, req.language) })
}

async function saveTerms(req: Request, res: Response): Promise<void> {
  const id = param(req, 'placementGroupId')
  const read = readCommonTerms(req.body, await currentCalendar())
  let unchanged: Unchanged[] = []
  const save = async () => {
    const { publicUrl } = configOf(req)
    if (read.ok) unchanged = await setTerms(contextOf(req), id, { ...read.value, publicUrl })
  }
  const outcome = read.ok ? await tried(req, save) : read
  if (outcome !== 'done') return showTerms(req, res, submittedOf(outcome))
  const t = groupWords(req.language)
  if (unchanged.length > 0) {
    const who = unchanged.map(({ name, reasons }) => `${name}: ${sentencesOf(reasons, req.language).join(' ')}`)
    notify(req, 'warning', t.notFollowed(who.join(' ')))
  }
  await goOn(req, res)
}

async function showHosts(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const group = await groupOf(req)
  const { q } = searchOf(req, submitted)
  const page = hostsPage(group, { ...(await hostChoices(ctx, group, q)), q, submitted }, ctx)
  const status = submitted.problems ? 422 : 200
  show(res, 'placement-groups/hosts', page, { status, crumbs: crumbsTo(group, req.language) })
}

async function saveHosts(req: Request, res: Response): Promise<void> {
  const id = param(req, 'placementGroupId')
  const read = readSeats(req.body)
  const outcome = read.ok ? await tried(req, () => setHosts(contextOf(req), id, read.value)) : read
  if (outcome !== 'done') return showHosts(req, res, submittedOf(outcome))
  await goOn(req, res)
}

function submittedOf(outcome: unknown): Submitted {
  const { typed, problems } = outcome as Submitted
  return { ...(typed ? { typed } : {}), ...(problems ? { problems } : {}) }
}

/** To the step that comes next. */
async function goOn(req: Request, res: Response): Promise<void> {
  const group = await groupOf(req)
  notify(req, 'success', groupWords(req.language).saved)
  goTo(res, stepPath(nextStepOf(group), { placementGroupId: group._id }))
}
