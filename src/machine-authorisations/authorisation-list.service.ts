import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { searchPatterns } from '../partners/name-search.rules.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { MachineAuthorisations } from './machine-authorisation.model.ts'
import { type AuthorisationNorms, type AuthorisationStanding, usedSince } from './machine-authorisation.rules.ts'
import type { MachineAuthorisation } from './machine-authorisation.rules.ts'
import { authorisationNorms } from './machine-authorisation.service.ts'

export const authorisationsPerPage = 50

export interface AuthorisationSearch {
  /** words of the student's name */
  q: string
  /** code of a machine kind */
  machineKind: string
  standing: AuthorisationStanding | null
  /** only of these; null: of everybody */
  studentIds: readonly string[] | null
  /** from 1; null: all that match */
  page: number | null
}

export const anyAuthorisation: AuthorisationSearch = {
  q: '',
  machineKind: '',
  standing: null,
  studentIds: null,
  page: null,
}

/** What a list shows; who gave it when is no part of it. */
export type ListedAuthorisation = Omit<MachineAuthorisation, 'grants' | 'editionId'>

/** The authorisations this actor may see, by name: a page of them or all, and how many match. */
export async function listAuthorisations(
  ctx: Ctx,
  search: AuthorisationSearch,
): Promise<{ authorisations: ListedAuthorisation[]; total: number; norms: AuthorisationNorms }> {
  const norms = await authorisationNorms()
  const filter = { $and: [visible(ctx.actor, 'machine-authorisation.view'), ...conditions(ctx, search, norms)] }
  const { skip, limit } = stretchOf(search.page, authorisationsPerPage)
  const [authorisations, total] = await Promise.all([
    MachineAuthorisations.find(filter, { grants: 0, editionId: 0 })
      .sort({ studentName: 1, machineKind: 1, _id: 1 })
      .skip(skip)
      .limit(limit)
      .lean<ListedAuthorisation[]>(),
    MachineAuthorisations.countDocuments(filter),
  ])
  return { authorisations, total, norms }
}

function conditions(ctx: Ctx, search: AuthorisationSearch, norms: AuthorisationNorms): object[] {
  const { q, machineKind, standing, studentIds } = search
  return [
    ...(machineKind ? [{ machineKind }] : []),
    ...(studentIds ? [{ studentId: { $in: [...studentIds] } }] : []),
    ...(standing ? [standingFilter(standing, ctx.today, norms)] : []),
    ...searchPatterns(q).map((pattern) => ({ studentName: pattern })),
  ]
}

/** As the database is asked for what `standingOn` says. */
function standingFilter(
  standing: AuthorisationStanding,
  on: ListedAuthorisation['earnedOn'],
  norms: AuthorisationNorms,
) {
  if (standing === 'revoked') return { revoked: { $ne: null } }
  if (standing === 'expired') return { revoked: null, until: { $lt: on } }
  const running = { revoked: null, $or: [{ until: null }, { until: { $gte: on } }] }
  const since = usedSince(on, norms)
  if (since === null) return standing === 'valid' ? running : { _id: { $in: [] } }
  return { ...running, lastUsedOn: standing === 'valid' ? { $gte: since } : { $lt: since } }
}
