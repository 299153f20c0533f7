import { beforeAll, beforeEach } from '@jest/globals'
import type { Express } from 'express'
import { fillBorgo } from '../../scripts/demo/borgo.ts'
import { demoPassword } from '../../src/accounts/demo-people.ts'
import { createApp } from '../../src/app.ts'
import { models } from '../../src/models.ts'
import { readConfig } from '../../src/platform/config.ts'
import { dayOf } from '../../src/platform/day.ts'
import { log } from '../../src/platform/log.ts'
import { type Visitor, visitorOf } from './browser.ts'
import { testDatabaseName, useTestDatabase } from './database.ts'

/** A Wednesday morning in the middle of the autumn, when Borgo is at work. */
export const testNow = new Date('2026-11-25T10:00:00+01:00')

export interface TestApp {
  readonly app: Express
  /** A stranger. */
  visitor(): Visitor
  /** Somebody of Borgo, signed in. */
  signIn(identifier: string): Promise<Visitor>
  /** Moves the clock of the application. */
  setNow(now: Date): void
}

interface TestAppOptions {
  /** Borgo anew before each test, or once for a file that only reads. */
  fresh?: 'each' | 'once'
  environment?: Record<string, string>
}

/** The application of production on a test database with Borgo in it, at `testNow`. */
export function useTestApp({ fresh = 'each', environment = {} }: TestAppOptions = {}): TestApp {
  useTestDatabase(models, { empty: fresh })
  let app: Express | null = null
  let now = testNow
  const running = () => {
    if (!app) throw new Error('The application starts in beforeAll.')
    return app
  }
  beforeAll(async () => {
    log.level = 'silent'
    const config = readConfig({ DATABASE_NAME: testDatabaseName(), CITY_NAME: 'Borgo', ...environment })
    const sessionSecret = 'only for tests, only for tests, only for tests'
    app = createApp({ config, sessionSecret, clock: () => now, lazyViews: true })
    if (fresh === 'once') await fillBorgo(dayOf(testNow))
  })
  beforeEach(async () => {
    now = testNow
    if (fresh === 'each') await fillBorgo(dayOf(testNow))
  })
  return {
    get app() {
      return running()
    },
    visitor: () => visitorOf(running()),
    async signIn(identifier) {
      const visitor = visitorOf(running())
      await visitor.visit('/accedi')
      const page = await visitor.press('Accedi', { identifier, password: demoPassword })
      if (page.status !== 200) throw new Error(`${identifier} cannot sign in: ${page.text}`)
      return visitor
    },
    setNow(to) {
      now = to
    },
  }
}
