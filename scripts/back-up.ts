// npm run back-up -- DIR      Dumps the whole database into a new folder and reads the dump back.
import { readConfig } from '../src/platform/config.ts'
import { connectDatabase } from '../src/platform/database.ts'
import { checkDump, dumpDatabase } from '../src/platform/dump.ts'

const [folder, ...others] = process.argv.slice(2)
if (!folder || folder.startsWith('-') || others.length > 0) {
  console.error('Usage: npm run back-up -- DIR')
  process.exit(64)
}

try {
  const database = await connectDatabase(readConfig(process.env))
  try {
    await dumpDatabase(database.db, folder, new Date())
    const { collections } = await checkDump(folder)
    const documents = Object.values(collections).reduce((sum, collection) => sum + collection.documents, 0)
    // Started from the wrong place, the built-in database is a new one: that must not pass for a backup.
    if (documents === 0) throw new Error('The database holds nothing. Are DATA_DIR and DATABASE_NAME right?')
    console.log(
      `${folder}: ${documents} documents of ${Object.keys(collections).length} collections, read back and complete.`,
    )
  } finally {
    await database.close()
  }
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
