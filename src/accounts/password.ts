import { hash, verify } from '@node-rs/argon2'

// OWASP: Argon2id with 19 MiB, two passes, one lane. About 20 ms, off the main thread.
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost)
}

let nobody: Promise<string> | null = null

/** Takes as long for an account that does not exist as for one that does: the time tells a stranger nothing. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('there is nobody with this password')
  const matches = await verify(stored ?? (await nobody), password.slice(0, 200))
  return stored !== null && matches
}
