import { authorise, visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import type { SchoolKind } from '../norms/required-hours.rules.ts'
import { type RetentionYears, retentionYearsOf } from '../norms/retention.rules.ts'
import { NotFound } from '../platform/errors.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { literally } from '../platform/pattern.ts'
import type { SchoolClosure } from './school-closure.rules.ts'
import { Schools } from './school.model.ts'
import {
  addressOf,
  defaultSettings,
  emptyOffice,
  type Insurance,
  kindsOf,
  plainText,
  type School,
} from './school.rules.ts'
import type { SchoolOffice, SchoolSettings } from './school.rules.ts'

export const schoolsPerPage = 50

export interface SchoolSearch {
  /** Words of name, code or town, in any order. */
  q: string
  /** Upper secondary schools of one kind. */
  kind: SchoolKind | null
  /** How the name of a town begins. */
  town: string
  /** Schools of the first cycle too. */
  everyCycle: boolean
  /** From 1; beyond the last it is the last. null: all of them. */
  page: number | null
}

export interface FoundSchools {
  schools: School[]
  total: number
  page: number
}

/** A page of the schools this actor may see, by name. */
export async function listSchools(ctx: Ctx, search: SchoolSearch): Promise<FoundSchools> {
  const filter = { ...visible(ctx.actor, 'school.view'), ...filterOf(search) }
  const total = await Schools.countDocuments(filter)
  const pages = Math.max(1, Math.ceil(total / schoolsPerPage))
  const page = Math.min(Math.max(1, search.page ?? 1), pages)
  const { skip, limit } = stretchOf(search.page && page, schoolsPerPage)
  const schools = await Schools.find(filter, { searchText: 0, codeHistory: 0, office: 0, closures: 0 })
    .sort({ name: 1, _id: 1 })
    .skip(skip)
    .limit(limit)
    .lean<School[]>()
  return {
    schools: schools.map((school) => ({
      ...school,
      codeHistory: [],
      searchText: '',
      office: emptyOffice,
      closures: [],
    })),
    total,
    page,
  }
}

function filterOf({ q, kind, town, everyCycle }: SchoolSearch): Record<string, unknown> {
  const words = plainText(q).split(' ').filter(Boolean).slice(0, 8)
  const site = {
    ...(everyCycle && !kind ? {} : { secondCycle: true }),
    ...(kind ? { kind } : {}),
    ...(town.trim() ? { town: new RegExp(`^${literally(town.trim().toUpperCase())}`, 'u') } : {}),
  }
  return {
    ...(words.length > 0 ? { $and: words.map((word) => ({ searchText: new RegExp(literally(word), 'u') })) } : {}),
    ...(Object.keys(site).length > 0 ? { sites: { $elemMatch: site } } : {}),
  }
}

/** How many schools are stored, of any cycle: to tell an empty register from a search without result. */
export async function countSchools(ctx: Ctx): Promise<number> {
  return Schools.countDocuments(visible(ctx.actor, 'school.view'))
}

/** One school; NotFound when there is none or it is not this actor's. */
export async function findSchool(ctx: Ctx, permission: Permission, id: string): Promise<School> {
  const school = await Schools.findById(id).lean<School>()
  if (!school) throw new NotFound('school')
  authorise(ctx.actor, permission, school)
  return school
}

/** What people decide for their school; a text on its policy from before stays until the policy is told in full. */
export type Configuration = Pick<School, 'settings' | 'closures'> & { office: Omit<SchoolOffice, 'liability'> }

/** Stores how this school works, and what agreements say of it. */
export async function configureSchool(
  ctx: Ctx,
  id: string,
  { settings, office, closures }: Configuration,
): Promise<void> {
  const stored = await findSchool(ctx, 'school.configure', id)
  const liability = office.insurance ? null : stored.office.liability
  await Schools.updateOne({ _id: id }, { $set: { settings, office: { ...office, liability }, closures } })
}

/** For how many years a school keeps each kind of record; for use cases that have already decided who may know. */
export async function schoolRetention(schoolId: string): Promise<RetentionYears> {
  const school = await Schools.findById(schoolId, { retentionYears: 1 }).lean<Pick<School, 'retentionYears'>>()
  if (!school) throw new NotFound('school')
  return retentionYearsOf(school.retentionYears)
}

/** Stores for how many years this school keeps each kind of record; who may is decided by the use case. */
export async function setSchoolRetention(schoolId: string, retentionYears: RetentionYears): Promise<void> {
  await Schools.updateOne({ _id: schoolId }, { $set: { retentionYears } })
}

/** The school as papers of its students say it, for use cases that have already decided who may read them. */
export async function schoolOnPaper(schoolId: string) {
  const [school, cover] = await Promise.all([
    Schools.findById(schoolId, { name: 1, code: 1, sites: 1, office: 1 }).lean<
      Pick<School, 'name' | 'code' | 'sites' | 'office'>
    >(),
    schoolCover(schoolId),
  ])
  if (!school) throw new NotFound('school')
  const { name, code, office } = school
  return { name, code, address: addressOf(school), taxCode: office?.taxCode ?? null, ...cover }
}

/** What covers the students of a school, for use cases that have already decided who may act. */
export async function schoolCover(
  schoolId: string,
): Promise<{ insurance: Insurance | null; ofState: boolean; principal: string | null }> {
  const school = await Schools.findById(schoolId, { office: 1, management: 1 }).lean<
    Pick<School, 'office' | 'management'>
  >()
  if (!school) throw new NotFound('school')
  const { insurance, principal } = school.office ?? emptyOffice
  return {
    insurance: insurance ?? null,
    ofState: school.management === 'state',
    principal: principal?.name ?? null,
  }
}

/** How a school works, for use cases that have already decided who may act. */
export async function schoolSettings(schoolId: string): Promise<SchoolSettings> {
  const school = await Schools.findById(schoolId, { settings: 1 }).lean<Pick<School, 'settings'>>()
  if (!school) throw new NotFound('school')
  return { ...defaultSettings, ...school.settings }
}

/** Days without lessons of some schools, for use cases that plan with them; which days those are is public. */
export async function schoolClosures(
  ids: readonly string[],
): Promise<{ schoolId: string; closures: SchoolClosure[] }[]> {
  const schools = await Schools.find({ _id: { $in: [...new Set(ids)] } }, { closures: 1 })
    .sort({ _id: 1 })
    .lean<Pick<School, '_id' | 'closures'>[]>()
  return schools.map(({ _id, closures }) => ({ schoolId: _id, closures: closures ?? [] }))
}

/** The kinds of upper secondary school that each institute has, by id. */
export async function kindsOfSchools(ids: readonly string[]): Promise<Map<string, SchoolKind[]>> {
  const read = { sites: 1, registerYear: 1 } as const
  const schools = await Schools.find({ _id: { $in: [...new Set(ids)] } }, read).lean<
    Pick<School, '_id' | 'sites' | 'registerYear'>[]
  >()
  return new Map(schools.map((school) => [school._id, kindsOf(school)]))
}

/** Names of schools by id, for lists that mention them. Names of schools are public. */
export async function schoolNames(ids: readonly string[]): Promise<Map<string, string>> {
  const schools = await Schools.find({ _id: { $in: [...new Set(ids)] } }, { name: 1 }).lean<
    Pick<School, '_id' | 'name'>[]
  >()
  return new Map(schools.map((school) => [school._id, school.name]))
}
