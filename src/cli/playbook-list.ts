export { listPlaybooks } from '../pipeline/library.ts';
