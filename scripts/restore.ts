// npm run restore -- DIR [--drop]      Puts a dump into the database. Stop the web server and the worker first.
import { readConfig } from '../src/platform/config.ts'
import { connectDatabase } from '../src/platform/database.ts'
import { restoreDatabase } from '../src/platform/dump.ts'

const words = process.argv.slice(2)
const drop = words.includes('--drop')
const [folder, ...others] = words.filter((word) => word !== '--drop')
if (!folder || folder.startsWith('-') || others.length > 0) {
  console.error('Usage: npm run restore -- DIR [--drop]      (--drop deletes what the database holds now)')
  process.exit(64)
}

try {
  const database = await connectDatabase(readConfig(process.env))
  try {
    const { at, collections } = await restoreDatabase(database.db, folder, { drop })
    const documents = Object.values(collections).reduce((sum, collection) => sum + collection.documents, 0)
    console.log(`Restored the dump of ${at}: ${documents} documents of ${Object.keys(collections).length} collections.`)
  } finally {
    await database.close()
  }
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
