export { playbookHeaders } from '../playbook/headers.ts';
