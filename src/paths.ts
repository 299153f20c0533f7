import { labPaths } from './paths/labs.ts'
import { matchingPaths } from './paths/matching.ts'
import { placementPaths } from './paths/placements.ts'
import { programmePaths } from './paths/programme.ts'

/** Every URL of the site; they are spelled here and in the four files it is made of, nowhere else. */
export const paths = { ...programmePaths, ...placementPaths, ...labPaths, ...matchingPaths } as const
