import path from 'node:path';
import { runWithSmallPool } from '../withSmallPool.ts';

runWithSmallPool(path.join(import.meta.dirname, 'compare.ts'));
