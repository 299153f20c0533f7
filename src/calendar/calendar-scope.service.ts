import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { partiesOfEditions } from '../labs/session-days.service.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import { hasLeft } from '../partners/partner.rules.ts'
import { findPartner } from '../partners/partner.service.ts'
import { partnerNames } from '../partners/partner-names.service.ts'
import { NotFound } from '../platform/errors.ts'
import { listClasses } from '../schools/school-class.service.ts'
import { schoolNames } from '../schools/school.service.ts'
import { findStudent } from '../schools/student.service.ts'
import { choosableKinds, type Scope, scopeAmong, type ScopeChoice, type ScopeKind } from './calendar-scope.rules.ts'

/** The calendars this actor may choose besides the own one, in the order of the list. */
export async function scopeChoices(ctx: Ctx): Promise<ScopeChoice[]> {
  const kinds = choosableKinds(ctx.actor.role)
  if (kinds.includes('class')) return classChoices(ctx)
  if (kinds.includes('space')) return hostChoices(ctx)
  return kinds.includes('partner') ? cityChoices(ctx) : []
}

async function classChoices(ctx: Ctx): Promise<ScopeChoice[]> {
  const classes = await listClasses(ctx, { schoolYear: schoolYearOf(ctx.today) })
  return classes.map(({ _id, label }) => ({ kind: 'class', id: _id, name: label }))
}

async function hostChoices(ctx: Ctx): Promise<ScopeChoice[]> {
  if (ctx.actor.role !== 'host') return []
  const { spaces, tutors } = await findPartner(ctx, 'partner.view', ctx.actor.partnerId)
  return [
    ...spaces.map(({ id, name }) => ({ kind: 'space' as const, id, name })),
    ...tutors
      .filter((tutor) => !hasLeft(tutor, ctx.today))
      .map(({ id, name }) => ({ kind: 'trainer' as const, id, name })),
  ]
}

async function cityChoices(ctx: Ctx): Promise<ScopeChoice[]> {
  const { partnerIds, schoolIds } = await partiesOfEditions(ctx)
  const [partners, schools] = await Promise.all([partnerNames(partnerIds), schoolNames(schoolIds)])
  const named = (names: ReadonlyMap<string, string>, kind: ScopeKind) =>
    [...names].map(([id, name]) => ({ kind, id, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'it'))
  return [...named(partners, 'partner'), ...named(schools, 'school')]
}

export interface AskedScope {
  kind: ScopeKind | null
  id: string
}

/** The calendar that was asked for, with its name; one's own when nothing was. NotFound when it is not theirs to choose. */
export async function findScope(
  ctx: Ctx,
  { choices, asked }: { choices: readonly ScopeChoice[]; asked: AskedScope },
): Promise<{ scope: Scope; name: string | null }> {
  if (asked.id === '') return { scope: { kind: 'own' }, name: null }
  const chosen = scopeAmong(choices, asked)
  if (chosen) return { scope: chosen, name: chosen.name }
  if (asked.kind !== 'student' || !may(ctx.actor, 'student.view')) throw new NotFound(`calendar of ${asked.id}`)
  const { surname, givenName } = await findStudent(ctx, 'student.view', asked.id)
  return { scope: { kind: 'student', id: asked.id }, name: `${surname} ${givenName}` }
}
