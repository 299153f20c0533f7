import mongoose from 'mongoose'
import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible'
import { TooMany } from '../platform/errors.ts'

/** Attempts allowed per key within `seconds`. Counted in MongoDB, so every web process sees the same count. */
export interface Limit {
  readonly name: string
  readonly points: number
  readonly seconds: number
}

const limiters = new Map<string, RateLimiterMongo>()

function limiterOf(limit: Limit): RateLimiterMongo {
  const known = limiters.get(limit.name)
  if (known) return known
  const made = new RateLimiterMongo({
    storeClient: mongoose.connection.getClient(),
    dbName: mongoose.connection.name,
    tableName: 'rateLimits',
    keyPrefix: limit.name,
    points: limit.points,
    duration: limit.seconds,
  })
  limiters.set(limit.name, made)
  return made
}

/** Throws TooMany when the key has used up its attempts; counts nothing. */
export async function refuseWhenExhausted(limit: Limit, key: string): Promise<void> {
  const state = await limiterOf(limit).get(key)
  if (state && state.consumedPoints >= limit.points) throw new TooMany(secondsLeft(state))
}

/** Counts one attempt; throws TooMany beyond the limit. */
export async function countAttempt(limit: Limit, key: string): Promise<void> {
  try {
    await limiterOf(limit).consume(key)
  } catch (error) {
    if (error instanceof RateLimiterRes) throw new TooMany(secondsLeft(error))
    throw error
  }
}

export async function forgetAttempts(limit: Limit, key: string): Promise<void> {
  await limiterOf(limit).delete(key)
}

function secondsLeft(state: RateLimiterRes): number {
  return Math.max(1, Math.ceil(state.msBeforeNext / 1000))
}
