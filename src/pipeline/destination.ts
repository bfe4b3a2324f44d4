export { type Destination, parseDestination } from '../plan/destination.ts';
