export { summarizePlaybook } from '../pipeline/catalogue.ts';
