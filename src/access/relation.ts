import type { Role } from './actor.ts'

/** Whose a record must be for the permission to hold. `any`: everybody's. */
export type Relation = 'any' | 'ownSchool' | 'ownClass' | 'tutored' | 'ownHost' | 'own' | 'linked'

/** One line of the table; an empty cell is "no". */
export type Row = Partial<Record<Role, Relation>>
