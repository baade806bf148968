import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { Session } from 'chdb';
import type { HasHealth } from '../../lib/ports/has-health.ts';
import { Gate } from './gate.ts';
import { answer } from './http-face.ts';
import type { QueryLimits } from './queries.ts';

