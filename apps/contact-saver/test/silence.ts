import { logger } from '../src/http/logger.ts';

logger.level = 'silent';
