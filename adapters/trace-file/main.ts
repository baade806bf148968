// Reads one file from standard input and writes what is in it to standard output, in V8's own format.
import { buffer } from 'node:stream/consumers';
import { serialize } from 'node:v8';
import type { ReadJob } from './job.ts';
import { readFile } from './read-file.ts';

const job = JSON.parse(process.argv[2] ?? '') as ReadJob;
const answer = serialize(readFile(await buffer(process.stdin), job));
process.stdout.write(answer);
