import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

/** The browser that CHROMIUM_PATH names, or the first of the usual names on the path. */
function executable(): string {
  const { CHROMIUM_PATH, PATH = '' } = process.env
  if (CHROMIUM_PATH) return CHROMIUM_PATH
  const candidates = names.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)))
  const found = candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
  if (found) return found
  throw new Error(
    `no browser: none of ${names.join(', ')} is on the path. On Debian: apt-get install -y --no-install-recommends chromium; elsewhere install Chrome, Chromium or Edge, or set CHROMIUM_PATH to the executable of one.`,
  )
}

/** Starts the browser; it asks nobody for anything. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: executable(),
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  })
}
