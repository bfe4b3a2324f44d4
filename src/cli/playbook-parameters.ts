export { parametersOf } from '../pipeline/catalogue.ts';
