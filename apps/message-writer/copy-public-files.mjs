// Next.js' standalone server serves files only from its own folder.
import { cpSync } from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const build = process.env.MESSAGE_WRITER_BUILD ?? '.next';
const standalone = path.join(here, build, 'standalone/apps/message-writer');

cpSync(path.join(here, 'public'), path.join(standalone, 'public'), { recursive: true });
cpSync(path.join(here, build, 'static'), path.join(standalone, build, 'static'), { recursive: true });
