import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** `app.css` → `/app.css?v=1a2b3c4d`: the address changes with the content, so browsers may keep it for a year. */
export function assetUrls(folder: string): (name: string) => string {
  const known = new Map<string, string>()
  return (name) => {
    const found = known.get(name)
    if (found) return found
    const [file = '', fragment] = name.split('#')
    const path = join(folder, file)
    if (!existsSync(path)) throw new Error(`The asset ${file} is missing in public: run "npm run prepare".`)
    const version = createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 10)
    const url = `/${file}?v=${version}${fragment ? `#${fragment}` : ''}`
    known.set(name, url)
    return url
  }
}
