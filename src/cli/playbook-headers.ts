export { playbookHeaders } from '../pipeline/headers.ts';
