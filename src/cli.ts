#!/usr/bin/env node
import { main } from './cli/main.ts'

// it never rejects: every failure ends as an exit code
void main(process.argv.slice(2))
