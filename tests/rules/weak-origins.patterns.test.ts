import { others, patterns } from './weak-origins.rows.ts';
import { testRows } from './weak-origins.witnesses.ts';

testRows([...patterns, ...others]);
