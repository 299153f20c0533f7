import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readPack } from './programme-pack.rules.ts'
import type { Programme } from './programme.rules.ts'

const folder = fileURLToPath(new URL('packs/', import.meta.url))

// What holds until a pack is imported; it names no city.
const NEUTRAL = 'neutro'

let read: readonly Programme[] | null = null

/** The packs that come with the program: every file of the folder `packs`, so that another city is another file. */
export function shippedPacks(): readonly Programme[] {
  read ??= readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map(shippedPack)
    // The one of no city comes last.
    .toSorted((a, b) => Number(a.code === NEUTRAL) - Number(b.code === NEUTRAL))
  return read
}

/** The programme of an installation that has imported none. */
export function neutralProgramme(): Programme {
  const found = shippedPacks().find(({ code }) => code === NEUTRAL)
  if (!found) throw new Error(`The pack ${NEUTRAL}.json is missing.`)
  return found
}

function shippedPack(file: string): Programme {
  const checked = readPack(readFileSync(`${folder}${file}`, 'utf8'))
  if (checked.ok) return checked.programme
  const [first] = checked.problems
  throw new Error(`The pack ${file} cannot be used: ${first?.where} ${first?.reason}`)
}
