// What the command line needs of a playbook before it is loaded: kept apart from the library, which brings the expression
// language and every tool along.
export { summarizePlaybook } from '../playbook/discover.ts';
