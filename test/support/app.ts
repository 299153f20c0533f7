import { beforeAll, beforeEach } from '@jest/globals'
import type { Express } from 'express'
import { demoPassword } from '../../src/accounts/demo-people.ts'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/platform/config.ts'
import { log } from '../../src/platform/log.ts'
import { testNow, useBorgoDatabase } from './borgo-database.ts'
import { type Visitor, visitorOf } from './browser.ts'
import { testDatabaseName } from './database.ts'

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
  useBorgoDatabase({ fresh })
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
  })
  beforeEach(() => {
    now = testNow
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
