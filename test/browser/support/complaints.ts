import type { BrowserContext } from 'playwright-core'

export interface Complaints {
  /** Everything so far, in words. */
  readonly all: readonly string[]
  of(context: BrowserContext): void
  forget(): void
}

/**
 * What a browser writes in its console when a page is broken: script errors, refusals of the content security policy,
 * files that do not arrive. Pages whose own answer is 403, 404 or 422 are no complaint: they are tested as pages.
 */
export function listenForComplaints(): Complaints {
  let all: string[] = []
  return {
    get all() {
      return all
    },
    of(context) {
      context.on('console', (message) => {
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          all.push(`${message.page()?.url()}: ${message.text()}`)
      })
      context.on('weberror', (problem) => all.push(`${problem.page()?.url()}: ${problem.error().message}`))
      context.on('response', (response) => {
        if (response.status() >= 400 && !response.request().isNavigationRequest())
          all.push(`${response.url()}: ${response.status()}`)
      })
    },
    forget() {
      all = []
    },
  }
}
