import type { Actor, LinkPurpose, Role } from './actor.ts'
import { labRows } from './lab-rows.ts'
import { matchingRows } from './matching-rows.ts'
import { placementRows } from './placement-rows.ts'
import { programmeRows } from './programme-rows.ts'
import type { Relation, Row } from './relation.ts'

export type { Relation } from './relation.ts'

/**
 * THE table: permission × role → relation. An empty cell is "no".
 *
 * The city steers the programme and never sees a student by name (GDPR, data minimisation: each school is the
 * controller of its students' data), so it has no cell in the rows about classes, students, placements and hours.
 */
export const permissions = { ...programmeRows, ...placementRows, ...labRows, ...matchingRows } as const

export type Permission = keyof typeof permissions

/** The rows that a link without account may use: only what it was sent for. */
const linkScopes: Record<LinkPurpose, readonly Permission[]> = {
  profile: [
    'partner.view',
    'partner.extend',
    'partner.edit',
    'qualification.apply',
    'document.view',
    'document.upload',
  ],
  documents: ['document.view', 'document.upload'],
  sign: ['agreement.view', 'agreement.sign'],
  pact: ['paperwork.view', 'paperwork.sign'],
  project: ['paperwork.view', 'paperwork.sign'],
  evaluation: ['evaluation.view', 'evaluation.write'],
  offer: ['offer.view', 'offer.edit', 'partner.view'],
}

export function relationOf(permission: Permission, role: Role): Relation | null {
  const row: Row = permissions[permission]
  return row[role] ?? null
}

/** The relation for one actor: as its role has it, and for a guest only within what the link is for. */
export function relationFor(permission: Permission, actor: Actor): Relation | null {
  if (actor.role === 'guest' && !linkScopes[actor.purpose].includes(permission)) return null
  return relationOf(permission, actor.role)
}
