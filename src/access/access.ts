import { Forbidden, NotFound } from '../platform/errors.ts'
import type { Actor, Guest } from './actor.ts'
import { type Permission, type Relation, relationFor } from './permissions.ts'

/** The ids that say whose a record is. A list means "any of these". */
export interface Belongs {
  readonly schoolId?: string | readonly string[] | null
  readonly classId?: string | readonly string[] | null
  readonly partnerId?: string | readonly string[] | null
  readonly studentId?: string | readonly string[] | null
  readonly schoolTutorId?: string | readonly string[] | null
  readonly agreementId?: string | readonly string[] | null
  readonly placementId?: string | readonly string[] | null
}

type BelongsField = keyof Belongs
type Wanted = string | { $in: string[] }
export type Filter = Partial<Record<BelongsField, Wanted>>

/** Each relation is one function actor → filter; lists use the filter, the check of one record asks the same filter. */
const filters: Record<Relation, (actor: Actor) => Filter | null> = {
  any: () => ({}),
  ownSchool: (actor) => ('schoolId' in actor ? { schoolId: actor.schoolId } : null),
  ownClass: (actor) =>
    actor.role === 'teacher' ? { schoolId: actor.schoolId, classId: { $in: [...actor.classIds] } } : null,
  tutored: (actor) => (actor.role === 'teacher' ? { schoolId: actor.schoolId, schoolTutorId: actor.accountId } : null),
  ownHost: (actor) => ('partnerId' in actor ? { partnerId: actor.partnerId } : null),
  own: (actor) => (actor.role === 'student' ? { studentId: actor.studentId } : null),
  linked: (actor) => (actor.role === 'guest' ? linkedRecord(actor) : null),
}

function linkedRecord({ partnerId, agreementId, placementId }: Guest): Filter | null {
  if (placementId) return { partnerId, placementId }
  return agreementId ? { partnerId, agreementId } : null
}

/** The door (route gate, menu): does this role have the permission at all? */
export function may(actor: Actor, permission: Permission): boolean {
  return relationFor(permission, actor) !== null
}

/** The filter of the records this actor may use. Throws Forbidden when the role has no cell. */
export function visible(actor: Actor, permission: Permission): Filter {
  const relation = relationFor(permission, actor)
  const filter = relation && filters[relation](actor)
  if (!filter) throw new Forbidden(`${actor.role} has no ${permission}`)
  // An empty value in a Mongo filter would match everything: the one dangerous line of this design.
  for (const [field, wanted] of Object.entries(filter)) if (!wanted) throw new Forbidden(`empty ${field}`)
  return filter
}

/** The safe (services, buttons): may this actor do this with this record? */
export function can(actor: Actor, permission: Permission, record: Belongs): boolean {
  if (!may(actor, permission)) return false
  const filter = visible(actor, permission)
  return Object.entries(filter).every(([field, wanted]) => matches(record[field as BelongsField], wanted))
}

/** Throws Forbidden when the role has no cell, NotFound when the record is not theirs. */
export function authorise(actor: Actor, permission: Permission, record: Belongs): void {
  if (!may(actor, permission)) throw new Forbidden(`${actor.role} has no ${permission}`)
  if (!can(actor, permission, record)) throw new NotFound(permission)
}

function matches(held: Belongs[BelongsField], wanted: Wanted): boolean {
  if (held === undefined || held === null) return false
  const values = typeof held === 'string' ? [held] : held
  return values.some((value) => (typeof wanted === 'string' ? value === wanted : wanted.$in.includes(value)))
}
