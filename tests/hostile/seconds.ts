/**
 * Processor time of this process, in seconds: other work on the machine does not count. What is asserted of it is
 * several times what was measured, and far below what a quadratic algorithm would take.
 */
export function seconds(work: () => void): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}
