export { FileError } from './node/fileError.ts'
export { readEventsFile, readScenarioFile } from './node/readFiles.ts'
