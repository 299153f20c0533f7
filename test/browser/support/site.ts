import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { fillBorgo } from '../../../scripts/demo/borgo.ts'
import type { PersonRole } from '../../../src/access/actor.ts'
import { demoPeople } from '../../../src/accounts/demo-people.ts'
import { createApp } from '../../../src/app.ts'
import { models } from '../../../src/models.ts'
import { paths } from '../../../src/paths.ts'
import { readConfig } from '../../../src/platform/config.ts'
import { dayOf } from '../../../src/platform/day.ts'
import { log } from '../../../src/platform/log.ts'
import { testNow } from '../../support/borgo-database.ts'
import { testDatabaseName, useTestDatabase } from '../../support/database.ts'
import { launchChromium } from './chromium.ts'
import { type Complaints, listenForComplaints } from './complaints.ts'

export interface Site {
  readonly url: string
  /** Moves the clock of the server. */
  setNow(now: Date): void
  /** A new person at a new computer: an empty page, with a session of its own. */
  newPage(options?: BrowserContextOptions): Promise<Page>
  /** Somebody of Borgo, signed in by the button of the demo. */
  signIn(role: PersonRole, options?: BrowserContextOptions): Promise<Page>
  /** What the browser complained about since the test began. */
  readonly complaints: Complaints
}

interface SiteOptions {
  fresh?: 'each' | 'once'
  /** When Borgo stands and the clock of the server begins, for a story that needs another school year. */
  at?: Date
}

/** Borgo, served to a real browser on a port of its own, at `testNow`; anew before each test, or once for a file. */
export function useSite({ fresh = 'each', at = testNow }: SiteOptions = {}): Site {
  useTestDatabase(models, { empty: fresh })
  let browser: Browser | null = null
  let server: Server | null = null
  let url = ''
  let now = at
  const contexts: BrowserContext[] = []
  const complaints = listenForComplaints()

  beforeAll(async () => {
    log.level = 'silent'
    browser = await launchChromium()
    // The address is known before the application is made, because invitations carry it.
    server = createServer()
    url = await listening(server)
    const config = readConfig({
      DATABASE_NAME: testDatabaseName(),
      CITY_NAME: 'Borgo',
      DEMO: 'on',
      WORKER: 'off',
      PUBLIC_URL: url,
    })
    const sessionSecret = 'only for tests, only for tests, only for tests'
    server.on('request', createApp({ config, sessionSecret, clock: () => now, lazyViews: true }))
    if (fresh === 'once') await fillBorgo(dayOf(at))
  })
  let openedBefore = 0
  beforeEach(async () => {
    now = at
    complaints.forget()
    openedBefore = contexts.length
    if (fresh === 'each') await fillBorgo(dayOf(at))
  })
  // Who came in a beforeAll stays until the end of the file.
  afterEach(async () => {
    await Promise.all(contexts.splice(openedBefore).map((context) => context.close()))
  })
  afterAll(async () => {
    await browser?.close()
    server?.closeAllConnections()
    await new Promise((resolve) => server?.close(resolve) ?? resolve(null))
  })

  const newPage = async (options: BrowserContextOptions = {}): Promise<Page> => {
    if (!browser) throw new Error('The browser starts in beforeAll.')
    const context = await browser.newContext({
      baseURL: url,
      locale: 'it-IT',
      timezoneId: 'Europe/Rome',
      // A page that glides to the field in focus would be looked at too early.
      reducedMotion: 'reduce',
      // What a service worker fetches, a test that holds up or loses requests does not see.
      serviceWorkers: 'block',
      ...options,
    })
    context.setDefaultTimeout(30_000)
    contexts.push(context)
    complaints.of(context)
    return context.newPage()
  }
  return {
    complaints,
    newPage,
    get url() {
      return url
    },
    setNow(to) {
      now = to
    },
    async signIn(role, options) {
      const page = await newPage(options)
      await page.goto(paths.signIn())
      await page.getByRole('button', { name: `Entra come ${nameOf(role)}` }).click()
      await page.waitForURL(`${url}/`)
      return page
    },
  }
}

/** The person of Borgo with this role. */
export function nameOf(role: PersonRole): string {
  const person = demoPeople.find((each) => each.role === role)
  if (!person) throw new Error(`Nobody in Borgo is a ${role}.`)
  return person.name
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
