import fs from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The Chromium of this machine. Without one the tests fail and say so: a browser test is never skipped. */
export async function launchChromium(): Promise<Browser> {
  const given = process.env['CHROMIUM_PATH']
  const executablePath = given ?? usual.find((path) => fs.existsSync(path))
  if (!executablePath || !fs.existsSync(executablePath)) {
    throw new Error(
      `These tests need Chromium, and there is none at ${given ?? usual.join(', ')}. ` +
        'Install it (apt-get install chromium) or set CHROMIUM_PATH to its program.',
    )
  }
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
